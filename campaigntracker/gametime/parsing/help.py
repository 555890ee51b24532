"""What to answer to a text that is not understood: every example is written in the calendar at hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from campaigntracker.gametime.checks import moment
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.formatting import format as format_moment
from campaigntracker.gametime.formatting import format_clock, format_day

EXAMPLE_DAY = 15
MOST_MEANINGS = 4


@dataclass(frozen=True, slots=True)
class Help:
    """``text`` as it was typed; ``now``: the moment to count from, None where there is none."""

    text: str
    definition: CalendarDefinition
    now: int | None = None

    @property
    def shown(self) -> str:
        text = self.text.strip()
        return text if len(text) <= 40 else text[:40] + "…"

    @property
    def hint(self) -> str:
        """What can be written; a clock alone and a step only where there is a moment to count from."""
        example = example_moment(self.definition, self.now)
        moment_text, clock_text = format_moment(example, self.definition), format_clock(example, self.definition)
        if self.now is None:
            return f"Write a moment such as “{moment_text}”."
        return f"Write a moment such as “{moment_text}”, a time such as “{clock_text}”, or a step such as “+2h30m”."

    def not_understood(self) -> GameTimeError:
        return GameTimeError(f"“{self.shown}” is not a game time. {self.hint}")

    def because(self, reason: GameTimeError | str) -> GameTimeError:
        """The error of a date or a clock, said to whom typed it: the place inside a date becomes part of the sentence.

        An error without such a place was made here, and is complete.
        """
        if isinstance(reason, GameTimeError):
            if not reason.path:
                return reason
            named = not reason.problem.startswith(("this ", "there "))
            reason = f"The {reason.path} {reason.problem}" if named else reason.problem[:1].upper() + reason.problem[1:]
        return GameTimeError(f"{reason}. {self.hint}")

    def needs_now(self) -> GameTimeError:
        example = format_moment(example_moment(self.definition, None), self.definition)
        return GameTimeError(f"“{self.shown}” needs a moment to count from. Write it in full, such as “{example}”.")

    def from_now(self) -> int:
        """The moment to count from. Raises GameTimeError where there is none."""
        if self.now is None:
            raise self.needs_now()
        return self.now

    def ambiguous(self, totals: Iterable[int]) -> GameTimeError:
        """Shown as whole days when they all begin one."""
        meanings, definition = list(totals)[:MOST_MEANINGS], self.definition
        days_alone = all(definition.day_start(definition.day_number(total)) == total for total in meanings)
        write = format_day if days_alone else format_moment
        several = " or ".join(f"“{write(total, definition)}”" for total in meanings)
        return GameTimeError(f"“{self.shown}” could mean {several}. Write it in full.")

    def contradiction(self, reads: str) -> GameTimeError:
        return GameTimeError(f"“{self.shown}” contradicts itself: that moment reads “{reads}”.")

    def not_by(self, pattern: str) -> GameTimeError:
        example = format_moment(example_moment(self.definition, self.now), self.definition, pattern)
        return GameTimeError(f"“{self.shown}” does not follow the pattern. Write it such as “{example}”.")

    def kept(self, total: int) -> int:
        """The total, when it can be stored."""
        try:
            return moment(total)
        except GameTimeError as error:
            raise GameTimeError(f"“{self.shown}” {error}.") from None


def example_moment(definition: CalendarDefinition, now: int | None = None) -> int:
    """Half past three in the afternoon, or as near to it as this clock has whole minutes, of the 15th day of a month.

    In the year of ``now``, or else that of second 0; in a day count it is always day 15.
    """
    minute_of_day = definition.hours_per_day * definition.minutes_per_hour * 31 // 48
    return _example_day(definition, now) + minute_of_day * definition.seconds_per_minute


def _example_day(definition: CalendarDefinition, now: int | None) -> int:
    if not definition.has_years:
        return definition.day_start(EXAMPLE_DAY)
    spans = definition.spans(definition.date_at(now or 0).year)
    long_enough = [span for span in spans if span.days >= EXAMPLE_DAY and not span.intercalary]
    if not long_enough:
        return definition.day_start(spans[0].first_day)
    # A month may hold other days: its 15th is found by its date.
    year = definition.date_of_day(long_enough[0].first_day).year
    date = definition.date_of_day(long_enough[0].first_day)
    return definition.total_at(type(date)(year, date.month, EXAMPLE_DAY))
