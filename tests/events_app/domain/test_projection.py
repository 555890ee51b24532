"""The figures kept on a session."""

import io

import pytest
from django.core.management import CommandError, call_command

from campaigntracker.campaigns.models import Viewer
from events_app.domain.figures import FIGURE_KEYS
from events_app.domain.fold import Fold, tally_of
from events_app.domain.items import EventItem
from events_app.domain.projection import refresh_campaign, session_digest
from events_app.domain.recording import record_events
from events_app.models import Event, category_of
from sessions_app.models import Session
from tests.conftest import Table
from tests.factories import NOON, CharacterFactory, EventFactory, SessionFactory

PARTY = {"wren": "Wren", "old maren": "Old Maren"}


def fold_of(events: list[Event]) -> Fold:
    """Fold events as if they had been recorded one after the other."""
    for seq, event in enumerate(events, start=1):
        event.seq, event.real_time = seq, NOON
        event.category = category_of(event.type) or ""
    return Fold.of(events, PARTY)


@pytest.mark.parametrize(
    ("key", "event", "value"),
    [
        ("eventCount", {"type": "note"}, 1),
        ("combatEncounters", {"type": "combat_start"}, 1),
        ("totalDamageDealt", {"type": "damage", "actor": "WREN", "target": "Ghoul", "amount": 4}, 4),
        ("totalDamageDealt", {"type": "damage", "actor": "Wren", "target": "Old Maren", "amount": 4}, 0),
        ("totalDamageDealt", {"type": "damage", "actor": "Ghoul", "target": "Imp", "amount": 4}, 0),
        ("totalDamageDealt", {"type": "damage", "actor": "Wren"}, 0),
        ("totalDamageReceived", {"type": "damage", "target": "Wren", "amount": 4}, 4),
        ("totalDamageReceived", {"type": "damage", "actor": "Wren", "target": "Old Maren", "amount": 4}, 4),
        ("totalHealingDone", {"type": "healing", "actor": "Wren", "target": "Ghoul", "amount": 3}, 3),
        ("totalHealingDone", {"type": "healing", "target": "Wren", "amount": 3}, 3),
        ("totalHealingDone", {"type": "healing", "actor": "Priest", "target": "Wren", "amount": 3}, 0),
        ("npcsKilled", {"type": "npc_killed"}, 1),
        ("npcsKilled", {"type": "npc_killed", "amount": 3}, 3),
        ("npcsKilled", {"type": "npc_killed", "amount": 0}, 0),
        ("treasureGained", {"type": "treasure_gained", "amount": 50}, 50),
        ("xpEarned", {"type": "xp_awarded", "amount": 400}, 400),
    ],
)
def test_each_figure_counts_its_own(key: str, event: dict, value: int) -> None:
    assert tally_of([Event(**event)], PARTY).figures.to_json()[key] == value


def test_the_lists_name_each_once_and_nothing_empty() -> None:
    events = [
        Event(type="highlight", name="The fall"),
        Event(type="highlight", description="The rise"),
        Event(type="highlight"),
        Event(type="npc_introduced", actor="Ilse"),
        Event(type="npc_introduced", actor="Ilse"),
        Event(type="location_discovered", location="Hask"),
        Event(type="quest_started", name="The nine doors"),
    ]
    found = fold_of(events).gm.names
    assert found["highlights"] == ["The fall", "The rise"]
    assert (found["npcsIntroduced"], found["locationsVisited"]) == (["Ilse"], ["Hask"])
    assert "itemsAcquired" not in found


def test_what_was_stated_wins_and_is_marked(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, completed=True, stats={"npcsKilled": 12})
    items = [EventItem(type="npc_killed"), EventItem(type="xp_awarded", amount=5, visibility="gm")]
    record_events(table.campaign, items, session=session, by=None, now=NOON)
    session.refresh_from_db()

    def figures(viewer: Viewer) -> dict[str, tuple[int, bool]]:
        return {found.key: (found.value, found.stated) for found in session_digest(session, viewer).figures}

    seen_by_gm, seen_by_player = figures(table.viewer(table.gm)), figures(table.viewer(table.player))
    assert tuple(seen_by_gm) == FIGURE_KEYS
    assert seen_by_gm["npcsKilled"] == seen_by_player["npcsKilled"] == (12, True)
    assert (seen_by_gm["xpEarned"], seen_by_player["xpEarned"]) == ((5, False), (0, False))
    assert (seen_by_gm["eventCount"], seen_by_player["eventCount"]) == ((2, False), (1, False))


def test_refreshing_a_campaign_says_how_many_changed(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, completed=True)
    CharacterFactory(campaign=table.campaign, name="Wren")
    EventFactory(session=session, type="damage", category="combat", actor="Wren", target="Imp", amount=3)
    SessionFactory(campaign=table.campaign)
    assert refresh_campaign(table.campaign) == 2
    assert refresh_campaign(table.campaign) == 0
    session.refresh_from_db()
    assert session.projection["party"]["figures"]["totalDamageDealt"] == 3


def test_rebuild_prints_what_it_did(table: Table) -> None:
    EventFactory(session=SessionFactory(campaign=table.campaign, completed=True))
    elsewhere = SessionFactory(completed=True)
    out = io.StringIO()
    call_command("rebuild", "the-long-road", stdout=out)
    assert out.getvalue() == "the-long-road: 1 sessions, 1 of them changed.\n"
    assert Session.objects.get(pk=elsewhere.pk).projection == {}
    out = io.StringIO()
    call_command("rebuild", stdout=out)
    assert "the-long-road: 1 sessions, 0 of them changed." in out.getvalue()
    assert f"{elsewhere.campaign.slug}: 1 sessions, 1 of them changed." in out.getvalue()


@pytest.mark.django_db
def test_rebuild_of_no_campaign_says_so() -> None:
    with pytest.raises(CommandError, match="no campaign “nowhere”"):
        call_command("rebuild", "nowhere")


# What an earlier version of the program kept of a session.
FIRST_FORM = {"gm": {"figures": {"eventCount": 99}}, "party": {"figures": {"eventCount": 98}}}


def test_what_an_earlier_version_kept_is_read_from_the_events_until_it_is_renewed(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, completed=True)
    items = [EventItem(type="xp_awarded", amount=5), EventItem(type="quest_started", name="The doors")]
    record_events(table.campaign, items, session=session, by=None, now=NOON)
    Session.objects.filter(pk=session.pk).update(projection=FIRST_FORM)
    session.refresh_from_db()
    digest = session_digest(session, table.viewer(table.player))
    assert (digest.figures[0].value, digest.quests_started) == (2, ("The doors",))

    fresh = SessionFactory(campaign=table.campaign, completed=True)
    record_events(table.campaign, items, session=fresh, by=None, now=NOON)
    out = io.StringIO()
    call_command("rebuild", stale=True, stdout=out)
    assert out.getvalue() == "the-long-road: 2 sessions, 1 of them changed.\n"
    session.refresh_from_db()
    fresh.refresh_from_db()
    assert session.projection["gm"]["figures"] == fresh.projection["gm"]["figures"]
    out = io.StringIO()
    call_command("rebuild", stale=True, stdout=out)
    assert out.getvalue() == ""


def test_what_an_earlier_version_kept_is_renewed_by_the_next_event(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, completed=True)
    record_events(table.campaign, [EventItem(type="note")], session=session, by=None, now=NOON)
    Session.objects.filter(pk=session.pk).update(projection=FIRST_FORM)
    record_events(table.campaign, [EventItem(type="note")], session=session, by=None, now=NOON)
    session.refresh_from_db()
    assert session.projection["party"]["figures"]["eventCount"] == 2
