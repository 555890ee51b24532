"""Queries that are turned into SQL once: they answer as the ORM does, each time for the values of that time."""

from threading import Thread
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from campaigntracker.campaigns.models import Campaign, Member
from campaigntracker.postgres.compiled import compiled
from tests.factories import CampaignFactory, MemberFactory

pytestmark = pytest.mark.django_db


def _named(campaign: UUID, name: str) -> "QuerySet[Member]":
    return Member.objects.select_related("campaign").filter(campaign=campaign, display_name=name).order_by("pk")


def test_each_call_is_answered_for_its_own_values() -> None:
    first, second = CampaignFactory(), CampaignFactory()
    mine = [MemberFactory(campaign=first, display_name="Ana") for _ in range(2)]
    yours = MemberFactory(campaign=second, display_name="Ana")
    ask = compiled(_named)

    assert ask(first.pk, "Ana") == mine
    assert ask(second.pk, name="Ana") == [yours]
    assert ask(second.pk, "Bo") == []
    assert ask(first.pk, "Ana") == list(_named(first.pk, "Ana"))


def test_what_is_read_is_made_as_the_orm_makes_it() -> None:
    member = MemberFactory(display_name="Ana")
    tuples = compiled(lambda campaign: Member.objects.filter(campaign=campaign).values_list("display_name", "role"))
    texts = compiled(lambda campaign: Member.objects.filter(campaign=campaign).values_list("role", flat=True))
    dicts = compiled(lambda campaign: Campaign.objects.filter(pk=campaign).values("calendar", "slug"))

    assert tuples(member.campaign.pk) == [("Ana", member.role)]
    assert texts(member.campaign.pk) == [member.role]
    assert dicts(member.campaign.pk) == [{"calendar": member.campaign.calendar, "slug": member.campaign.slug}]


def test_related_rows_come_with_it() -> None:
    member = MemberFactory(display_name="Ana")
    [found] = compiled(_named)(member.campaign.pk, "Ana")
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert found.campaign.name == member.campaign.name
    assert not captured.captured_queries


def test_none_is_no_value_that_a_row_could_have() -> None:
    """As in SQL, not as in a lookup of the ORM: an unclaimed seat is not that of a user who is nobody."""
    seat = MemberFactory(user=None)
    of_user = compiled(lambda user: Member.objects.filter(user=user))

    assert of_user(None) == []
    assert list(Member.objects.filter(user=None)) == [seat]


def test_the_query_is_put_together_once() -> None:
    calls = []

    def members(campaign: UUID) -> "QuerySet[Member]":
        calls.append(campaign)
        return Member.objects.filter(campaign=campaign)

    ask, campaign = compiled(members), CampaignFactory()
    for _ in range(3):
        with CaptureQueriesContext(connection) as captured:
            ask(campaign.pk)
        assert len(captured.captured_queries) == 1
    assert len(calls) == 1


@pytest.mark.django_db(transaction=True)
def test_threads_ask_over_connections_of_their_own() -> None:
    member = MemberFactory(display_name="Ana")
    ask, found = compiled(_named), []
    ask(member.campaign.pk, "Ana")

    def other() -> None:
        try:
            found.append((ask(member.campaign.pk, "Ana"), connection.connection))
        finally:
            connection.close()

    thread = Thread(target=other)
    thread.start()
    thread.join()
    [(members, theirs)] = found
    assert members == [member]
    assert theirs is not connection.connection
