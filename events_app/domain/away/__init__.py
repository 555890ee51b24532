"""While you were away: what a member missed, told to read before the next session."""

from events_app.domain.away.fortunes import Fortune
from events_app.domain.away.gist import Gist, gist_of
from events_app.domain.away.missed import MissedSession, tell_missed
from events_app.domain.away.opening import ToldChapter, chapters_told, sessions_left

__all__ = [
    "Fortune",
    "Gist",
    "MissedSession",
    "ToldChapter",
    "chapters_told",
    "gist_of",
    "sessions_left",
    "tell_missed",
]
