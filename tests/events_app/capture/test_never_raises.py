"""Whatever is typed, the reader answers; and what it says can be recorded, as it was shown."""

import dataclasses

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigntracker.campaigns.models import Campaign
from campaigntracker.gametime import DAY_COUNT
from events_app.capture import Table, complete, describe, describe_items, read_line, vocabulary
from events_app.capture.examples import TABLE
from events_app.domain.capturing import capture, preview
from events_app.domain.checking import check_item
from events_app.domain.items import ITEM_COLUMNS, EventItem
from events_app.models import Event
from sessions_app.models import Session
from tests.events_app.capture.lines import LINES, TABLES
from tests.factories import NOON, CampaignFactory, CharacterFactory, SessionFactory

UNTIMED = {"deadline": None}
ON_ROWS = {**UNTIMED, "suppress_health_check": [HealthCheck.function_scoped_fixture]}


@settings(max_examples=150, **UNTIMED)
@given(LINES, TABLES, st.booleans())
def test_any_line_has_a_reading_or_a_problem(line: str, table: Table, secret: bool) -> None:
    reading = read_line(line, table, secret=secret)
    assert reading.ok != bool(reading.problem)
    assert len(describe(reading, table)) == len(reading.items)
    assert read_line(line, table, secret=secret) == reading
    assert read_line(f"  {line} ", table, secret=secret).fingerprint == reading.fingerprint
    for item in reading.items:
        assert check_item(item)


@settings(max_examples=100, **UNTIMED)
@given(
    LINES.filter(lambda line: line.strip() and "/" not in line), st.sampled_from(["secret: ", "SECRET :", "secret "])
)
def test_what_is_called_a_secret_is_for_gms_alone(line: str, front: str) -> None:
    reading = read_line(front + line, TABLE)
    # A combat that ends only because another begins stays as open as it was.
    assert all(item.visibility == "gm" for item in reading.items if item.type != "combat_end")
    assert all(told.is_secret for told in describe(reading, TABLE) if told.type != "combat_end")
    if front.strip() != "secret":
        assert reading.items == read_line(f"gm: {line}", TABLE).items


@settings(max_examples=100, **UNTIMED)
@given(LINES, st.booleans())
def test_the_preview_tells_all_that_is_recorded(line: str, secret: bool) -> None:
    reading = read_line(line, TABLE, secret=secret)
    for item, told in zip(reading.items, describe(reading, TABLE), strict=True):
        if item.type == "time_advanced":
            assert told.clock_after - told.clock_before == item.amount
            continue
        for part in (item.name, item.actor, item.target, item.location, item.description):
            assert part in told.sentence
        assert item.amount is None or f"{item.amount:,}" in told.sentence
        assert (told.type, told.is_secret) == (item.type, item.visibility == "gm")


@given(LINES, st.integers(-5, 300))
def test_a_completion_begins_as_what_is_typed(line: str, cursor: int) -> None:
    found = complete(line, cursor, TABLE)
    assert 0 <= found.start <= found.end <= len(line)
    known = vocabulary(TABLE)
    words = {*known.verbs, *known.tags, *known.characters, *known.people, *known.places}
    assert {option.text for option in found.options} <= words


@given(st.sampled_from([*TABLE.characters, *TABLE.people]), st.data())
def test_a_known_name_is_spelled_as_it_is_known(name: str, data: st.DataObject) -> None:
    typed = "".join(data.draw(st.sampled_from([letter.lower(), letter.upper()])) for letter in name)
    for line in (f"dmg {typed} 5", f"heal Ogre > {typed} 5", f"met {typed}", f"down {typed}", f"kill {typed}"):
        [item] = read_line(line, TABLE).items
        assert name in (item.actor, item.target)
    [item] = read_line(f"The door groans @{typed}", dataclasses.replace(TABLE, places=(name,))).items
    assert item.location == name


@given(st.text(st.characters(categories=["Lu", "Ll"]), min_size=2, max_size=20).map(str.capitalize))
def test_an_unknown_name_is_kept_as_it_was_typed(name: str) -> None:
    table = Table(definition=DAY_COUNT, clock=0)
    [item] = read_line(f'dmg "{name}" 5', table).items
    assert item.target == name


@pytest.fixture
def session(db: None) -> Session:
    campaign = CampaignFactory(clock=TABLE.clock, epoch={"day": 0, "hour": 0})
    for name in TABLE.characters:
        CharacterFactory(campaign=campaign, name=name)
    return SessionFactory(campaign=campaign, in_progress=True)


@settings(max_examples=25, **ON_ROWS)
@given(lines=st.lists(LINES, min_size=1, max_size=4), visibility=st.sampled_from(["party", "gm"]))
def test_what_is_recorded_is_what_was_shown(session: Session, lines: list[str], visibility: str) -> None:
    with transaction.atomic():
        for number, line in enumerate(lines):
            session = Session.objects.select_related("campaign").get(pk=session.pk)
            reading, table = preview(session, line, visibility=visibility)
            captured = capture(
                session,
                line,
                by=None,
                now=NOON,
                external_id=f"line {number}",
                visibility=visibility,
                fingerprint=reading.fingerprint,
            )
            assert captured.ok == reading.ok
            kept = [Event.objects.get(pk=event.pk) for event in captured.events]
            items = [
                EventItem(**{name: getattr(event, name) for name in ITEM_COLUMNS} | {"category": ""}) for event in kept
            ]
            told = describe(reading, table)
            assert describe_items(items, table.definition, table.clock) == told
            after = Campaign.objects.get(pk=session.campaign_id).clock
            assert after == (told[-1].clock_after if told else table.clock)
            again = capture(session, line, by=None, now=NOON, external_id=f"line {number}", visibility=visibility)
            assert again.repeated == captured.ok
            assert again.events == captured.events
        transaction.set_rollback(True)
