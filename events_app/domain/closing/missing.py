"""What is still to be done for a session that is over."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models import Viewer
from events_app.domain.closing.parts import Step
from sessions_app.models import Session, SessionPlayer


class Missing(StrEnum):
    ATTENDANCE = "attendance"
    TIMES = "times"
    GAME_END = "game_end"
    RECAP = "recap"
    NEXT = "next"

    @property
    def label(self) -> Promise:
        return LABELS[self]

    @property
    def step(self) -> Step:
        return Step.TIMES if self is Missing.GAME_END else Step(self.value)


LABELS = {
    Missing.ATTENDANCE: _("who came"),
    Missing.TIMES: _("when it ended"),
    Missing.GAME_END: _("when it ended in the game"),
    Missing.RECAP: _("the recap"),
    Missing.NEXT: _("the next date"),
}


@dataclass(frozen=True, slots=True)
class Paperwork:
    """The last session that was played, and what is missing from it."""

    session: Session
    missing: tuple[Missing, ...]


def what_is_missing(session: Session, *, has_next: bool) -> tuple[Missing, ...]:
    """`has_next`: another session is planned or being played, or was played since. Two queries at most."""
    roster = list(SessionPlayer.objects.of(session).values_list("attended", flat=True))
    found = {*missing_of_its_own(session, roster)}
    if session.game_end_time is None and _is_told_in_game_time(session):
        found.add(Missing.GAME_END)
    if not has_next:
        found.add(Missing.NEXT)
    return tuple(missing for missing in Missing if missing in found)


def missing_of_its_own(session: Session, roster: Collection[bool]) -> tuple[Missing, ...]:
    """What is known without looking at any other session. `roster`: of each who is on it, whether they came."""
    is_missing = {
        Missing.ATTENDANCE: bool(roster) and not any(roster),
        Missing.TIMES: session.real_end_time is None,
        Missing.RECAP: not (session.summary.get("gm") or session.summary.get("auto")),
    }
    return tuple(missing for missing, is_so in is_missing.items() if is_so)


def _is_told_in_game_time(session: Session) -> bool:
    """Whether this session or another of the campaign says when it was in the game: many tables never ask."""
    return session.game_start_time is not None or Session.objects.of(session.campaign).with_game_time().exists()


def has_next(session: Session) -> bool:
    """Whether play goes on after it, as far as anybody has said."""
    return Session.objects.of(session.campaign).going_on_from(session).exists()


def paperwork_of(viewer: Viewer) -> Paperwork | None:
    """For a GM: what the last session played still wants. None where that is nothing, and for everybody else."""
    if not viewer.is_gm:
        return None
    last = Session.objects.visible_to(viewer).played().latest_first().first()
    if last is None:
        return None
    last.campaign = viewer.campaign
    missing = what_is_missing(last, has_next=has_next(last))
    return Paperwork(last, missing) if missing else None
