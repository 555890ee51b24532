"""Which events of a Fantasy-Calendar export fall on one date every year, and which are hidden from players."""

from __future__ import annotations

from typing import Any

IS_EXACTLY = ("0", 0)


def is_hidden(event: dict[str, Any]) -> bool:
    settings = event.get("settings")
    return isinstance(settings, dict) and bool(settings.get("hide") or settings.get("hide_full"))


def yearly_date(event: dict[str, Any]) -> tuple[object, object] | None:
    """Month (from 0) and day (from 1), where its conditions ask for just these two."""
    data = event.get("data")
    if not isinstance(data, dict):
        return None
    if data.get("has_duration") or data.get("limited_repeat") or data.get("connected_events"):
        return None
    conditions = data.get("conditions")
    if not isinstance(conditions, list) or len(conditions) != 3 or conditions[1] != ["&&"]:
        return None
    wanted = dict(filter(None, (_number_of(conditions[0]), _number_of(conditions[2]))))
    return (wanted["Month"], wanted["Day"]) if wanted.keys() == {"Month", "Day"} else None


def _number_of(condition: Any) -> tuple[str, int] | None:
    """What ["Month", "0", ["9"]] asks for: that the month be exactly number 9."""
    if not (isinstance(condition, list) and len(condition) == 3 and isinstance(condition[0], str)):
        return None
    field, operator, values = condition
    if operator not in IS_EXACTLY or not isinstance(values, list) or len(values) != 1:
        return None
    value = values[0]
    if isinstance(value, str) and value.isdecimal() and len(value) <= 6:
        value = int(value)
    return (field, value) if isinstance(value, int) else None
