"""Our own format (see ``calendarjson``): the definition alone, or with its epoch beside it."""

from __future__ import annotations

from campaigntracker.gametime.checks import only_keys
from campaigntracker.gametime.definition import CalendarDefinition
from campaigntracker.gametime.readers.result import ReadResult

FORMAT = "Campaign Tracker"


def recognises(document: object) -> bool:
    return isinstance(document, dict) and ("kind" in document or _with_epoch(document))


def read(document: object) -> ReadResult:
    if isinstance(document, dict) and _with_epoch(document):
        only_keys(document, ("calendar", "epoch"))
        return ReadResult(CalendarDefinition.from_json(document["calendar"], document.get("epoch")), format=FORMAT)
    return ReadResult(CalendarDefinition.from_json(document), format=FORMAT)


def _with_epoch(document: dict[str, object]) -> bool:
    calendar = document.get("calendar")
    return isinstance(calendar, dict) and "kind" in calendar
