"""What is still to be done for a session that is over."""

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
    RECAP = "recap"
    NEXT = "next"

    @property
    def label(self) -> Promise:
        return LABELS[self]

    @property
    def step(self) -> Step:
        return Step(self.value)


LABELS = {
    Missing.ATTENDANCE: _("who came"),
    Missing.TIMES: _("when it ended"),
    Missing.RECAP: _("the recap"),
    Missing.NEXT: _("the next date"),
}


@dataclass(frozen=True, slots=True)
class Paperwork:
    """The last session that was played, and what is missing from it."""

    session: Session
    missing: tuple[Missing, ...]


def what_is_missing(session: Session, *, has_next: bool) -> tuple[Missing, ...]:
    """`has_next`: another session is planned or being played, or was played since. One query."""
    roster = list(SessionPlayer.objects.of(session).values_list("attended", flat=True))
    is_told = session.summary.get("gm") or session.summary.get("auto")
    is_missing = {
        Missing.ATTENDANCE: bool(roster) and not any(roster),
        Missing.TIMES: session.real_end_time is None or session.game_end_time is None,
        Missing.RECAP: not is_told,
        Missing.NEXT: not has_next,
    }
    return tuple(missing for missing, is_so in is_missing.items() if is_so)


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
