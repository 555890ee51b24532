"""Other calendar projects' own tests, passed by ours: see ``expectations``."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from tests.gametime.expectations import calendaria, calendarium, seasons_and_stars, simple_calendar
from tests.gametime.expectations.row import Row
from tests.gametime.expectations.sources import SHARED

ROWS = [*simple_calendar.ROWS, *seasons_and_stars.ROWS, *calendarium.ROWS, *calendaria.ROWS]
THEIRS = SHARED / "calendar_expectations.json"

# Rows whose answer is not ours, and why: what is asserted of them instead stands with the others.
EXCEPTIONS = {
    "E019": "Simple Calendar takes the nearest date for parts that are out of range; we refuse them and name the part.",
    "E031": "Simple Calendar takes the last month for a month that there is not; we refuse it.",
}
CASES = [pytest.param(row, kind, id=f"{row.id}-{kind}") for row in ROWS for kind in row.source.kinds]


@pytest.mark.parametrize(("row", "kind"), CASES)
def test_the_answer_is_the_same(row: Row, kind: str) -> None:
    assert row.ask(row.source.definition(kind)) == row.expected, row


def test_each_row_stands_here_once() -> None:
    assert max(Counter(row.id for row in ROWS).values()) == 1
    assert set(EXCEPTIONS) <= {row.id for row in ROWS}


def test_each_row_says_where_it_comes_from() -> None:
    """And says the same as the list of expectations, where that lies beside the checkout."""
    ours = {row.id: (row.repo, row.file, row.line) for row in ROWS}
    assert all(repo and file and line > 0 for repo, file, line in ours.values())
    if THEIRS.exists():
        theirs = json.loads(THEIRS.read_text(encoding="utf-8"))["rows"]
        assert {row["id"]: (row["repo"], row["test_file"], row["line"]) for row in theirs} == ours
