"""The table of campaigntracker/gametime/readers/README.md: what is kept of every file that lies beside the checkout.

``python -m tests.gametime.readers.table`` writes it anew.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from campaigntracker.gametime import GameTimeError, readers
from campaigntracker.gametime.readers.shaping import COSMETIC, DESCRIPTIONS, SUN_TIMES
from tests.gametime.readers import files

README = Path(readers.__file__).with_name("README.md")
HEAD = "| Project | File | Read as | Fully, or what is not honoured |\n| --- | --- | --- | --- |\n"
# What so many files have that a word for it reads better.
SHORT = {
    DESCRIPTIONS: "*texts*",
    COSMETIC: "*looks*",
    SUN_TIMES: "*sun*",
    "which weekdays are days of rest": "*rest*",
    "how eras write the year": "*eras*",
    "descriptions, colours and categories of yearly events": "*feasts*",
}
FULLY = "fully"


class Row(NamedTuple):
    """``format`` is empty, and ``result`` begins with “no calendar: ”, where a file is refused."""

    project: str
    file: str
    format: str
    result: str

    def __str__(self) -> str:
        return f"| {' | '.join(self)} |"


def rows() -> list[Row]:
    """By really reading the files."""
    return [_row(path) for path in files.PATHS]


def rows_in(text: str) -> list[Row]:
    """The table's rows, as they stand in a text."""
    return [Row(*(cell.strip() for cell in line.strip("|").split("|"))) for line in _found(text)[1].splitlines()]


def with_rows(text: str, rows: list[Row]) -> str:
    before, _, after = _found(text)
    return before + HEAD + "".join(f"{row}\n" for row in rows) + after


def _row(path: Path) -> Row:
    project, _, file = files.name_of(path).partition("/")
    try:
        result = readers.read(files.load(path))
    except GameTimeError as error:
        return Row(project, file, "", f"no calendar: “{error.problem.partition('; known are')[0]}”")
    words = sorted((SHORT.get(words, words) for words in result.not_honoured), key=lambda word: word[0] != "*")
    return Row(project, file, result.format, "; ".join(words) or FULLY)


def _found(text: str) -> tuple[str, str, str]:
    """The text before the table, its rows, and the text behind it."""
    match = re.search(re.escape(HEAD) + r"((?:\|.*\n)*)", text)
    if match is None:
        raise ValueError(f"{README} has no table")
    return text[: match.start()], match[1], text[match.end() :]


if __name__ == "__main__":
    README.write_text(with_rows(README.read_text(encoding="utf-8"), rows()), encoding="utf-8")
