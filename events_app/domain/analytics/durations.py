"""How long each evening was: at the table, and in the game."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from campaigntracker.gametime import CalendarDefinition
from events_app.domain.analytics.chart import Chart, Column, highest
from events_app.domain.analytics.rows import Evening
from events_app.domain.analytics.wording import game_time, of_hours, play_time, session


def game_days(evening: Evening, definition: CalendarDefinition) -> float | None:
    """How long the evening was in the game, in days as long as its calendar's; None where it does not say."""
    return None if evening.game_seconds is None else evening.game_seconds / definition.seconds_per_day


def durations(evenings: Sequence[Evening], definition: CalendarDefinition) -> Chart | None:
    hours = Column(_("At the table"), "accent", tuple(evening.hours for evening in evenings), unit="hours")
    passed = tuple(game_days(evening, definition) for evening in evenings)
    words = tuple(
        None if evening.game_seconds is None else game_time(evening.game_seconds, definition) for evening in evenings
    )
    in_game = Column(_("In the game"), "progress", passed, unit="days", words=words, is_line=True, is_right=True)
    known = [evening.minutes for evening in evenings if evening.minutes is not None]
    longest = highest(hours, evenings)
    summary = ""
    if longest and len(known) == 1:
        summary = _("%(longest)s at the table.") % {"longest": of_hours(longest[1])}
    elif longest:
        summary = _("%(average)s on average; the longest, %(longest)s, was %(session)s.") % {
            "average": play_time(sum(known) / len(known)),
            "longest": of_hours(longest[1]),
            "session": session(longest[0].number),
        }
    return Chart(
        "durations",
        _("How long each session was"),
        _(
            "From its start to its end, on real clocks and on the game’s. Time of the game that passes between sessions"
            " is none of theirs."
        ),
        summary,
        tuple(evenings),
        (hours, in_game),
        left=_("hours"),
        right=_("days of the game"),
    ).of_those_with_data()
