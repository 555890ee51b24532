"""Which events of a Calendarium calendar fall on one date every year."""

from __future__ import annotations

from typing import Any


def yearly_date(event: dict[str, Any]) -> tuple[object, object] | None:
    """Month (from 0) and day (from 1), as the file says them."""
    date = event.get("date")
    if not isinstance(date, dict) or event.get("end") or event.get("formulas"):
        return None
    year = date.get("year")
    every_year = year is None or (isinstance(year, list) and all(bound is None for bound in year))
    return (date.get("month"), date.get("day")) if every_year else None
