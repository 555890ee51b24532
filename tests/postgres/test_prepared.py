"""Queries that the database plans once."""

from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet, Value

from campaigntracker.campaigns.models import Campaign
from campaigntracker.postgres.prepared import prepared
from tests.factories import CampaignFactory


@prepared
def by_slug(slug: str) -> QuerySet[Campaign, tuple[Any, ...]]:
    return Campaign.objects.filter(slug=slug, is_public=False).values_list("id", "calendar", Value("100 %s' \\"))


@pytest.mark.django_db
def test_it_asks_with_other_values_each_time() -> None:
    one, other = CampaignFactory(), CampaignFactory(calendar={"a": [1]})
    for campaign in (one, other, one):
        assert by_slug(campaign.slug) == [(campaign.pk, campaign.calendar, "100 %s' \\")]
    assert by_slug("%s' OR true --") == []


@pytest.mark.django_db
def test_the_database_plans_it_once() -> None:
    def planned() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%is_public%'")
            return int(cursor.fetchone()[0])

    for slug in ("a", "b", "c"):
        assert by_slug(slug) == []
    assert planned() == 1


@pytest.mark.django_db
def test_who_wraps_execution_may_add_to_the_text() -> None:
    texts = []

    def add(execute: Any, text: str, *rest: Any) -> Any:
        texts.append(text)
        return execute(f"SELECT set_config('a.b', 'c', true); {text}", *rest).nextset()

    with connection.execute_wrapper(add):
        assert by_slug("a") == []
    assert len(texts) == 1
