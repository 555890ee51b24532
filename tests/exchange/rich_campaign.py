"""A campaign that was played here and uses every field there is."""

import datetime as dt
from dataclasses import replace

from campaigntracker.campaigns.domain.campaigns import CampaignSettings, create_campaign
from campaigntracker.campaigns.domain.characters import add_character
from campaigntracker.campaigns.domain.members import add_member
from campaigntracker.campaigns.models import Campaign, Character, Member
from events_app.domain.bulk import move_events
from events_app.domain.closing import close_session
from events_app.domain.codex.changing import EntryDraft, add_alias, create_entry, edit_entry
from events_app.domain.correcting import correct_event, void_event
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import CodexEntry, Event
from sessions_app.domain.drafts import RosterEntry, SessionDraft
from sessions_app.domain.lifecycle import SessionEnding, cancel_session, start_session
from sessions_app.domain.planning import plan_session
from sessions_app.models import Session
from tests.exchange.rich_arc import add_arc
from tests.exchange.rich_words import GM_DOWNTIME, GM_EVENT, GM_LIST, GM_NOTES, LATER, VOIDED
from tests.factories import NOON, UserFactory


def rich_campaign() -> Campaign:
    campaign = _campaign()
    gm = Member.objects.of(campaign).gms()[0]
    player = add_member(campaign, display_name="Zoë", role="player", now=NOON)
    watcher = add_member(campaign, display_name="Only watching", role="spectator", now=LATER)
    hero = add_character(campaign, name="Straße", member=player, aliases=["Gasse", "Weg  "])
    add_character(campaign, name="Nobody's", member=None, status="retired")
    roster = _roster(player, hero, watcher)
    played = _plan(campaign, 0, gm, roster)
    next_one = _plan(campaign, 7, gm, roster)
    cancel_session(_plan(campaign, 3, gm, ()), now=LATER)
    plan_session(campaign, SessionDraft(number=9), now=NOON)

    played = start_session(played, now=NOON, game_start_time=-50)
    _log(campaign, played, gm, hero)
    ending = SessionEnding(
        real_end_time=LATER,
        game_end_time=100_000,
        actual_objectives=["Get in", ""],
        highlights=["A stated highlight", "Told and logged", "A stated highlight"],
        gm_summary="They *did* it.",
    )
    played = close_session(played, ending, now=LATER)
    _state(played)
    next_one = start_session(next_one, now=LATER)
    _log(campaign, next_one, None, hero)
    _rework(played, next_one)
    downtime = [
        EventItem(type="travel", name="On the road", source="bot", external_id="1"),
        EventItem(type="note", name=GM_DOWNTIME, visibility="gm", real_time=NOON),
    ]
    [road, _note] = record_events(campaign, downtime, session=None, by=player, now=NOON)
    # From before there was a bound.
    Event.objects.filter(pk=road.id).update(game_time=2**62)
    _write_codex(campaign)
    add_arc(campaign)
    return Campaign.objects.get(pk=campaign.pk)


def _write_codex(campaign: Campaign) -> None:
    """A page of every kind of hand: known by an alias alone, renamed, revealed, secret, and texts for both."""
    porter = CodexEntry.objects.of(campaign).get(name="The porter")
    draft = EntryDraft(name="Porter Pym", description="Carries *everything*.", gm_notes=GM_NOTES)
    edit_entry(porter, draft, now=LATER)
    add_alias(porter, GM_LIST, revealed=False, now=LATER)
    add_alias(porter, "Pym", revealed=True, now=LATER)
    secret = EntryDraft(name=GM_DOWNTIME, description=GM_EVENT, gm_notes=GM_NOTES)
    create_entry(campaign, kind="location", draft=secret, now=LATER)
    create_entry(campaign, kind="item", draft=EntryDraft(name="The key", revealed=True), now=LATER)
    create_entry(campaign, kind="quest", draft=EntryDraft(name="Unsaid"), now=LATER)


def _campaign() -> Campaign:
    settings = CampaignSettings(
        name="Ünder the “Glass”",
        game_system="Our own",
        description="Two\nlines, a\ttab and a \u2028 separator",
        time_zone="Asia/Kathmandu",
        is_public=True,
        seconds_per_round=10,
    )
    campaign = create_campaign(settings, owner=UserFactory(name="The GM"), now=NOON)
    campaign.calendar = {"kind": "day-count", "hoursPerDay": 25, "secondsPerMinute": 100}
    campaign.epoch = {"day": -3, "hour": 24, "second": 99}
    campaign.clock = -1_234
    campaign.save()
    return Campaign.objects.get(pk=campaign.pk)


def _roster(player: Member, hero: Character, watcher: Member) -> tuple[RosterEntry, ...]:
    entry = RosterEntry(
        member_id=player.pk,
        character_ids=(hero.pk,),
        rsvp="late",
        attended=True,
        arrived_late=True,
        left_early=True,
        is_guest=True,
        note="Brings the snacks",
    )
    return entry, RosterEntry(member_id=watcher.pk, rsvp="no", excused=True)


def _plan(campaign: Campaign, number: int, gm: Member, roster: tuple[RosterEntry, ...]) -> Session:
    draft = SessionDraft(
        number=number,
        title=f"Number {number}",
        description="What it is about",
        location="The attic",
        real_start_time=NOON + dt.timedelta(milliseconds=5),
        gm_id=gm.pk,
        planned_objectives=["Get in", "Get out"],
        tags=["Heist", "glass"],
        notes="Bring dice",
        gm_notes=GM_NOTES,
        roster=roster,
    )
    return plan_session(campaign, draft, now=NOON)


def _log(campaign: Campaign, session: Session, by: Member | None, hero: Character) -> None:
    full = EventItem(
        type="damage",
        name="A blow",
        description="Hard",
        actor=hero.name.upper(),
        target="the door",
        location="The hall",
        amount=-7,
        data={"z": [1, 2.5, None, {"ä": True}], "a": 1e300, "long key": -0.0},
        real_time=LATER,
        game_time=-40,
        source="foundry",
        external_id=f"x-{session.number}",
    )
    items = [
        full,
        replace(full, actor=str(hero.pk), amount=2**63 - 1, source="roll20"),
        replace(full, actor=str(hero.pk), amount=2**63 - 1, source="", external_id="", real_time=NOON),
        EventItem(type="confetti", category="note", name="A type of our own"),
        EventItem(type="npc_introduced", actor=GM_EVENT, visibility="gm", game_time=60_000),
        EventItem(type="npc_introduced", actor="The porter", description="From before the beginning", real_time=NOON),
        EventItem(type="highlight", name="Told and logged"),
        EventItem(type="highlight", name="Only told to the GM", visibility="gm"),
        EventItem(type="highlight", name=GM_LIST, visibility="gm"),
        EventItem(type="xp_awarded", amount=100, visibility="gm"),
        EventItem(type="note", name="Will be corrected"),
        EventItem(type="note", name=VOIDED),
        EventItem(type="note", name="Will be moved"),
    ]
    record_events(campaign, items, session=session, by=by, now=LATER)


def _state(session: Session) -> None:
    """What an earlier import stated: one figure like the computed one, one unlike it, and names of both kinds."""
    session.stats = {"xpEarned": 100, "npcsKilled": 12}
    session.summary |= {"auto": "Told by itself", "npcsIntroduced": ["The porter", "A stranger"]}
    session.summary["highlights"].append("Only told to the GM")
    session.save()


def _rework(played: Session, next_one: Session) -> None:
    events = {event.name: event for event in played.events.all()}
    correct_event(events["Will be corrected"], EventItem(type="quote", name="Corrected"), now=LATER)
    void_event(events[VOIDED], now=LATER)
    void_event(next_one.events.get(name=VOIDED), now=NOON)
    move_events([events["Will be moved"]], session=next_one, now=LATER)
