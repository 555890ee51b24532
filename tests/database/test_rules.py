"""The rules that the database holds, tried in raw SQL as a careless script would."""

import datetime as dt
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from campaigntracker.campaigns.models import Campaign, CampaignOwned
from sessions_app.models import Session
from tests.factories import NOON, CampaignFactory, EventFactory, MemberFactory, SessionFactory, UserFactory

pytestmark = pytest.mark.django_db


def set_raw(row: models.Model, **values: Any) -> None:
    columns = ", ".join(f'"{column}" = %s' for column in values)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{row._meta.db_table}" SET {columns} WHERE id = %s', [*values.values(), row.pk])


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"number": 1}, "session_number_key"),
        ({"number": -1}, "session_number_not_negative"),
        ({"status": "postponed"}, "session_status"),
        ({"real_end_time": NOON - dt.timedelta(seconds=1)}, "session_real_end_not_before_start"),
        ({"game_end_time": -1}, "session_game_end_not_before_start"),
        ({"status": "in_progress"}, "session_one_in_progress"),
        ({"external_id": "s-1"}, "session_external_id_key"),
        ({"campaign_id": None}, "campaign_id"),
    ],
)
def test_a_session_that_breaks_a_rule_is_refused(values: dict[str, Any], rule: str) -> None:
    campaign = CampaignFactory()
    SessionFactory(campaign=campaign, number=1, in_progress=True, external_id="s-1")
    session = SessionFactory(campaign=campaign, number=2, completed=True)
    with pytest.raises(IntegrityError, match=rule):
        set_raw(session, **values)


def test_two_campaigns_may_use_the_same_numbers_and_both_be_playing() -> None:
    SessionFactory(number=1, in_progress=True, external_id="s-1")
    SessionFactory(number=1, in_progress=True, external_id="s-1")
    assert Session.objects.in_progress().count() == 2


def test_session_zero_is_a_session() -> None:
    assert SessionFactory(number=0).number == 0


def test_the_database_computes_both_differences() -> None:
    session = SessionFactory(
        number=15,
        real_start_time=dt.datetime(2025, 1, 20, 18, 5, tzinfo=dt.UTC),
        real_end_time=dt.datetime(2025, 1, 20, 22, 15, 59, tzinfo=dt.UTC),
        game_start_time=1_296_000,
        game_end_time=1_328_400,
    )
    session.refresh_from_db()
    assert (session.duration_minutes, session.game_time_elapsed_seconds) == (250, 32_400)


def test_an_open_end_has_no_duration() -> None:
    session = SessionFactory(in_progress=True)
    session.refresh_from_db()
    assert session.duration_minutes is None
    assert session.game_time_elapsed_seconds is None


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"category": "gossip"}, "event_category"),
        ({"visibility": "all"}, "event_visibility"),
        ({"seq": None}, "event_seq_with_session"),
        ({"seq": 0}, "event_seq_with_session"),
        ({"seq": 1}, "event_seq_key"),
        ({"source": "vtt", "external_id": "e-1"}, "event_external_id_key"),
    ],
)
def test_an_event_that_breaks_a_rule_is_refused(values: dict[str, Any], rule: str) -> None:
    first = EventFactory(seq=1, source="vtt", external_id="e-1")
    event = EventFactory(session=first.session, seq=2)
    with pytest.raises(IntegrityError, match=rule):
        set_raw(event, **values)


def test_a_user_has_one_seat_at_a_table() -> None:
    seat = MemberFactory(user=UserFactory())
    with pytest.raises(IntegrityError, match="member_user_key"), transaction.atomic():
        MemberFactory(campaign=seat.campaign, user=seat.user)


def test_a_session_with_events_cannot_be_deleted() -> None:
    event = EventFactory()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(IntegrityError, match="session_id_same_campaign"), transaction.atomic():
            cursor.execute("DELETE FROM sessions_app_session WHERE id = %s", [event.session_id])


def test_a_campaign_goes_with_all_that_is_its_own() -> None:
    event, kept = EventFactory(), EventFactory()
    event.campaign.delete()
    assert list(Campaign.objects.all()) == [kept.campaign]
    for model in apps.get_models():
        if issubclass(model, CampaignOwned):
            assert not model.objects.filter(campaign_id=event.campaign_id).exists()


def test_ids_are_made_by_the_application_and_sort_by_age() -> None:
    ids = [CampaignFactory().pk for _ in range(5)]
    assert ids == sorted(ids)
    assert {uuid.version for uuid in ids} == {7}


def test_no_table_of_ours_counts_serially() -> None:
    ours = ("accounts_", "campaigns_", "sessions_app_", "events_app_")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns "
            "WHERE column_default LIKE 'nextval%%' OR is_identity = 'YES'"
        )
        # Django makes these two link tables of its User; nothing of a campaign hangs on them.
        rows = [row for row in cursor.fetchall() if row[0].startswith(ours) and not row[0].startswith("accounts_user_")]
    assert rows == []


def test_every_unique_rule_of_a_campaigns_table_begins_with_the_campaign() -> None:
    with connection.cursor() as cursor:
        for model in apps.get_models():
            if not issubclass(model, CampaignOwned):
                continue
            constraints = connection.introspection.get_constraints(cursor, model._meta.db_table)
            for name, constraint in constraints.items():
                # The id itself, and the tokens of invitations and programs: looked up without knowing the campaign.
                if constraint["unique"] and constraint["columns"] not in (["id"], ["token"], ["digest"]):
                    assert constraint["columns"][0] == "campaign_id", name
