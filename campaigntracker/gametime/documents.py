"""A moment in JSON: ``{"rounds"?, "minutes"?, "hours"?, "days"?, "total", "formatted"}``.

``days`` is the number of the day in every calendar (``CalendarDefinition.day_number``): in a day count the day's own
number, elsewhere the days since that of second 0, negative before it. ``hours`` and so on are what the clock shows.
"""

from __future__ import annotations

from campaigntracker.gametime.checks import json_object, moment, only_keys, whole_number
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.duration import DEFAULT_SECONDS_PER_ROUND
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.formatting import format as format_moment
from campaigntracker.gametime.units import split

READING_KEYS = ("days", "hours", "minutes", "rounds", "seconds")


def read_game_time(
    document: object, definition: CalendarDefinition, *, seconds_per_round: int = DEFAULT_SECONDS_PER_ROUND
) -> int:
    """The total of a document. Raises GameTimeError with the place inside it (``days``).

    ``total`` decides, and then nothing else is looked at. Without it the rest is a clock reading: what is missing
    is 0, each part must be what a clock can show, and a key that is not understood is refused.

    >>> from campaigntracker.gametime import DAY_COUNT, GameDate
    >>> campaign = DAY_COUNT.with_epoch(GameDate(hour=9))
    >>> read_game_time({"days": 15, "hours": 18}, campaign), read_game_time({"total": 1_296_000}, campaign)
    (1328400, 1296000)
    """
    document = json_object(document, "")
    if "total" in document:
        return whole_number(document["total"], "total")
    reading = {key: value for key, value in document.items() if key != "formatted"}
    if not reading:
        raise GameTimeError("must have total, or days, hours, minutes or rounds")
    only_keys(reading, ("total", "formatted", *READING_KEYS))
    per_minute = definition.seconds_per_minute
    days = whole_number(reading.get("days", 0), "days")
    hours = whole_number(reading.get("hours", 0), "hours", 0, definition.hours_per_day - 1)
    minutes = whole_number(reading.get("minutes", 0), "minutes", 0, definition.minutes_per_hour - 1)
    rounds = whole_number(reading.get("rounds", 0), "rounds", 0, (per_minute - 1) // seconds_per_round)
    in_rounds = rounds * seconds_per_round
    seconds = whole_number(reading.get("seconds", 0), "seconds", 0, per_minute - 1 - in_rounds) + in_rounds
    clock = (hours * definition.minutes_per_hour + minutes) * per_minute + seconds
    return moment(definition.day_start(days) + clock)


def write_game_time(
    total: int, definition: CalendarDefinition, *, seconds_per_round: int = DEFAULT_SECONDS_PER_ROUND
) -> dict[str, int | str]:
    """The inverse of :func:`read_game_time`; parts that are zero are left out.

    Seconds within the minute are written as whole rounds; what does not fill a round follows as ``seconds``,
    so that the reading alone, without ``total``, loses nothing either.

    >>> from campaigntracker.gametime import DAY_COUNT, GameDate
    >>> write_game_time(1_296_000, DAY_COUNT.with_epoch(GameDate(hour=9)))
    {'days': 15, 'hours': 9, 'total': 1296000, 'formatted': 'Day 15, 9:00 AM'}
    """
    day_number = definition.day_number(total)
    parts = split(total - definition.day_start(day_number), definition)
    rounds, seconds = divmod(parts["second"], seconds_per_round)
    reading = dict(zip(READING_KEYS, (day_number, parts["hour"], parts["minute"], rounds, seconds), strict=True))
    shown = {key: value for key, value in reading.items() if value}
    return {**shown, "total": total, "formatted": format_moment(total, definition)}
