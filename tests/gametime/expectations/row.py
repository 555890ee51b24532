"""One expectation of another project's tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from campaigntracker.gametime import CalendarDefinition
from tests.gametime.expectations.sources import Source

Question = Callable[[CalendarDefinition], object]


@dataclass(frozen=True, slots=True)
class Row:
    """What ``ask`` must answer of the calendar of ``source``. ``repo``, ``file`` and ``line`` say who asserts it."""

    id: str
    repo: str
    file: str
    line: int
    source: Source
    ask: Question
    expected: object

    def __str__(self) -> str:
        return f"{self.id}, {self.repo} {self.file}:{self.line}"


def rows(repo: str, file: str, *items: tuple[str, int, Source, Question, object]) -> list[Row]:
    """The expectations of one test file: id, line, calendar, question, answer."""
    return [Row(item[0], repo, file, *item[1:]) for item in items]
