"""A campaign with a word of its own in every field that is the GM's alone; and its like, without the secrets."""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from campaigntracker.campaigns.domain.api_tokens import create_token, set_origins
from campaigntracker.campaigns.models import Campaign, Member
from events_app.domain.codex.changing import add_alias
from events_app.domain.correcting import correct_event, void_event
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.domain.saved_searches import save_search
from events_app.models import TYPES, CodexEntry, Event
from sessions_app.models import PrepItem, PrepKind, Session
from tests.factories import (
    NOON,
    ChapterFactory,
    CharacterFactory,
    GoalFactory,
    PrepItemFactory,
    SessionFactory,
    SessionGoalFactory,
    SessionPlayerFactory,
)

SECRET = "Zyxwort"
# A number that stands nowhere else, and that no calendar or id is likely to show.
NUMBER = 7_654_321
STATUSES = {1: "completed", 2: "in_progress", 3: "planned", 4: "cancelled"}
LATER = NOON + dt.timedelta(minutes=5)

# By the campaign's address: the secret of a token that reads what the party knows.
PARTY_TOKENS: dict[str, str] = {}

SEEN = (
    EventItem(type="scene", name="Morning", actor="Nim", location="The ferry"),
    EventItem(type="combat_start", name="Rats"),
    EventItem(type="damage", actor="Nim", target="Rat", amount=4),
    EventItem(type="combat_end", data={"outcome": "victory"}),
    EventItem(type="location_discovered", location="The mill"),
    EventItem(type="npc_introduced", actor="Elder", location="The mill"),
    EventItem(type="time_advanced", amount=3600),
    EventItem(type="xp_awarded", amount=50),
    EventItem(type="goal_progress", name="Save the mill", amount=2),
)


def secret_items(marker: str = SECRET) -> Iterator[EventItem]:
    """One of every type there is, and one of a type that nobody knows; each full of the word."""
    for event_type in (*TYPES, f"{marker.lower()}_type"):
        yield EventItem(
            type=event_type,
            category="" if event_type in TYPES else "note",
            name=f"{marker} name",
            description=f"{marker} description",
            actor=f"{marker} actor",
            target=f"{marker} target",
            location=f"{marker} location",
            amount=NUMBER,
            data={"encounterId": marker, "outcome": marker, "of": NUMBER + 1, marker: marker},
            visibility="gm",
            source=f"{marker} source",
            external_id=f"{marker} {event_type}",
        )
    # Of somebody and some place that the party knows: what is told and counted of them must not change either.
    for event_type in ("damage", "healing", "dialogue", "npc_killed", "item_acquired", "level_up"):
        yield EventItem(
            type=event_type, actor="Nim", target="Elder", location="The mill", amount=NUMBER, visibility="gm",
            description=f"{marker} of somebody known",
        )  # fmt: skip


def tell_story(campaign: Campaign, player: Member | None, gm: Member | None, *, with_secrets: bool) -> Campaign:
    """Four sessions and some downtime; with secrets before, between and after what the party sees of each."""
    CharacterFactory(campaign=campaign, name="Nim", member=player)
    for number, status in STATUSES.items():
        played = status in ("completed", "in_progress")
        notes = f"{SECRET} in the notes" if with_secrets else ""
        trait = {status: True} if played else {"status": status}
        trait |= {"gm_notes": notes, "recap_draft": notes}
        session = SessionFactory(campaign=campaign, number=number, title=f"Evening {number}", **trait)
        SessionPlayerFactory(session=session, member=player, attended=True)
        if with_secrets:
            _prepare(session)
        if played:
            _log(campaign, session, gm, with_secrets=with_secrets)
    notes = f"{SECRET} of the chapter" if with_secrets else ""
    ChapterFactory(campaign=campaign, title="The river", first_number=1, last_number=3, recap="So far.", gm_notes=notes)
    _set_goals(campaign, with_secrets=with_secrets)
    seen = EventItem(type="travel", name="Down the river", location="The delta", game_time=90_000)
    record_events(campaign, [seen], session=None, by=gm, now=NOON)
    PARTY_TOKENS[campaign.slug] = create_token(campaign, name="bot", can_write=False, reads="party", by=gm, now=NOON)[1]
    if with_secrets:
        _log_secrets(campaign, None, gm)
        _plant_elsewhere(campaign, gm)
    return campaign


def _set_goals(campaign: Campaign, *, with_secrets: bool) -> None:
    """Two that the party knows; with secrets, one between them, and what only its GM knows of each."""
    mill = GoalFactory(campaign=campaign, title="Save the mill", target=10, unit="sacks")
    miller = GoalFactory(campaign=campaign, title="Find the miller")
    sessions = Session.objects.of(campaign).in_order()
    for session in sessions:
        SessionGoalFactory(session=session, goal=miller, note=f"Tried in {session.number}")
    if not with_secrets:
        return
    mill.gm_notes = f"{SECRET} of the goal"
    mill.save()
    hidden = GoalFactory(
        campaign=campaign, title=f"{SECRET} goal", description=f"{SECRET} of it", unit=SECRET, target=NUMBER,
        visibility="gm", parent=mill, external_id=f"{SECRET} goal",
    )  # fmt: skip
    miller.parent = hidden
    miller.save()
    GoalFactory(campaign=campaign, title=f"{SECRET} part", visibility="gm", parent=miller, state="achieved")
    for session in sessions:
        SessionGoalFactory(session=session, goal=hidden, outcome="failed", note=f"{SECRET} came of it")
    # One counts for a goal that the party knows, one was sent as if it might.
    for item in (
        EventItem(type="goal_progress", name="Save the mill", amount=NUMBER, visibility="gm"),
        EventItem(type="goal_progress", name=f"{SECRET} goal", amount=NUMBER),
    ):
        record_events(campaign, [item], session=sessions[0], by=None, now=NOON)


def _prepare(session: Session) -> None:
    """What a GM keeps ready, some of it used, some of it carried on."""
    for kind in PrepKind.values:
        item = PrepItemFactory(session=session, kind=kind, text=f"{SECRET} prepared")
        PrepItemFactory(session=session, kind=kind, text=f"{SECRET} used", done_at=NOON)
        if session.number > 1:
            earlier = Session.objects.of(session.campaign).get(number=session.number - 1)
            item.carried_from = PrepItem.objects.of_session(earlier).filter(kind=kind).first()
            item.save()


def _log(campaign: Campaign, session: Session, gm: Member | None, *, with_secrets: bool) -> None:
    for index, item in enumerate(SEEN):
        # Nothing that both see stands at one moment on both clocks, where ids alone would decide what comes first.
        at = NOON + dt.timedelta(hours=session.number, minutes=index)
        if with_secrets and index in (0, 3):
            _log_secrets(campaign, session, gm, at - dt.timedelta(seconds=7))
        record_events(campaign, [item], session=session, by=gm, now=at)
    if with_secrets:
        _log_secrets(campaign, session, gm, NOON + dt.timedelta(hours=session.number, minutes=30))


_SERIAL = iter(range(10**9))


def _log_secrets(campaign: Campaign, session: Session | None, gm: Member | None, now: dt.datetime = NOON) -> None:
    """Each batch leaves one voided, one corrected, and one that another moment of the game would betray."""
    marker = f"{SECRET}{next(_SERIAL)}"
    recorded = record_events(campaign, list(secret_items(marker)), session=session, by=gm, now=now)
    void_event(recorded[0].event, now=LATER)
    corrected = EventItem(type="note", name=f"{SECRET} corrected", visibility="gm")
    correct_event(recorded[1].event, corrected, now=LATER)
    far = EventItem(type="note", name=f"{SECRET} far", visibility="gm", game_time=50 * 86_400)
    record_events(campaign, [far], session=session, by=gm, now=now)


def _plant_elsewhere(campaign: Campaign, gm: Member | None) -> None:
    """Where a secret lies that is no event: what is added to the product comes here too."""
    create_token(campaign, name=f"{SECRET} token", can_write=True, reads="all", by=gm, now=NOON)
    set_origins(campaign, [f"https://{SECRET.lower()}.example"])
    if gm:
        save_search(gm, name=f"{SECRET} search", query=f"q={SECRET}", now=NOON)
    # Pursued and come to an end, in a part of the story that the party reads of.
    played = Session.objects.of(campaign).get(number=1)
    for state in ("achieved", "failed", "open"):
        goal = GoalFactory(campaign=campaign, title=f"{SECRET} goal {state}", state=state, visibility="gm")
        SessionGoalFactory(session=played, goal=goal, outcome=state, note=f"{SECRET} of the goal")
    # Known to the party, but for what its GM keeps of it, and one of its names.
    mill = CodexEntry.objects.of(campaign).get(name="The mill")
    CodexEntry.objects.filter(pk=mill.pk).update(gm_notes=f"{SECRET} of the mill")
    add_alias(mill, f"{SECRET} mill", revealed=False, now=NOON)


def void_what_was_seen(campaign: Campaign) -> None:
    """An event that the party saw once and that is voided since, one for each session and for downtime."""
    for session in (*Session.objects.of(campaign).filter(status__in=("completed", "in_progress")), None):
        item = EventItem(
            **{name: getattr(next(secret_items()), name) for name in ("type", "name", "description", "actor")}
        )
        [recorded] = record_events(campaign, [item], session=session, by=None, now=NOON)
        void_event(recorded.event, now=LATER)


def reveal_with_a_past(campaign: Campaign) -> None:
    """An event that the party may see; what it said while it was secret is history."""
    session = Session.objects.of(campaign).get(number=1)
    item = EventItem(type="note", name=f"{SECRET} before it was told", visibility="gm")
    [recorded] = record_events(campaign, [item], session=session, by=None, now=NOON)
    correct_event(recorded.event, EventItem(type="note", name="Told at last"), now=LATER)


def secret_event_ids(campaign: Campaign) -> list[UUID]:
    """One hidden in each session, one voided, one of downtime."""
    hidden = Event.objects.of(campaign).filter(visibility="gm", voided_at=None)
    voided = Event.objects.of(campaign).exclude(voided_at=None)
    found = [
        rows.order_by("id").values_list("id", flat=True).first()
        for rows in (
            hidden.filter(session__number=1),
            hidden.filter(session__number=2),
            hidden.filter(session=None),
            voided,
        )
    ]
    return [event_id for event_id in found if event_id]
