"""Variants of Seasons & Stars: the same calendar under other names, within its file or in one beside it."""

from __future__ import annotations

from typing import Any

from campaigntracker.gametime.checks import json_object
from campaigntracker.gametime.errors import GameTimeError
from campaigntracker.gametime.readers.access import Part, line
from campaigntracker.gametime.readers.result import Notes
from campaigntracker.gametime.yearnames import FARTHEST_YEAR

OVERRIDES = ("year", "months", "weekdays", "moons", "dateFormats", "canonicalHours")


def variants(document: object) -> tuple[str, ...]:
    """The ids of the variants that a document brings, to be named when it is read.

    >>> variants({"variants": {"imperial": {"name": "Imperial Calendar"}}})
    ('imperial',)
    """
    found = document.get("variants") if isinstance(document, dict) else None
    return tuple(str(key) for key in found) if isinstance(found, dict) else ()


def is_variants_file(document: object) -> bool:
    """Whether it has variants of a calendar that stands in another file."""
    return isinstance(document, dict) and "baseCalendar" in document and "months" not in document


def with_variant(document: dict[str, Any], notes: Notes, variant: str | None, base: object) -> dict[str, Any]:
    """The document of the calendar with its variant applied; without a name the one that is marked as the default.

    The other variants are told as not honoured.
    """
    calendar = _base_of(document, base) if is_variants_file(document) else document
    known = variants(document)
    if variant is not None and variant not in known:
        raise GameTimeError(f"has no variant “{variant}”; there are {', '.join(known) or 'none'}", "variants")
    found = {key: Part(document["variants"][key], notes, f"variants.{key}") for key in known}
    defaults = [key for key, part in found.items() if part.truth("default")]
    if calendar is not document:
        if not known:
            raise GameTimeError("must have at least one variant", "variants")
        defaults = defaults or [known[0]]
    default = defaults[0] if defaults else None
    chosen = variant if variant is not None else default
    for key, part in found.items():
        name = part.text("name") or key
        if key == chosen:
            calendar = _applied(calendar, part, name)
        else:
            part.skip("description", "config", "overrides")
            notes.add(f"another variant, “{name}”")
    return {key: value for key, value in calendar.items() if key not in ("variants", "baseCalendar")}


def _object(part: Part, key: str) -> dict[str, Any]:
    """The object there, as it is; an empty one where there is none."""
    return json_object(part.raw(key) or {}, part.place(key))


def _base_of(document: dict[str, Any], base: object) -> dict[str, Any]:
    name = line(document["baseCalendar"], "baseCalendar")
    if base is None:
        raise GameTimeError(
            f"is a file of variants alone; it needs the file of the calendar “{name}” beside it", "baseCalendar"
        )
    base = json_object(base, "base")
    if "id" in base and base["id"] != name:
        raise GameTimeError(f"these are variants of “{name}”, not of “{line(base['id'], 'id')}”", "baseCalendar")
    return base


def _applied(calendar: dict[str, Any], variant: Part, name: str) -> dict[str, Any]:
    """A copy of the calendar with what the variant says; nothing of the original is touched."""
    variant.skip("description")
    result = dict(calendar)
    year = json_object(calendar.get("year", {}), "year")
    overrides = variant.part("overrides")
    result["year"] = _moved(result, year, variant.part("config")) | _object(overrides, "year")
    renamed: dict[str, str] = {}
    for key in ("months", "weekdays"):
        if key in calendar:
            result[key] = _renamed(calendar, key, overrides.part(key), renamed if key == "months" else {})
    for key in ("moons", "dateFormats", "canonicalHours"):
        if overrides.has(key):
            result[key] = overrides.raw(key)
    result["leapYear"] = _following(calendar.get("leapYear"), renamed)
    if isinstance(calendar.get("intercalary"), list):
        result["intercalary"] = [_following(item, renamed) for item in calendar["intercalary"]]
    return result | {"_variant": name}


def _moved(result: dict[str, Any], year: dict[str, Any], config: Part) -> dict[str, Any]:
    """The year with another number for the one that second 0 lies in."""
    if not config.has("yearOffset"):
        return year
    offset = config.whole("yearOffset", low=-FARTHEST_YEAR, high=FARTHEST_YEAR)
    world_time = result.get("worldTime")
    if isinstance(world_time, dict):
        moved = offset - Part(year, Notes(), "year").whole("epoch", 0, -FARTHEST_YEAR, FARTHEST_YEAR)
        current = Part(world_time, Notes(), "worldTime").whole("currentYear", None, -FARTHEST_YEAR, FARTHEST_YEAR)
        changes = {"epochYear": offset} | ({} if current is None else {"currentYear": current + moved})
        result["worldTime"] = world_time | changes
    return year | {"epoch": offset}


def _renamed(calendar: dict[str, Any], key: str, overrides: Part, renamed: dict[str, str]) -> Any:
    """The list with the overrides of each item by its name; ``renamed`` takes down old and new names."""
    items = calendar[key]
    if not isinstance(items, list):
        return items
    result = []
    for item in items:
        name = item.get("name") if isinstance(item, dict) else None
        if isinstance(name, str) and overrides.has(name):
            changes = _object(overrides, name)
            renamed[name] = changes.get("name", name)
            item = item | changes
        result.append(item)
    return result


def _following(document: Any, renamed: dict[str, str]) -> Any:
    """A leap year or an intercalary day that names a month, by the month's new name."""
    if not isinstance(document, dict):
        return document
    places = {key: document[key] for key in ("month", "after", "before") if isinstance(document.get(key), str)}
    return document | {key: renamed.get(month, month) for key, month in places.items()}
