"""What a campaign comes to at a glance: what is next, what was last, what is going on."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Max, Sum

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.models import Campaign, Member, Viewer
from sessions_app.domain.awaited import Awaited, sessions_awaited
from sessions_app.domain.missed import was_missed
from sessions_app.models import Session

# As long before a session its date and who comes are what a reader looks for first.
NEAR = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class CampaignGlance:
    """One line of somebody's campaigns."""

    member: Member
    in_progress: Session | None
    next_session: Session | None
    last_played: Session | None
    next_was_missed: bool
    """The date of the next session has passed, and nobody began it."""
    awaits_answer: bool
    """Whoever sits here has not said yet whether, or when, they can play it."""
    also_awaited: tuple[Awaited, ...]
    """Sessions after the next one of which that is true too."""

    @property
    def campaign(self) -> Campaign:
        return self.member.campaign

    @property
    def is_fresh(self) -> bool:
        """Nothing is planned, nothing was played."""
        return not (self.in_progress or self.next_session or self.last_played)


@dataclass(frozen=True, slots=True)
class CampaignCounts:
    """What the played sessions add up to. `game_days`: from the first played moment to the clock; None if undated."""

    sessions: int
    minutes: int
    game_days: int | None


@dataclass(frozen=True, slots=True)
class CampaignOverview:
    """A campaign's home."""

    in_progress: Session | None
    next_session: Session | None
    next_was_missed: bool
    """Its date has passed, and nobody began it."""
    last_played: Session | None
    counts: CampaignCounts

    @property
    def has_game_clock(self) -> bool:
        """False where sessions were played and none of them says when in the game."""
        return bool(self.in_progress or self.counts.game_days is not None or not self.counts.sessions)

    @property
    def is_fresh(self) -> bool:
        """Nothing is planned, nothing was played."""
        return not (self.in_progress or self.next_session or self.last_played)


def campaigns_of(user: User, *, now: dt.datetime) -> list[CampaignGlance]:
    """Everything the user has a seat in, what is going on first, then what comes next, then what was played last."""
    seats = list(Member.objects.of_user(user))
    sessions = Session.objects.of_any([seat.campaign_id for seat in seats])
    sessions = sessions.defer("gm_notes", "recap_draft", "notes", "projection")
    in_progress = {s.campaign_id: s for s in sessions.in_progress()}
    upcoming = {s.campaign_id: s for s in sessions.next_of_each_campaign(now)}
    played = {s.campaign_id: s for s in sessions.last_of_each_campaign()}
    awaited = sessions_awaited(seats, now=now)
    glances = [
        CampaignGlance(
            member=seat,
            in_progress=in_progress.get(seat.campaign_id),
            next_session=upcoming.get(seat.campaign_id),
            last_played=played.get(seat.campaign_id),
            next_was_missed=was_missed(upcoming.get(seat.campaign_id), now),
            awaits_answer=any(one.session == upcoming.get(seat.campaign_id) for one in awaited[seat.pk]),
            also_awaited=after_next(awaited[seat.pk], upcoming.get(seat.campaign_id)),
        )
        for seat in seats
    ]
    return sorted(glances, key=_urgency)


def after_next(awaited: Iterable[Awaited], next_session: Session | None) -> tuple[Awaited, ...]:
    """Those besides the next one in which there is something to answer."""
    return tuple(one for one in awaited if one.session != next_session and one.is_asked)


def _urgency(glance: CampaignGlance) -> tuple[bool, float, float]:
    return (
        glance.in_progress is None,
        _seconds(None if glance.next_was_missed else glance.next_session, without=float("inf")),
        -_seconds(glance.last_played, without=0.0),
    )


def _seconds(session: Session | None, *, without: float) -> float:
    start: dt.datetime | None = session.real_start_time if session else None
    return start.timestamp() if start else without


def is_within_days(session: Session | None, *, now: dt.datetime) -> bool:
    """True of a session so near that who comes matters more than what was last."""
    start: dt.datetime | None = session.real_start_time if session else None
    return start is not None and not was_missed(session, now) and start <= now + NEAR


def upcoming_session(viewer: Viewer, *, now: dt.datetime) -> Session | None:
    """The next session on the plan."""
    session = Session.objects.visible_to(viewer).upcoming(now).first()
    if session is not None:
        session.campaign = viewer.campaign
    return session


def campaign_overview(viewer: Viewer, *, now: dt.datetime) -> CampaignOverview:
    sessions = Session.objects.visible_to(viewer)
    next_session = upcoming_session(viewer, now=now)
    return CampaignOverview(
        in_progress=sessions.in_progress().first(),
        next_session=next_session,
        next_was_missed=was_missed(next_session, now),
        last_played=sessions.played().latest_first().first(),
        counts=campaign_counts(viewer.campaign),
    )


def campaign_counts(campaign: Campaign) -> CampaignCounts:
    played = Session.objects.of(campaign).played()
    sums = played.aggregate(sessions=Count("pk"), minutes=Sum("duration_minutes"), end=Max("game_end_time"))
    # A flashback to before the story's beginning does not lengthen it.
    begin, end, calendar = played.first_game_start(), sums["end"], campaign.definition
    days = None
    if begin is not None and end is not None:
        days = max(calendar.day_number(end) - calendar.day_number(begin), 0)
    return CampaignCounts(sessions=sums["sessions"], minutes=sums["minutes"] or 0, game_days=days)
