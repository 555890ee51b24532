"""A length of game time."""

from __future__ import annotations

from dataclasses import dataclass

from campaigntracker.gametime.checks import json_object, moment, only_keys, whole_number
from campaigntracker.gametime.definition import DAY_COUNT, CalendarDefinition
from campaigntracker.gametime.units import UNITS, counted, split, unit_lengths

DEFAULT_SECONDS_PER_ROUND = 6


@dataclass(frozen=True, slots=True, order=True)
class GameDuration:
    """Whole seconds, negative for time that runs back. Days and hours are as long as the calendar says."""

    seconds: int

    def format(self, definition: CalendarDefinition = DAY_COUNT, *, short: bool = False) -> str:
        """Every unit that is not zero, exactly. ``short`` keeps the largest and the one right below it,
        and cuts the rest off without rounding. ``parse`` takes the text back after a plus sign.

        >>> GameDuration(32_400).format(), GameDuration(0).format(), GameDuration(-60).format()
        ('9 hours', '0 seconds', '-1 minute')
        >>> GameDuration(183_845).format(), GameDuration(183_845).format(short=True)
        ('2 days 3 hours 4 minutes 5 seconds', '2 days 3 hours')
        """
        counts = [(count, unit) for unit, count in split(abs(self.seconds), definition).items()]
        while len(counts) > 1 and not counts[0][0]:
            del counts[0]
        if short:
            del counts[2:]
        words = [counted(count, unit) for count, unit in counts if count] or [counted(0, "second")]
        return ("-" if self.seconds < 0 else "") + " ".join(words)

    @classmethod
    def from_json(
        cls,
        document: object,
        definition: CalendarDefinition = DAY_COUNT,
        *,
        seconds_per_round: int = DEFAULT_SECONDS_PER_ROUND,
    ) -> GameDuration:
        """The sum of {"days"?, "hours"?, "minutes"?, "seconds"?, "rounds"?}; each may exceed its unit or be negative.

        >>> GameDuration.from_json({"hours": 36, "rounds": 2})
        GameDuration(seconds=129612)
        """
        lengths = {f"{unit}s": length for unit, length in unit_lengths(definition).items()}
        lengths["rounds"] = seconds_per_round
        document = json_object(document, "")
        only_keys(document, lengths)
        return cls(moment(sum(whole_number(count, key) * lengths[key] for key, count in document.items())))

    def to_json(self, definition: CalendarDefinition = DAY_COUNT) -> dict[str, int]:
        """The inverse of :meth:`from_json`: units that are not zero, largest first; all negative when time runs back.

        >>> GameDuration(32_400).to_json()
        {'hours': 9}
        """
        sign = -1 if self.seconds < 0 else 1
        counts = split(abs(self.seconds), definition)
        return {f"{unit}s": sign * counts[unit] for unit in UNITS if counts[unit]}
