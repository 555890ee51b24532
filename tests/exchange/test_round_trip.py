"""Export, import into an empty database, export: the same bytes, and the same things behind them."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigntracker.campaigns.models import Campaign, Role
from campaigntracker.exchange.demo_campaign import demo_document
from campaigntracker.gametime import GameDate
from campaigntracker.gametime.presets import PRESETS
from events_app.domain.items import EventItem
from events_app.domain.projection import refresh_campaign
from events_app.domain.recording import record_events
from events_app.models import Event
from sessions_app.models import Session
from tests.exchange.helpers import MIGHTY_NEIN, empty_the_database, event, export, load, salt_road
from tests.exchange.rich_campaign import rich_campaign
from tests.factories import NOON, CampaignFactory, SessionFactory

pytestmark = pytest.mark.django_db


def sample() -> Campaign:
    return load(salt_road())


def demo() -> Campaign:
    return load(demo_document())


def mighty_nein() -> Campaign:
    if not MIGHTY_NEIN.exists():
        pytest.skip(f"the real file is not beside this checkout ({MIGHTY_NEIN}); our own sample has the same shape")
    return load(MIGHTY_NEIN.read_bytes())


def harptos() -> Campaign:
    """A campaign in a calendar with months and feasts, with moments on either side of its beginning."""
    definition = PRESETS["harptos"].definition.with_epoch(GameDate(1492, 1, 1, 15, 30, intercalary="Midwinter"))
    campaign = CampaignFactory(
        calendar=definition.to_json(), epoch=definition.epoch_json(), clock=86_400, external_id="realms"
    )
    session = SessionFactory(campaign=campaign, number=1, completed=True, game_start_time=-90_000, game_end_time=7)
    items = [EventItem(type="note", name=str(total), game_time=total) for total in (-90_000, 0, 86_400 * 1461)]
    record_events(campaign, items, session=session, by=None, now=NOON)
    return campaign


def test_dates_are_written_in_the_campaigns_calendar() -> None:
    exported = json.loads(export(harptos()))
    assert exported["campaign"]["clock"]["formatted"] == "1 Alturiak 1492 DR, 3:30 PM"
    assert exported["campaign"]["epoch"] == {
        "year": 1492, "month": 1, "day": 1, "hour": 15, "minute": 30, "intercalary": "Midwinter"
    }  # fmt: skip
    assert exported["sessions"][0]["gameTime"]["startTime"]["formatted"] == "30 Hammer 1492 DR, 2:30 PM"
    again = load(export_without(exported, "total"), slug="again")
    assert Session.objects.of(again).get().game_start_time == -90_000


def export_without(document: Any, key: str) -> Any:
    """The document without this key, wherever it stands."""
    match document:
        case dict():
            return {name: export_without(value, key) for name, value in document.items() if name != key}
        case list():
            return [export_without(value, key) for value in document]
    return document


def behind(campaign: Campaign) -> list[Any]:
    """What the export shows only in part."""
    rows = Session.objects.of(campaign).in_order().values_list("number", "projection", "stats", "version")
    return list(rows)


@pytest.mark.parametrize("make", [sample, demo, mighty_nein, rich_campaign, harptos])
def test_export_import_export_gives_the_same_bytes(make: Callable[[], Campaign]) -> None:
    campaign = make()
    first, for_players = export(campaign), export(campaign, Role.PLAYER)
    projections = {number: projection for number, projection, *_rest in behind(campaign) if projection}
    stats = {number: stats for number, _projection, stats, _version in behind(campaign)}
    empty_the_database()
    again = load(first)
    assert export(again) == first
    assert export(again, Role.PLAYER) == for_players
    assert {number: stats for number, _projection, stats, _version in behind(again)} == stats
    assert {number: projection for number, projection, *_rest in behind(again) if projection} == projections


def test_export_is_what_was_sent_where_the_sender_said_everything() -> None:
    document = salt_road()
    exported = json.loads(export(load(document)))
    for sent, got in zip(document["sessions"], exported["sessions"], strict=True):
        assert got["id"] == sent["id"]
        assert [player["userId"] for player in got["participants"]["players"]] == [
            player["userId"] for player in sent["participants"]["players"]
        ]
    assert [member["id"] for member in exported["members"]] == ["ada", "ben", "cleo", "guest"]


def test_figures_kept_by_an_import_are_those_a_rebuild_would_make() -> None:
    campaign = load(demo_document())
    before = {session.number: session.projection for session in Session.objects.of(campaign) if session.projection}
    refresh_campaign(campaign)
    after = {session.number: session.projection for session in Session.objects.of(campaign)}
    assert len(before) == 15
    assert {number: after[number] for number in before} == before


def test_export_for_players_can_be_imported() -> None:
    text = export(rich_campaign(), Role.PLAYER)
    empty_the_database()
    again = load(text)
    assert export(again, Role.PLAYER) == text


def test_export_takes_as_many_queries_for_many_rows_as_for_few() -> None:
    few, many = load(salt_road()), load(demo_document())
    with CaptureQueriesContext(connection) as for_few:
        export(few)
    with CaptureQueriesContext(connection) as for_many:
        export(many)
    assert len(for_many) == len(for_few)


TEXT = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=12)
WHOLE = st.integers(-(2**63) + 1, 2**63 - 1)
JSON = st.recursive(
    st.none() | st.booleans() | WHOLE | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
EVENTS = st.lists(
    st.fixed_dictionaries(
        {
            "type": st.sampled_from(
                ["note", "damage", "healing", "npc_killed", "highlight", "xp_awarded", "item_acquired"]
            )
        },
        optional={
            "name": st.sampled_from(["A", "B", "C"]) | TEXT,
            "amount": WHOLE,
            "actor": st.sampled_from(["ORM STRÖNDSON", "wick", "a troll"]) | TEXT,
            "target": st.sampled_from(["Tallow", "a troll"]),
            "data": st.dictionaries(TEXT, JSON, max_size=2),
            "sessionId": st.sampled_from(["salt-1", "salt-2", None]),
            "visibility": st.sampled_from(["gm", "party"]),
            "voidedAt": st.just("2020-02-29T00:00:00.5Z"),
            "timestamp": st.fixed_dictionaries({}, optional={"gameTime": st.fixed_dictionaries({"total": WHOLE})}),
        },
    ),
    max_size=8,
)
SUMMARY = st.fixed_dictionaries({}, optional={"gm": TEXT, "highlights": st.lists(st.sampled_from(["A", "B"]) | TEXT)})
STATS = st.dictionaries(st.sampled_from(["xpEarned", "npcsKilled", "eventCount"]), st.integers(-2, 3))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=EVENTS, summary=SUMMARY, stats=STATS)
def test_whatever_is_taken_in_comes_out_and_goes_in_again(
    events: list[dict[str, Any]], summary: dict[str, Any], stats: dict[str, int]
) -> None:
    document = salt_road(events=[event(**fields) for fields in events])
    document["sessions"][0] |= {"summary": summary, "stats": stats}
    empty_the_database()
    campaign = load(document)
    first = export(campaign)
    assert Event.objects.of(campaign).count() == len(events)
    empty_the_database()
    assert export(load(first)) == first
