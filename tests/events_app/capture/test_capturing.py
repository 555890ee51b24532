"""From the line to the log: once, and nothing but what was shown."""

import datetime as dt
from dataclasses import replace

import pytest

from campaigntracker.campaigns.domain.clock import set_clock
from campaigntracker.campaigns.models import Campaign, Member
from events_app.capture import describe_items
from events_app.domain.capturing import capture, preview, table_for
from events_app.domain.items import ITEM_COLUMNS, EventItem
from events_app.domain.recording import record_events
from events_app.domain.running import running_combat
from events_app.domain.undoing import redo, undo_last
from events_app.models import Event
from sessions_app.domain.drafts import RosterEntry
from sessions_app.domain.roster import set_roster
from sessions_app.models import Session
from tests.factories import NOON, CampaignFactory, CharacterFactory, MemberFactory, SessionFactory

LATER = NOON + dt.timedelta(hours=1)
MORNING = 1_296_000


@pytest.fixture
def session(db: None) -> Session:
    campaign = CampaignFactory(clock=MORNING)
    for name in ("Fighter", "Rogue"):
        CharacterFactory(campaign=campaign, name=name)
    return SessionFactory(campaign=campaign, in_progress=True)


@pytest.fixture
def gm(session: Session) -> Member:
    return MemberFactory(campaign=session.campaign, role="gm")


def clock_of(session: Session) -> int:
    return Campaign.objects.get(pk=session.campaign_id).clock


def test_a_line_of_several_events_is_one_entry(session: Session, gm: Member) -> None:
    captured = capture(session, "loot 150gp, Silver Key > rogue @Vault", by=gm, now=NOON, external_id="line-1")
    events = list(Event.objects.of_session(session).in_recorded_order())
    assert [(e.type, e.name, e.actor, e.location, e.amount) for e in events] == [
        ("treasure_gained", "", "Rogue", "Vault", 150),
        ("item_acquired", "Silver Key", "Rogue", "Vault", None),
    ]
    assert [(e.source, e.external_id, e.author) for e in events] == [("table", "line-1", gm), ("table", "line-1#2", gm)]
    assert list(captured.events) == events


@pytest.mark.parametrize("line", ["+10m", "rest long", "round", "dmg rogue > Ogre 4"])
def test_a_line_sent_again_is_recorded_once(session: Session, gm: Member, line: str) -> None:
    """Even when it would be read otherwise by now, or not at all."""
    capture(session, "combat Ambush", by=gm, now=NOON)
    first = capture(session, line, by=gm, now=NOON, external_id="x")
    assert first.ok
    set_clock(session.campaign, 5)
    capture(session, "end", by=gm, now=NOON)
    count = Event.objects.count()
    CharacterFactory(campaign=session.campaign, name="Ogre")
    again = capture(session, line, by=gm, now=LATER, external_id="x", fingerprint="of then")
    assert (again.repeated, again.events, Event.objects.count(), clock_of(session)) == (True, first.events, count, 5)


def test_a_line_sent_again_after_it_was_undone_stays_undone(session: Session, gm: Member) -> None:
    capture(session, "+10m", by=gm, now=NOON, external_id="x")
    undo_last(session, by=gm, now=NOON)
    assert capture(session, "+10m", by=gm, now=NOON, external_id="x").repeated
    assert (clock_of(session), Event.objects.live().count()) == (MORNING, 0)


def test_what_would_be_recorded_otherwise_than_shown_is_not(session: Session, gm: Member) -> None:
    shown, _ = preview(session, "+10m")
    capture(session, "+1h", by=gm, now=NOON)
    refused = capture(session, "+10m", by=gm, now=NOON, fingerprint=shown.fingerprint)
    assert (refused.changed, refused.ok, Event.objects.count()) == (True, False, 1)
    assert refused.reading.clock == MORNING + 3_600
    assert capture(session, "+10m", by=gm, now=NOON, fingerprint=refused.reading.fingerprint).ok


def test_a_note_does_not_mind_that_the_clock_moved(session: Session, gm: Member) -> None:
    shown, _ = preview(session, "The door groans")
    capture(session, "+1h", by=gm, now=NOON)
    captured = capture(session, "The door groans", by=gm, now=NOON, fingerprint=shown.fingerprint)
    assert captured.events[0].game_time == MORNING + 3_600


def test_a_changed_name_is_told_first(session: Session, gm: Member) -> None:
    shown, _ = preview(session, "dmg Rogue > ogre 4")
    capture(session, "met Ogre", by=gm, now=NOON)
    assert capture(session, "dmg Rogue > ogre 4", by=gm, now=NOON, fingerprint=shown.fingerprint).changed


@pytest.mark.parametrize("line", ["dmg 14x", "", "\x00", "+9999999 days", "note " + "x" * 3_000])
def test_what_cannot_be_recorded_says_why(session: Session, gm: Member, line: str) -> None:
    captured = capture(session, line, by=gm, now=NOON, external_id="x")
    assert captured.problem
    assert not Event.objects.exists()


def test_a_clock_at_the_end_of_time_stays_there(session: Session, gm: Member) -> None:
    set_clock(session.campaign, 2**63 - 100)
    captured = capture(session, "+10m", by=gm, now=NOON)
    assert captured.problem
    assert clock_of(session) == 2**63 - 100


@pytest.mark.parametrize("external_id", ["x" * 151, "a#2", "\x00"])
def test_an_id_that_cannot_be_kept_is_refused(session: Session, gm: Member, external_id: str) -> None:
    assert capture(session, "note Hm", by=gm, now=NOON, external_id=external_id).problem


def test_secrets_are_kept(session: Session, gm: Member) -> None:
    capture(session, "The duke lies", by=gm, now=NOON, visibility="gm")
    capture(session, "He smiles /party", by=gm, now=NOON, visibility="gm")
    assert list(Event.objects.in_recorded_order().values_list("visibility", flat=True)) == ["gm", "party"]
    assert capture(session, "+10m", by=gm, now=NOON, visibility="gm").problem


def test_a_line_that_was_typed_earlier_is_stamped_so(session: Session, gm: Member) -> None:
    said_at = NOON + dt.timedelta(minutes=5)
    [event] = capture(session, "note Hm", by=gm, now=LATER, said_at=said_at).events
    assert event.real_time == said_at
    for wrong in (NOON - dt.timedelta(days=1), LATER + dt.timedelta(days=1)):
        [event] = capture(session, "note Hm", by=gm, now=LATER, said_at=wrong).events
        assert event.real_time == LATER


def test_what_is_filed_after_the_end_has_the_clock_of_the_end(gm: Member) -> None:
    over = SessionFactory(campaign=gm.campaign, completed=True)
    [event] = capture(over, "The door groans", by=gm, now=LATER).events
    assert event.game_time == 32_400
    assert capture(over, "+10m", by=gm, now=LATER).problem
    assert Campaign.objects.get(pk=gm.campaign_id).clock == MORNING


def test_nothing_is_captured_before_the_beginning(gm: Member) -> None:
    planned = SessionFactory(campaign=gm.campaign)
    assert capture(planned, "note Hm", by=gm, now=NOON).problem


def test_the_table_knows_the_running_combat(session: Session, gm: Member) -> None:
    def state() -> tuple[bool, int]:
        table = table_for(session, running_combat(session))
        return table.in_combat, table.round

    assert state() == (False, 0)
    for line, after in [
        ("combat Ambush", (True, 0)),
        ("round", (True, 1)),
        ("round", (True, 2)),
        ("dmg Rogue > Ogre 3", (True, 2)),
        ("end victory", (False, 0)),
    ]:
        assert capture(session, line, by=gm, now=NOON).ok
        assert state() == after
    undo_last(session, by=gm, now=NOON)
    assert state() == (True, 2)


def test_the_table_is_read_at_once(session: Session, gm: Member, django_assert_num_queries) -> None:
    capture(session, "combat Ambush", by=gm, now=NOON)
    with django_assert_num_queries(7):
        table_for(session, running_combat(session))
    came = [
        RosterEntry(member_id=seat.pk, attended=True) for seat in MemberFactory.create_batch(3, campaign=gm.campaign)
    ]
    characters = CharacterFactory.create_batch(3, campaign=gm.campaign)
    set_roster(session, [replace(one, character_ids=(pc.pk,)) for one, pc in zip(came, characters, strict=True)])
    with django_assert_num_queries(8):
        table_for(session, running_combat(session))


def test_undo_takes_back_the_whole_line_and_the_clock(session: Session, gm: Member) -> None:
    capture(session, "The door groans", by=gm, now=NOON)
    rest = capture(session, "rest long", by=gm, now=NOON)
    undone = undo_last(session, by=gm, now=LATER)
    assert undone is not None
    assert {event.pk for event in undone.events} == {event.pk for event in rest.events}
    assert (undone.clock, clock_of(session), Event.objects.live().count()) == (MORNING, MORNING, 1)
    again = redo(session, rest.events[0], now=LATER)
    assert again is not None
    assert (again.clock, clock_of(session), Event.objects.live().count()) == (MORNING + 28_800, MORNING + 28_800, 3)
    assert redo(session, rest.events[0], now=LATER) is None


def test_undo_leaves_a_clock_that_has_moved_on(session: Session, gm: Member) -> None:
    other = MemberFactory(campaign=session.campaign, role="gm")
    capture(session, "+10m", by=gm, now=NOON)
    capture(session, "+1h", by=other, now=NOON)
    undone = undo_last(session, by=gm, now=LATER)
    assert undone is not None
    assert (undone.clock, clock_of(session)) == (None, MORNING + 4_200)


def test_undo_is_of_ones_own_and_step_by_step(session: Session, gm: Member) -> None:
    other = MemberFactory(campaign=session.campaign, role="gm")
    capture(session, "one", by=gm, now=NOON)
    capture(session, "two", by=gm, now=NOON)
    capture(session, "theirs", by=other, now=NOON)
    sent = EventItem(type="note", name="sent", source="foundry", external_id="1")
    record_events(session.campaign, [sent], session=session, by=gm, now=NOON)
    for name in ("two", "one"):
        undone = undo_last(session, by=gm, now=LATER)
        assert undone is not None
        assert [event.name for event in undone.events] == [name]
    assert undo_last(session, by=gm, now=LATER) is None
    assert set(Event.objects.live().values_list("name", flat=True)) == {"theirs", "sent"}


def test_what_is_recorded_is_what_was_shown(session: Session, gm: Member) -> None:
    for line in ("dmg rogue > Ogre, Troll 1,400 fire -- ouch @Cave", "xp 100 each", "rest short", "Elara: “Go!” /gm"):
        session.campaign.refresh_from_db()
        clock = session.campaign.clock
        reading, table = preview(session, line)
        shown = describe_items(reading.items, table.definition, table.clock)
        events = capture(session, line, by=gm, now=NOON, fingerprint=reading.fingerprint).events
        kept = [
            EventItem(**{name: getattr(Event.objects.get(pk=event.pk), name) for name in ITEM_COLUMNS})
            for event in events
        ]
        assert describe_items(kept, table.definition, clock) == shown


def test_a_combat_that_begins_in_another_leaves_none_running_for_ever(session: Session, gm: Member) -> None:
    assert capture(session, "combat The cellar", by=gm, now=NOON).ok
    assert [event.type for event in capture(session, "combat The roof", by=gm, now=NOON).events] == [
        "combat_end",
        "combat_start",
    ]
    running = running_combat(session)
    assert running is not None
    assert running.name == "The roof"
    assert capture(session, "end victory", by=gm, now=NOON).ok
    assert running_combat(session) is None
    for name in ("The roof", "The cellar"):
        undo_last(session, by=gm, now=LATER)
        assert (combat := running_combat(session)) is not None
        assert combat.name == name
