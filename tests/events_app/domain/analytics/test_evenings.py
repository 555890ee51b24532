"""Whatever was logged: the analytics read what the log adds up to, and each figure leads to the events it stands on."""

import datetime as dt
from collections import Counter

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigntracker.campaigns.models import Campaign, Viewer
from events_app.domain.analytics.asked import Asked, narrow
from events_app.domain.analytics.evidence import FIGURES, Place, can_be_asked, read_evidence
from events_app.domain.analytics.rows import Evening, read_evenings, read_stamp
from events_app.domain.correcting import void_event
from events_app.domain.items import EventItem
from events_app.domain.projection import party_names, refresh_campaign
from events_app.domain.recording import record_events
from events_app.models import Event
from sessions_app.models import Session
from tests.events_app.domain.fold import plain
from tests.factories import NOON, CampaignFactory, CharacterFactory, SessionFactory, SessionPlayerFactory

pytestmark = pytest.mark.django_db

PARTY = ("Wren", "Old Maren")
NAMES = st.sampled_from(["Wren", "WREN", "old maren", "Ghoul", ""])
ITEMS = st.builds(
    EventItem,
    type=st.sampled_from(
        ["combat_start", "combat_end", "damage", "damage", "healing", "npc_killed", "note", "xp_awarded",
         "treasure_gained", "dialogue", "travel"]
    ),
    actor=NAMES,
    target=NAMES,
    amount=st.none() | st.integers(-2, 9),
    visibility=st.sampled_from(["party", "party", "gm"]),
    real_time=st.integers(-40, 400).map(lambda minutes: NOON + dt.timedelta(minutes=minutes)),
)  # fmt: skip


def viewers(campaign: Campaign) -> tuple[Viewer, Viewer]:
    return Viewer.of_role(campaign, is_gm=True), Viewer.of_role(campaign, is_gm=False)


def evenings_for(viewer: Viewer) -> tuple[Evening, ...]:
    return read_evenings(viewer)


def seen(session_id: object, viewer: Viewer) -> list[Event]:
    """Straight from the table, so that no word of a QuerySet decides."""
    rows = [event for event in Event.objects.filter(session=session_id, voided_at=None) if event.seq]
    shown = [event for event in rows if viewer.is_gm or event.visibility == "party"]
    return sorted(shown, key=lambda event: (event.real_time, event.seq))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(logs=st.lists(st.lists(ITEMS, max_size=14), min_size=1, max_size=3))
def test_they_are_what_the_log_adds_up_to(logs: list[list[EventItem]]) -> None:
    with transaction.atomic():
        campaign = play(logs)
        for viewer in viewers(campaign):
            found = evenings_for(viewer)
            assert [evening.number for evening in found] == list(range(1, len(logs) + 1))
            for evening in found:
                compare(evening, seen(evening.id, viewer), party_names(campaign))
            each_figure_leads_to_its_events(viewer, found)
        transaction.set_rollback(True)


def play(logs: list[list[EventItem]]) -> Campaign:
    campaign: Campaign = CampaignFactory()
    for name in PARTY:
        CharacterFactory(campaign=campaign, name=name)
    for number, log in enumerate(logs, 1):
        session = SessionFactory(campaign=campaign, number=number, completed=True)
        if log:
            record_events(campaign, log, session=session, by=None, now=NOON)
    return campaign


def compare(evening: Evening, events: list[Event], party: dict[str, str]) -> None:
    assert evening.figures == plain.figures(events, party)
    told = {
        name: (one.total_damage_dealt, one.total_damage_received, one.total_healing_done, one.npcs_killed)
        for name, one in evening.characters.items()
    }
    assert told == {name: (own[0], own[1], own[2], own[4]) for name, own in plain.characters(events, party).items()}
    assert evening.counts == Counter(event.category for event in events)
    assert evening.seconds == time_spent(events, evening)
    peaks = {name: [peak and [peak.amount, peak.seq] for peak in own] for name, own in evening.peaks.items()}
    assert peaks == plain.peaks(events, party)


def time_spent(events: list[Event], evening: Evening) -> dict[str, int]:
    """Runs of events that touch the evening; of each event the time to the next one, half an hour at most."""
    runs: list[list[Event]] = []
    for event in events:
        if runs and event.real_time - runs[-1][-1].real_time <= dt.timedelta(minutes=30):
            runs[-1].append(event)
        else:
            runs.append([event])
    found: Counter[str] = Counter()
    assert evening.start
    assert evening.end
    for place, run in enumerate(runs):
        if run[-1].real_time < evening.start or run[0].real_time > evening.end:
            continue
        after = runs[place + 1][0].real_time if place + 1 < len(runs) else evening.end
        moments = [*(event.real_time for event in run[1:]), min(after, evening.end)]
        for event, until in zip(run, moments, strict=True):
            passed = min(until - event.real_time, dt.timedelta(minutes=30))
            found[event.category] += max(0, round(passed.total_seconds()))
    return {category: passed for category, passed in found.items() if passed}


def each_figure_leads_to_its_events(viewer: Viewer, evenings: tuple[Evening, ...]) -> None:
    for character in ("", *PARTY):
        shown = narrow(evenings, Asked(character=character), zone=dt.UTC, today=NOON.date())
        for figure in FIGURES:
            if not can_be_asked(figure, character):
                continue
            evidence = read_evidence(viewer, shown, figure, character=character)
            assert sum(amount for _event, amount in evidence.events) == evidence.total
            assert evidence.total == sum(evening.figures.get(FIGURES[figure].key, 0) for evening in shown)
            assert viewer.is_gm or all(event.visibility == "party" for event, _amount in evidence.events)
    for category in {name for evening in evenings for name in evening.counts}:
        evidence = read_evidence(viewer, evenings, "events", category=category)
        assert len(evidence.events) == sum(evening.counts.get(category, 0) for evening in evenings)
        assert {event.category for event, _amount in evidence.events} == {category}


@pytest.fixture
def session() -> Session:
    session = SessionFactory(completed=True, number=1)
    for name in PARTY:
        CharacterFactory(campaign=session.campaign, name=name)
    return session


def blow(amount: int, **fields: object) -> EventItem:
    return EventItem(type="damage", actor="Wren", target="Ghoul", amount=amount, **fields)  # type: ignore[arg-type]


def test_what_was_stated_wins_and_is_marked(session: Session) -> None:
    record_events(session.campaign, [blow(5)], session=session, by=None, now=NOON)
    Session.objects.update(stats={"totalDamageDealt": 385, "npcsKilled": 0})
    for viewer in viewers(session.campaign):
        [evening] = evenings_for(viewer)
        assert evening.figures["totalDamageDealt"] == 385
        assert (evening.counted["totalDamageDealt"], evening.stated) == (5, {"totalDamageDealt", "npcsKilled"})
        evidence = read_evidence(viewer, [evening], "dealt")
        assert (evidence.total, evidence.stated) == (5, (evening,))


def test_of_one_character_nothing_is_stated(session: Session) -> None:
    record_events(session.campaign, [blow(5)], session=session, by=None, now=NOON)
    Session.objects.update(stats={"totalDamageDealt": 385})
    found = evenings_for(viewers(session.campaign)[0])
    [evening] = narrow(found, Asked(character="Wren"), zone=dt.UTC, today=NOON.date())
    assert (evening.figures["totalDamageDealt"], evening.stated) == (5, frozenset())


def test_a_secret_changes_nothing_for_the_party_not_even_the_stamp(session: Session) -> None:
    record_events(session.campaign, [blow(5)], session=session, by=None, now=NOON)
    gm, player = viewers(session.campaign)
    before = read_stamp(gm), read_stamp(player), evenings_for(player)
    record_events(session.campaign, [blow(40, visibility="gm")], session=session, by=None, now=NOON)
    Session.objects.update(gm_notes="A secret", recap_draft="Not yet", version=9)
    assert read_stamp(gm) != before[0]
    assert (read_stamp(player), evenings_for(player)) == before[1:]
    assert evenings_for(gm)[0].figures["totalDamageDealt"] == 45


def test_a_voided_event_is_gone(session: Session) -> None:
    [recorded] = record_events(session.campaign, [blow(5)], session=session, by=None, now=NOON)
    void_event(recorded.event, now=NOON)
    for viewer in viewers(session.campaign):
        [evening] = evenings_for(viewer)
        assert (evening.figures["totalDamageDealt"], evening.counts, evening.peaks) == (0, {}, {})


def test_what_an_earlier_version_kept_is_counted_anew(session: Session) -> None:
    record_events(session.campaign, [blow(5)], session=session, by=None, now=NOON)
    before = [evenings_for(viewer) for viewer in viewers(session.campaign)]
    Session.objects.update(projection={"form": 4, "gm": {"figures": {}}, "party": {"figures": {}}})
    assert [evenings_for(viewer) for viewer in viewers(session.campaign)] == before
    refresh_campaign(session.campaign, only_stale=True)
    assert [evenings_for(viewer) for viewer in viewers(session.campaign)] == before


def test_only_completed_sessions_count(session: Session) -> None:
    for number, status in enumerate(("planned", "in_progress", "cancelled"), 2):
        SessionFactory(campaign=session.campaign, number=number, status=status)
    assert [evening.number for evening in evenings_for(viewers(session.campaign)[0])] == [1]


def test_who_came_counts_guests_and_whom_the_roster_expected_does_not(session: Session) -> None:
    for attended, is_guest in ((True, False), (True, True), (False, False), (False, False)):
        SessionPlayerFactory(session=session, attended=attended, is_guest=is_guest)
    [evening] = evenings_for(viewers(session.campaign)[1])
    assert (evening.came, evening.rostered, evening.regulars) == (2, 3, 1)


def test_evidence_comes_in_pages(session: Session) -> None:
    other = SessionFactory(campaign=session.campaign, number=2, completed=True)
    for one, count in ((session, 60), (other, 5)):
        items = [item for amount in range(1, count + 1) for item in (blow(amount), EventItem(type="note", name="x"))]
        record_events(session.campaign, items, session=one, by=None, now=NOON)
    viewer = viewers(session.campaign)[1]
    evenings = evenings_for(viewer)
    first = read_evidence(viewer, evenings, "dealt")
    assert (len(first.events), first.following) == (50, Place(1, 99))
    second = read_evidence(viewer, evenings, "dealt", after=Place.read(str(first.following)))
    assert (len(second.events), second.following, second.total) == (15, None, first.total)
    assert sum(amount for _event, amount in first.events + second.events) == first.total


@pytest.mark.parametrize("nonsense", ["", "x", "1", "1.x", "-1.2", "1.99999999999", "٣.1"])
def test_a_place_that_is_none(nonsense: str) -> None:
    assert Place.read(nonsense) is None
