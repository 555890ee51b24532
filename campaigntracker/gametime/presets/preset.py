"""A calendar that can be picked from a list."""

from __future__ import annotations

from dataclasses import dataclass

from campaigntracker.gametime.definition import CalendarDefinition


@dataclass(frozen=True, slots=True)
class Preset:
    """``description`` is one sentence for GMs: which game's calendar it is, and its shape.

    The epoch of ``definition`` is the start of a year in which campaigns there usually play; a campaign has its own.
    """

    slug: str
    name: str
    description: str
    definition: CalendarDefinition
