"""What a chart is: figures along the evenings, drawn and told in a table alike."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Self

from events_app.domain.analytics.rows import Evening

Number = int | float
Values = tuple[Number | None, ...]


@dataclass(frozen=True)
class Column:
    """One figure of each evening; None where there is none.

    `colour` names one of the colours of the site, `unit` one of `wording.UNITS`. `figure` says which events it stands
    on, with `category` where only those of one count; without a figure it stands on the evening itself. `stated`: of
    which evenings a person said it. `words`: how each is told, where its unit does not say that. `is_line` and
    `is_right`: how it is drawn, and on which axis.
    """

    label: str
    colour: str
    values: Values
    unit: str = ""
    figure: str = ""
    category: str = ""
    stated: tuple[bool, ...] = ()
    words: tuple[str | None, ...] = ()
    is_line: bool = False
    is_right: bool = False

    @property
    def has_data(self) -> bool:
        return any(self.values)

    @property
    def total(self) -> Number:
        return sum(value for value in self.values if value is not None)

    @property
    def running(self) -> Values:
        """What it comes to by each evening."""
        return tuple(accumulate(value or 0 for value in self.values))

    def is_stated(self, place: int) -> bool:
        return bool(self.stated) and self.stated[place]


@dataclass(frozen=True)
class Chart:
    """`note` says what is counted, `summary` what is to be seen. `evenings`: the rows, by number.

    `is_stacked`: the columns are parts of a whole. `has_running`: the way of the total can be shown too.
    """

    key: str
    title: str
    note: str
    summary: str
    evenings: tuple[Evening, ...]
    columns: tuple[Column, ...]
    left: str
    right: str = ""
    is_stacked: bool = False
    has_running: bool = False

    def of_those_with_data(self) -> Self | None:
        """The chart with the columns that say something; None where none does."""
        columns = tuple(column for column in self.columns if column.has_data)
        return replace(self, columns=columns) if columns else None


def column_of(
    evenings: Sequence[Evening], key: str, label: str, colour: str, figure: str, *, is_line: bool = False
) -> Column:
    """A figure that sessions keep, by its name in documents."""
    return Column(
        label,
        colour,
        tuple(evening.figures.get(key, 0) for evening in evenings),
        figure=figure,
        stated=tuple(key in evening.stated for evening in evenings),
        is_line=is_line,
    )


def highest(column: Column, evenings: Sequence[Evening]) -> tuple[Evening, Number] | None:
    """The evening with the most, the first of several; None where there is none."""
    best: tuple[Evening, Number] | None = None
    for evening, value in zip(evenings, column.values, strict=True):
        if value and (best is None or value > best[1]):
            best = evening, value
    return best
