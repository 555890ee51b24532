"""Time zones as people type them."""

import pytest
from django.core.exceptions import ValidationError

from campaigntracker.web.timezonefield import TimeZoneField


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Rome", "Europe/Rome"),
        (" europe/rome ", "Europe/Rome"),
        ("america/new york", "America/New_York"),
        ("new york", "America/New_York"),
        ("New York, USA", "America/New_York"),
        ("los-angeles", "America/Los_Angeles"),
        ("berlin", "Europe/Berlin"),
        ("port au prince", "America/Port-au-Prince"),
        ("utc", "UTC"),
        ("etc/gmt+5", "Etc/GMT+5"),
        ("Asia/Calcutta", "Asia/Calcutta"),
    ],
)
def test_a_loosely_typed_zone_is_understood(typed: str, zone: str) -> None:
    assert TimeZoneField().clean(typed) == zone


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("new yrok", "America/New_York"),
        ("Europe/Berln", "Europe/Berlin"),
        ("york", "America/New_York"),
        ("louisville", "America/Louisville"),
        ("louisville", "America/Kentucky/Louisville"),
    ],
)
def test_a_zone_that_is_none_or_many_brings_near_ones(typed: str, near: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        TimeZoneField().clean(typed)
    assert f"“{typed}” is not a time zone. Did you mean " in refusal.value.messages[0]
    assert near in refusal.value.messages[0]
    assert refusal.value.messages[0].count("/") - typed.count("/") <= 6


@pytest.mark.parametrize("typed", ["Middle-earth", "x", "/", "_", "%s", ",", "../../etc/passwd"])
def test_what_resembles_no_zone_is_refused_with_advice(typed: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        TimeZoneField().clean(typed)
    assert refusal.value.messages == [
        f"“{typed}” is not a time zone. Try the nearest big city, such as Europe/Berlin.",
    ]


def test_left_empty_it_is_refused_only_where_it_is_required() -> None:
    assert TimeZoneField(required=False).clean("  ") == ""
    with pytest.raises(ValidationError, match="required"):
        TimeZoneField().clean("")
