"""How game time leaps between one session and the next."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from campaigntracker import gametime
from campaigntracker.gametime import CalendarDefinition
from sessions_app.models import Session

if TYPE_CHECKING:
    from sessions_app.domain.rows import SessionLine


@dataclass(frozen=True, slots=True)
class SessionJump:
    """ "8 days later", or "3 hours earlier: flashback" where a session starts before the one played before it ended.

    `full_text` stands where that session is not the neighbour: "8 days after session 14", "3 hours before session 14
    ends: flashback".
    """

    text: str
    full_text: str
    is_back: bool


def jump_before(session: "Session | SessionLine", definition: CalendarDefinition) -> SessionJump | None:
    """The leap to the start of a session read with `with_previous_game_end()`: an hour or more, or any step back."""
    start, before = session.game_start_time, session.previous_game_end  # type: ignore[union-attr]
    if start is None or before is None or session.is_cancelled:
        return None
    is_back = start < before
    length = gametime.length_between(before, start, definition, threshold=1 if is_back else None)
    if length is None:
        return None
    words = {"length": length, "number": session.previous_number}  # type: ignore[union-attr]
    if is_back:
        text = _("%(length)s earlier: flashback")
        full_text = _("%(length)s before session %(number)s ends: flashback")
    else:
        text, full_text = _("%(length)s later"), _("%(length)s after session %(number)s")
    return SessionJump(text % words, full_text % words, is_back)
