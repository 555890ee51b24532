"""The table in the readers' README says what really becomes of each file."""

import pytest

from campaigntracker.gametime import readers
from tests.gametime.readers import files, table

TEXT = table.README.read_text(encoding="utf-8")


def test_the_table_is_that_of_the_files_beside_the_checkout():
    """Without these files it is only seen that each row is one that could be written."""
    rows = table.rows_in(TEXT)

    assert rows == (table.rows() or rows), "python -m tests.gametime.readers.table writes it anew"
    assert len({(row.project, row.file) for row in rows}) == len(rows) > len(files.PROJECTS)
    for row in rows:
        assert row.project in files.PROJECTS
        assert row.file.endswith(".json")
        assert row.result
        if row.format:
            assert row.format in readers.formats()
        else:
            assert row.result.startswith("no calendar: ")
    assert table.with_rows(TEXT, rows) == TEXT


@pytest.mark.parametrize("name", readers.formats())
def test_every_format_is_described(name):
    assert f"**{name}**" in TEXT


@pytest.mark.parametrize(("meaning", "word"), table.SHORT.items())
def test_every_short_word_is_explained(meaning, word):
    assert f"{word}: {meaning}" in " ".join(TEXT.split())
