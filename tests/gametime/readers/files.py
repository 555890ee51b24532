"""The calendar files of other projects, where they lie beside the checkout (shared/data/calendars)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from campaigntracker.gametime import readers
from campaigntracker.gametime.readers import ReadResult, seasons_and_stars
from tests.gametime.expectations.sources import SHARED

FOLDER = SHARED / "calendars"
PROJECTS = (
    "simple-calendar",
    "seasons-and-stars",
    "calendaria",
    "foundry-dnd5e-extracted",
    "calendarium",
    "obsidian-fantasy-calendar",
    "fantasy-calendar",
)
PATHS = [path for project in PROJECTS for path in sorted((FOLDER / project).rglob("*.json"))]
# The files that define no calendar, and what is answered.
NO_CALENDARS = {
    "calendar-list.json": "is no calendar that is known here",
    "gregorian-categories.json": "is no calendar that is known here",
    "gregorian-events.json": "is no calendar that is known here",
    "calendar-collection-v1.0.0.json": "is no calendar that is known here",
    "calendar-v1.0.0.json": "is no calendar that is known here",
    "calendar-variants-v1.0.0.json": "is no calendar that is known here",
    "gregorian-canonical-hours-variants.json": "needs the file of the calendar “gregorian”",
    "gregorian-star-trek-variants.json": "needs the file of the calendar “gregorian”",
}


def name_of(path: Path) -> str:
    return str(path.relative_to(FOLDER))


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def variant_names() -> Iterator[str]:
    """“path#variant” for every variant of a calendar of Seasons & Stars."""
    for path in PATHS:
        if "seasons-and-stars" in path.parts:
            yield from (f"{name_of(path)}#{variant}" for variant in seasons_and_stars.variants(load(path)))


def names() -> list[str]:
    """Of every calendar in these files, and of their variants."""
    return [*(name_of(path) for path in PATHS if path.name not in NO_CALENDARS), *variant_names()]


def refused() -> dict[str, str]:
    """The files that define no calendar, with what is answered."""
    return {name_of(path): NO_CALENDARS[path.name] for path in PATHS if path.name in NO_CALENDARS}


@lru_cache
def reading(name: str) -> ReadResult:
    path, _, variant = name.partition("#")
    document = load(FOLDER / path)
    if not variant:
        return readers.read(document)
    return seasons_and_stars.read(document, variant, _base_of(document))


def _base_of(document: dict[str, Any]) -> Any:
    name = document.get("baseCalendar")
    files = (load(path) for path in PATHS if "seasons-and-stars" in path.parts)
    return next((file for file in files if name and isinstance(file, dict) and file.get("id") == name), None)
