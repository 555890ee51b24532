"""How long each evening was: at the table, and in the game."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from campaigntracker.gametime import CalendarDefinition
from events_app.domain.analytics.chart import Chart, Column, highest
from events_app.domain.analytics.rows import Evening
from events_app.domain.analytics.wording import of_hours, play_time, session


def game_days(evening: Evening, definition: CalendarDefinition) -> int | None:
    """How many midnights of the game's calendar the evening passed; None where it does not say when it was."""
    if evening.game_start is None or evening.game_end is None:
        return None
    return definition.day_number(evening.game_end) - definition.day_number(evening.game_start)


def durations(evenings: Sequence[Evening], definition: CalendarDefinition) -> Chart | None:
    hours = Column(_("At the table"), "accent", tuple(evening.hours for evening in evenings), unit="hours")
    passed = tuple(game_days(evening, definition) for evening in evenings)
    in_game = Column(_("Days in the game"), "progress", passed, unit="days", is_line=True, is_right=True)
    known = [evening.minutes for evening in evenings if evening.minutes is not None]
    longest = highest(hours, evenings)
    summary = ""
    if known and longest:
        summary = _("%(average)s on average; the longest, %(longest)s, was %(session)s.") % {
            "average": play_time(sum(known) / len(known)),
            "longest": of_hours(longest[1]),
            "session": session(longest[0].number),
        }
    return Chart(
        "durations",
        _("How long each session was"),
        _("From its start to its end on real clocks, and how many days of the game went by."),
        summary,
        tuple(evenings),
        (hours, in_game),
        left=_("hours"),
        right=_("days"),
    ).of_those_with_data()
