"""A session as its page reads it: by queries that are put together once."""

import datetime as dt
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from campaigntracker.campaigns.models import Viewer
from campaigntracker.postgres.prepared import Prepared, prepared
from sessions_app.domain.outdated import is_outdated
from sessions_app.models import Rsvp, Session, SessionPlayer, SessionPlayerCharacter


class RosterLine(NamedTuple):
    """One player of a session, in words."""

    name: str
    rsvp: str
    attended: bool
    arrived_late: bool
    left_early: bool
    excused: bool
    is_guest: bool
    note: str
    characters: list[str]
    rsvp_for: dt.datetime | None
    is_outdated: bool
    """The answer was given for another date than the plan's."""

    @property
    def standing(self) -> str:
        """The answer to the date that the session has now."""
        return Rsvp.NONE.value if self.is_outdated else self.rsvp

    @property
    def answer(self) -> str:
        return str(Rsvp(self.rsvp).label)


def read_session(viewer: Viewer, number: int) -> Session | None:
    """The session with its GM, and where the one before it ended; None where the viewer has none such."""
    found = _session(is_gm=viewer.is_gm)(viewer.campaign.pk, number)
    if not found:
        return None
    [session] = found
    session.campaign = viewer.campaign
    return session


def read_roster(session: Session) -> list[RosterLine]:
    """Who is on it, in its order."""
    start = session.real_start_time if session.is_planned else None
    return [
        RosterLine._make((*row, is_outdated(row[1], row[-1], start)))
        for row in _roster(session.campaign_id, session.pk)
    ]


def roster_for(viewer: Viewer, session: Session) -> list[RosterLine]:
    """The same as this reader may see it: answers and notes are for those who have a seat."""
    roster = read_roster(session)
    if viewer.member is not None:
        return roster
    said_nothing: dict[str, Any] = {"rsvp": Rsvp.NONE.value, "note": "", "rsvp_for": None, "is_outdated": False}
    return [line._replace(**said_nothing) for line in roster]


def neighbours(viewer: Viewer, number: int) -> tuple[Session | None, Session | None]:
    """The sessions before and after that number, no more of each than a link to it says."""
    before, after = _before(viewer.campaign.pk, number), _after(viewer.campaign.pk, number)
    return before[0] if before else None, after[0] if after else None


@cache
def _session(*, is_gm: bool) -> "Prepared[[Any, int], Session]":
    def session(campaign: Any, number: int) -> "QuerySet[Session]":
        sessions = Session.objects.visible_to(Viewer.of_role(campaign, is_gm=is_gm)).numbered(number)
        return sessions.select_related("gm").with_previous_game_end()

    return prepared(session)


@prepared
def _before(campaign: Any, number: int) -> "QuerySet[Session]":
    return Session.objects.of(campaign).numbered_before(number).for_links().latest_first()[:1]


@prepared
def _after(campaign: Any, number: int) -> "QuerySet[Session]":
    return Session.objects.of(campaign).numbered_after(number).for_links().in_order()[:1]


@prepared
def _roster(campaign: UUID, session: UUID) -> "QuerySet[SessionPlayer, tuple[Any, ...]]":
    played = SessionPlayerCharacter.objects.filter(campaign_id=OuterRef("campaign_id"), session_player=OuterRef("pk"))
    players = SessionPlayer.objects.filter(campaign=campaign, session=session).in_order()
    return players.values_list(
        "member__display_name",
        "rsvp",
        "attended",
        "arrived_late",
        "left_early",
        "excused",
        "is_guest",
        "note",
        ArraySubquery(played.order_by("id").values("character__name")),
        "rsvp_for",
    )
