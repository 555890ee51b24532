"""Times of day: 15:30, 3 pm, dusk."""

from __future__ import annotations

import re
from fractions import Fraction

from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.formatting import clock_pattern
from campaigntracker.gametime.parsing.folding import folded
from campaigntracker.gametime.parsing.help import Help
from campaigntracker.gametime.parsing.matching import matches
from campaigntracker.gametime.rendering import render

NUMBER = "[0-9]{1,25}"
CLOCK = re.compile(rf"({NUMBER})(?::({NUMBER}))?(?::({NUMBER}))?\s*(?:([ap])\.?m\.?)?")
LEAD = re.compile(r"(?:at|in the)\s+")
# Which part of the day has passed.
WORDS = {
    "midnight": Fraction(0),
    "dawn": Fraction(1, 4),
    "sunrise": Fraction(1, 4),
    "morning": Fraction(1, 3),
    "noon": Fraction(1, 2),
    "midday": Fraction(1, 2),
    "afternoon": Fraction(5, 8),
    "dusk": Fraction(3, 4),
    "sunset": Fraction(3, 4),
    "evening": Fraction(5, 6),
    "night": Fraction(11, 12),
}


def read_clock(words: str, helping: Help) -> int | None:
    """Seconds since the day began; None for what is no time of day. Raises GameTimeError for 25:00.

    >>> from campaigntracker.gametime import DAY_COUNT
    >>> read_clock("dusk", Help("dusk", DAY_COUNT)), read_clock("at 3 pm", Help("at 3 pm", DAY_COUNT))
    (64800, 54000)
    """
    definition = helping.definition
    if definition.clock_pattern and (seconds := _by_pattern(words, definition)) is not None:
        return seconds
    words = LEAD.sub("", words, count=1) if LEAD.match(words) else words
    if words in WORDS:
        minutes = int(definition.hours_per_day * definition.minutes_per_hour * WORDS[words])
        return minutes * definition.seconds_per_minute
    match = CLOCK.fullmatch(words)
    if not match or not (match[2] or match[4]):
        return None
    hour, minute, second = (int(part or 0) for part in match.groups()[:3])
    if match[4]:
        if not definition.has_am_and_pm:
            raise helping.because("This calendar's days have no AM and PM")
        if not 1 <= hour <= 12:
            raise helping.because("With AM or PM the hour is 1 to 12")
        hour = hour % 12 + (12 if match[4] == "p" else 0)
    try:
        return definition.time_of_day(hour, minute, second)
    except GameTimeError as error:
        raise helping.because(error) from None


def _by_pattern(words: str, definition: CalendarDefinition) -> int | None:
    """As the calendar itself writes clocks."""
    pattern = clock_pattern(definition)
    for values in matches(pattern, words, definition):
        try:
            seconds = definition.time_of_day(*clock_values(values))
        except GameTimeError:
            continue
        date = definition.date_at(definition.day_start(0) + seconds)
        if folded(render(pattern, date, definition)) == folded(words):
            return seconds
    return None


def clock_values(values: dict[str, int | str]) -> tuple[int, int, int]:
    """Hour, minute and second out of the fields of a pattern; what is missing is 0."""
    hour = values.get("hour")
    if hour is None:
        hour = int(values.get("hour12", 12)) % 12 + (12 if values.get("ampm") == "pm" else 0)
    return int(hour), int(values.get("minute", 0)), int(values.get("second", 0))
