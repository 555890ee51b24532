"""How game time leaps between one session and the next."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigntracker import gametime
from campaigntracker.gametime import CalendarDefinition
from sessions_app.models import Session


@dataclass(frozen=True, slots=True)
class SessionJump:
    """ "8 days later", or "3 hours earlier: flashback" where a session starts before the one played before it ended."""

    text: str
    is_back: bool


def jump_before(session: Session, definition: CalendarDefinition) -> SessionJump | None:
    """The leap to the start of a session read with `with_previous_game_end()`: an hour or more, or any step back."""
    start, before = session.game_start_time, session.previous_game_end  # type: ignore[attr-defined]
    if start is None or before is None:
        return None
    is_back = start < before
    text = gametime.jump_between(before, start, definition, threshold=1 if is_back else None)
    if text is None:
        return None
    return SessionJump(_("%(jump)s: flashback") % {"jump": text} if is_back else text, is_back)
