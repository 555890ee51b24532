"""Which days of the game a session touches."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigntracker import gametime
from campaigntracker.campaigns.models import Viewer
from campaigntracker.gametime import CalendarDefinition
from sessions_app.domain.jumps import SessionJump, jump_before
from sessions_app.models import Session


@dataclass(frozen=True, slots=True)
class SessionSpan:
    """A session from its first to its last day, both touched; `end` is None while it is open.

    `jump`: how game time leapt from the end of the session before, or None.
    """

    session: Session
    start: int
    end: int | None
    first_day: int
    last_day: int
    jump: SessionJump | None

    def is_on(self, day: int) -> bool:
        return self.first_day <= day <= self.last_day

    def text(self, definition: CalendarDefinition) -> str:
        """From when to when: Day 15, 9:00 AM – 6:00 PM."""
        if self.end is None:
            return gametime.format(self.start, definition)
        return gametime.format_span(self.start, self.end, definition)

    def clocks_on(self, day: int, definition: CalendarDefinition) -> str:
        """Its boundaries that lie on this day: "9:00 AM – 6:00 PM", "from 9:00 AM", "until 6:00 PM"; "" in between."""
        begins = gametime.format_clock(self.start, definition) if day == self.first_day else ""
        ends = gametime.format_clock(self.end, definition) if self.end is not None and day == self.last_day else ""
        if begins and ends:
            return f"{begins} – {ends}" if begins != ends else begins
        if begins:
            return _("from %(clock)s") % {"clock": begins}
        return _("until %(clock)s") % {"clock": ends} if ends else ""


def sessions_touching(viewer: Viewer, start: int, end: int) -> list[SessionSpan]:
    """Those not cancelled that share a moment of the game with [start, end), in game order, in one query."""
    campaign = viewer.campaign
    sessions = Session.objects.visible_to(viewer).not_cancelled().touching(start, end, clock=campaign.clock)
    return make_spans(sessions.with_previous_game_end(), campaign.definition)


def make_spans(sessions: Iterable[Session], definition: CalendarDefinition) -> list[SessionSpan]:
    """Sessions read with `touching()` and `with_previous_game_end()`, in their order."""
    return [
        SessionSpan(
            session,
            session.game_begins,  # type: ignore[attr-defined]
            None if session.is_in_progress else session.game_end_time,
            definition.day_number(session.game_begins),  # type: ignore[attr-defined]
            definition.day_number(session.game_ends),  # type: ignore[attr-defined]
            jump_before(session, definition),
        )
        for session in sessions
    ]
