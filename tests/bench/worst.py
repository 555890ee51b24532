"""What the costliest calendars and texts cost that may be made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import count

from campaigntracker import gametime
from campaigntracker.gametime import CalendarDefinition, GameTimeError
from campaigntracker.gametime.presets import PRESETS
from campaigntracker.gametime.sheets import sheet_of
from campaigntracker.gametime.sky import moon_phases_of, seasons_of
from campaigntracker.web.markdown import to_html
from events_app.domain.checking import LONGEST
from tests.bench.table import Table, microseconds
from tests.gametime.worst import DOCUMENTS
from tests.web.laborious import SHAPES, longest_that_is_rendered

TEXT = "15 " + "a " * 80 + "1492"


def tables() -> Iterator[Table]:
    documents = {"harptos": PRESETS["harptos"].definition.to_json()} | {
        name: document() for name, document in DOCUMENTS.items()
    }
    table = Table("The costliest calendars", tuple(documents))
    for document in documents.values():
        for name, figure in _figures(document).items():
            table.rows.setdefault(name, []).append(figure)
    yield table
    yield _texts()


def _texts() -> Table:
    """Each as long as a description may be, and as long as it may be to be rendered and not shown as typed."""
    table = Table("The costliest texts", ("at the limit", "that is rendered"))
    for name, shape in SHAPES.items():
        longest, rendered = shape(LONGEST["description"]), longest_that_is_rendered(shape, LONGEST["description"])
        table.rows[name] = [microseconds(lambda: to_html(longest)), microseconds(lambda: to_html(rendered))]  # noqa: B023
    return table


def _figures(document: dict[str, object]) -> dict[str, float]:
    definition = CalendarDefinition.from_json(document)
    days, years = count(step=1_009), count(step=3)

    def look() -> None:
        sheet = sheet_of(next(days), definition)
        moon_phases_of(range(sheet.first_day, sheet.end_day), definition)
        seasons_of(range(sheet.first_day, sheet.end_day), definition)

    def ask() -> None:
        with suppress(GameTimeError):
            gametime.parse(TEXT, definition, 0)

    return {
        "read it": microseconds(lambda: CalendarDefinition.from_json(document)),
        "lay out a month's year": microseconds(lambda: definition.days_in_month(next(years), 1)),
        "the sky of a sheet": microseconds(look),
        "a text of many readings": microseconds(ask),
    }
