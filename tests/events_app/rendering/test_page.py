"""Session pages kept in memory: never another reader's, never an old one."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.utils import translation

from campaigntracker.campaigns.models import Campaign, Character, Member
from campaigntracker.web.kept import Kept
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.rendering import page as pages
from sessions_app.models import Goal, Session, SessionGoal, SessionPlayer
from sessions_app.models.page_stamp import stamp_page
from tests.conftest import Persona, Table
from tests.factories import (
    NOON,
    CharacterFactory,
    GoalFactory,
    MemberFactory,
    SessionFactory,
    SessionGoalFactory,
    SessionPlayerFactory,
)

SECRET = "xyzzy"


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_kept", Kept(lambda shown: len(shown.timeline)))


@pytest.fixture
def session(table: Table) -> Session:
    session: Session = SessionFactory(
        campaign=table.campaign,
        completed=True,
        number=15,
        title="The Temple",
        gm=MemberFactory(campaign=table.campaign, display_name="Rowan"),
        gm_notes=SECRET,
        game_start_time=1_296_000,
        game_end_time=1_328_400,
    )
    player = SessionPlayerFactory(session=session, member=MemberFactory(campaign=table.campaign, display_name="Mara"))
    character = CharacterFactory(campaign=table.campaign, name="Nim")
    player.characters.add(character, through_defaults={"campaign": table.campaign})
    SessionFactory(campaign=table.campaign, completed=True, number=12, title="The Road", game_end_time=1_000_000)
    SessionFactory(campaign=table.campaign, number=18, title="The Way Home")
    GoalFactory(campaign=table.campaign, title="Map it all")
    SessionGoalFactory(session=session, goal=GoalFactory(campaign=table.campaign, title="Ring it"))
    SessionGoalFactory(session=session, goal=GoalFactory(campaign=table.campaign, title="The heir", visibility="gm"))
    record_events(
        table.campaign,
        [
            EventItem(type="npc_introduced", actor="Ash"),
            EventItem(type="goal_progress", name="Ring it", amount=3),
            EventItem(type="goal_progress", name="Sketches", amount=1),
            EventItem(type="note", name=f"{SECRET} knife", visibility="gm"),
        ],
        session=session,
        by=None,
        now=NOON,
    )
    return session


def read(persona: Persona, session: Session, query: str = "", **extra: str) -> str:
    response = persona.client.get(session.get_absolute_url() + query, **extra)
    assert response.status_code == 200
    _before, _main, rest = response.content.decode().partition("<main")
    return rest.partition("</main>")[0]


def raised(session: Session, **changes: object) -> None:
    """As an edit by any means whatever: no domain function, no version."""
    Session.objects.filter(pk=session.pk).update(**changes)


def log(session: Session, *items: EventItem) -> None:
    record_events(session.campaign, list(items), session=session, by=None, now=NOON)


def bring_character(session: Session) -> None:
    player = SessionPlayer.objects.get(session=session)
    character = CharacterFactory(campaign=session.campaign, name="Elara")
    player.characters.add(character, through_defaults={"campaign": session.campaign})


def goal_of(session: Session) -> Goal:
    return Goal.objects.get(campaign=session.campaign, title="Map it all")


CHANGES: dict[str, tuple[Callable[[Session], object], str]] = {
    "an event": (lambda session: log(session, EventItem(type="note", name="Dusk")), "Dusk"),
    "its title": (lambda session: raised(session, title="The Crypt"), "The Crypt"),
    "its notes": (lambda session: raised(session, notes="Bring candles"), "Bring candles"),
    "its summary": (lambda session: raised(session, summary={"gm": "They slept"}), "They slept"),
    "its status": (lambda session: raised(session, status="cancelled"), "Cancelled"),
    "objectives": (lambda session: raised(session, planned_objectives=["Find the bell"]), "Find the bell"),
    "its GM's name": (lambda session: Member.objects.filter(pk=session.gm_id).update(display_name="Robin"), "Robin"),
    "a player's name": (lambda session: Member.objects.filter(display_name="Mara").update(display_name="May"), "May"),
    "a character's name": (lambda session: Character.objects.filter(name="Nim").update(name="Nym"), "Nym"),
    "who came": (lambda session: SessionPlayer.objects.update(left_early=True), "left early"),
    "who is on the roster": (
        lambda session: SessionPlayerFactory(
            session=session, member=MemberFactory(campaign=session.campaign, display_name="Jonah")
        ),
        "Jonah",
    ),
    "whom they played": (bring_character, "Elara"),
    "the calendar's beginning": (lambda session: Campaign.objects.update(epoch={"day": 100, "hour": 9}), "Day 115"),
    "the campaign's zone": (lambda session: Campaign.objects.update(time_zone="Asia/Tokyo"), "times in Asia/Tokyo"),
    "a session before it": (
        lambda session: SessionFactory(campaign=session.campaign, number=14, title="The Ferry"),
        "The Ferry",
    ),
    "a session after it": (
        lambda session: SessionFactory(campaign=session.campaign, number=16, title="The Bell"),
        "The Bell",
    ),
    "the title beside it": (lambda session: Session.objects.filter(number=18).update(title="Away"), "Away"),
    "a goal that it pursues": (
        lambda session: SessionGoalFactory(session=session, goal=goal_of(session)),
        "Map it all",
    ),
    "what it made of a goal": (
        lambda session: SessionGoal.objects.filter(session=session).update(outcome="failed"),
        "Failed:",
    ),
    "what was noted of a goal": (lambda session: SessionGoal.objects.update(note="In the dark"), "In the dark"),
    "a goal's title": (lambda session: Goal.objects.filter(title="Ring it").update(title="Ring twice"), "Ring twice"),
    "what a goal is counted in": (lambda session: Goal.objects.update(unit="relics"), "+3 relics"),
    "a goal that its log means": (
        lambda session: Goal.objects.filter(title="Map it all").update(title="Sketches"),
        "Sketches</a>",
    ),
    "a goal that is revealed": (
        lambda session: Goal.objects.filter(title="The heir").update(visibility="party", title="The heirs"),
        "The heirs",
    ),
    "where the one before ended": (
        lambda session: Session.objects.filter(number=12).update(game_end_time=1_296_000 - 2 * 86_400),
        "2 days later",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("who", ["player", "gm"])
def test_whatever_changes_it_is_shown(table: Table, session: Session, change: str, who: str) -> None:
    make, told = CHANGES[change]
    persona: Persona = getattr(table, who)
    assert told not in read(persona, session)
    make(session)
    assert told in read(persona, session)


@pytest.mark.parametrize("change", CHANGES)
def test_without_the_stamp_and_the_campaign_in_the_key_it_would_not(
    table: Table, session: Session, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "page_key", lambda viewer, stamp, **rest: viewer.is_gm)
    make, told = CHANGES[change]
    read(table.player, session)
    make(session)
    assert told not in read(table.player, session)


def test_it_is_kept(table: Table, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(table.player, session)
    monkeypatch.setattr("sessions_app.views.detail.show_timeline", None)
    assert read(table.player, session) == first


def test_a_players_copy_is_never_the_gms(table: Table, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    for order in ((table.gm, table.player, table.spectator), (table.player, table.spectator, table.gm)):
        monkeypatch.setattr(pages, "_kept", Kept(lambda shown: len(shown.timeline)))
        told = {persona.name: read(persona, session) for persona in order}
        assert SECRET in told["gm"]
        assert "Reopen" in told["gm"]
        assert SECRET not in told["player"] + told["spectator"]
        assert "Reopen" not in told["player"] + told["spectator"]


def test_without_the_reader_in_the_key_it_would_be(
    table: Table, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = pages.page_key
    monkeypatch.setattr(pages, "page_key", lambda viewer, stamp, **rest: key(table.viewer(table.gm), "", **rest))
    read(table.gm, session)
    assert SECRET in read(table.player, session)


def test_a_role_that_is_lost_is_lost_at_once(table: Table, session: Session) -> None:
    assert SECRET in read(table.gm, session)
    Member.objects.filter(pk=table.gm.member.pk).update(role="player")  # type: ignore[union-attr]
    assert SECRET not in read(table.gm, session)


def test_language_zone_and_address_have_copies_of_their_own(table: Table, session: Session) -> None:
    read(table.player, session)
    table.player.user.time_zone = "Asia/Tokyo"  # type: ignore[union-attr]
    table.player.user.save()  # type: ignore[union-attr]
    assert "times in Asia/Tokyo" in read(table.player, session)
    assert "times in UTC" in read(table.spectator, session)
    assert "http://localhost/c/" in read(table.spectator, session, HTTP_HOST="localhost")
    with translation.override("de"):
        keys = {pages.page_key(table.viewer(table.player), "", is_playing=False, site="", wanted=None)}  # type: ignore[arg-type]
    keys.add(pages.page_key(table.viewer(table.player), "", is_playing=False, site="", wanted=None))  # type: ignore[arg-type]
    assert len(keys) == 2


def test_each_reader_gets_a_token_of_their_own(table: Table, session: Session) -> None:
    second = Client(enforce_csrf_checks=True)
    second.force_login(table.gm.user, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
    first = read(table.gm, session)
    response = second.get(session.get_absolute_url())
    assert pages.TOKEN not in first + response.content.decode()
    token = response.content.decode().split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    assert token not in first
    address = f"{session.get_absolute_url()}reopen/"
    assert second.post(address, {"csrfmiddlewaretoken": pages.TOKEN}).status_code == 403
    assert second.post(address, {"csrfmiddlewaretoken": token}).status_code == 302


def test_a_game_in_play_shows_the_clock_as_it_stands(table: Table, session: Session) -> None:
    raised(session, status="in_progress", real_end_time=None, game_end_time=None)
    Campaign.objects.update(clock=1_296_000)
    for persona in (table.player, table.gm):
        assert "Day 15, 10:00 AM" not in read(persona, session)
    Campaign.objects.update(clock=1_299_600)
    for persona in (table.player, table.gm):
        assert "Day 15, 10:00 AM" in read(persona, session)


def test_the_form_of_a_game_in_play_offers_the_names_that_came_since(table: Table, session: Session) -> None:
    raised(session, status="in_progress", real_end_time=None)
    assert "Malachar" not in read(table.gm, session)
    other = Session.objects.get(number=12)
    log(other, EventItem(type="dialogue", actor="Malachar", real_time=NOON + dt.timedelta(days=1)))
    assert "Malachar" in read(table.gm, session)


def test_a_stamp_tells_two_changes_of_one_transaction_apart(table: Table, session: Session) -> None:
    assert connection.in_atomic_block
    stamps = {stamp_page(table.campaign.pk, 15, is_gm=True)}
    for title in ("A", "B", "A"):
        raised(session, title=title)
        stamps.add(stamp_page(table.campaign.pk, 15, is_gm=True))
    assert len(stamps) == 4
    assert stamp_page(table.campaign.pk, 99, is_gm=True) is None


def test_what_only_the_gm_may_know_of_leaves_the_party_s_copy_where_it_is(table: Table, session: Session) -> None:
    """A page made anew comes later than one that is kept: whoever asks again and again would tell by that."""
    before = {is_gm: stamp_page(table.campaign.pk, 15, is_gm=is_gm) for is_gm in (True, False)}
    log(session, EventItem(type="note", name=f"{SECRET} again", visibility="gm"))
    raised(session, gm_notes=f"{SECRET} once more")
    assert stamp_page(table.campaign.pk, 15, is_gm=True) != before[True]
    assert stamp_page(table.campaign.pk, 15, is_gm=False) == before[False]
    log(session, EventItem(type="note", name="In front of everybody"))
    assert stamp_page(table.campaign.pk, 15, is_gm=False) != before[False]


def test_a_goal_that_only_gms_know_of_leaves_the_party_s_copy_where_it_is(table: Table, session: Session) -> None:
    secret = Goal.objects.filter(visibility="gm")
    changes: tuple[Callable[[], object], ...] = (
        lambda: SessionGoal.objects.filter(goal__in=secret).update(outcome="achieved", note=f"{SECRET} once more"),
        lambda: secret.update(title=f"{SECRET} heir", unit=SECRET, external_id=SECRET),
        lambda: GoalFactory(campaign=table.campaign, title=f"{SECRET} another", visibility="gm"),
    )
    for change in changes:
        before = {is_gm: stamp_page(table.campaign.pk, 15, is_gm=is_gm) for is_gm in (True, False)}
        change()
        assert stamp_page(table.campaign.pk, 15, is_gm=True) != before[True]
        assert stamp_page(table.campaign.pk, 15, is_gm=False) == before[False]
    secret.filter(title__endswith="another").update(visibility="party")
    assert stamp_page(table.campaign.pk, 15, is_gm=False) != before[False]
