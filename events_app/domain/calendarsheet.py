"""What stands on a sheet of the game calendar: days in the columns of their weekdays, and bands between the weeks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from campaigntracker.gametime import CalendarDefinition
from events_app.domain.skies import MoonMark
from sessions_app.domain.jumps import SessionJump


@dataclass(frozen=True, slots=True)
class SessionChip:
    """A session on one of its days. `clocks`: the boundaries that lie on this day; `jump` only where it starts."""

    number: int
    title: str
    status: str
    starts: bool
    ends: bool
    clocks: str
    jump: SessionJump | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """`label` is short ("15", "Midsummer"), `title` the day's whole name, `run` the festival that it is a day of."""

    number: int
    label: str
    title: str
    weekday: int | None
    weekday_name: str
    run: str
    is_now: bool
    is_asked: bool
    events: int
    feasts: tuple[str, ...]
    more_feasts: int
    moons: tuple[MoonMark, ...]
    more_moons: int
    sessions: tuple[SessionChip, ...]
    more_sessions: int

    @property
    def name(self) -> str:
        """What tells it apart on its sheet: "15", "Midsummer", "2 Rain Feast"."""
        return self.label if self.run in ("", self.label) else f"{self.label} {self.run}"

    @property
    def is_eventful(self) -> bool:
        """Whether there is something to tell; moons come and go by themselves."""
        return bool(self.events or self.sessions or self.feasts or self.run or self.is_now)


@dataclass(frozen=True, slots=True)
class WeekColumn:
    """The head of a column: a weekday's name, and a short one that no other has."""

    name: str
    short: str


@dataclass(frozen=True, slots=True)
class Week:
    """As many cells as the week has days; None where a day of another sheet, or none, would stand."""

    kind: ClassVar[str] = "week"
    cells: tuple[CalendarDay | None, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """Days outside the week, across the whole sheet."""

    kind: ClassVar[str] = "band"
    name: str
    days: tuple[CalendarDay, ...]


def rows_of(days: Sequence[CalendarDay], definition: CalendarDefinition) -> list[Week | Band]:
    """Days of the week in its columns; each run of days outside it as a band in its place."""
    rows: list[Week | Band] = []
    cells: list[CalendarDay | None] = []
    outside: list[CalendarDay] = []

    def close() -> None:
        if cells:
            rows.append(Week((*cells, *[None] * (len(definition.weekdays) - len(cells)))))
            cells.clear()
        if outside:
            rows.append(Band(outside[0].run, tuple(outside)))
            outside.clear()

    for day in days:
        if day.weekday is None:
            if cells or (outside and outside[-1].run != day.run):
                close()
            outside.append(day)
            continue
        if outside or len(cells) > day.weekday:
            close()
        cells += [None] * (day.weekday - len(cells)) + [day]
    close()
    return rows
