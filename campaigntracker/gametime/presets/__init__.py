"""Calendars of well-known settings, ready to be picked: facts in our own words, one module each."""

from campaigntracker.gametime.presets import (
    dark_sun,
    day_count,
    eberron,
    exandrian,
    forbidden_lands,
    golarion,
    gregorian,
    greyhawk,
    harptos,
    traveller,
    warhammer,
)
from campaigntracker.gametime.presets.preset import Preset

IN_ORDER = (
    day_count,
    gregorian,
    harptos,
    golarion,
    greyhawk,
    exandrian,
    eberron,
    dark_sun,
    forbidden_lands,
    warhammer,
    traveller,
)
PRESETS: dict[str, Preset] = {module.PRESET.slug: module.PRESET for module in IN_ORDER}

__all__ = ["PRESETS", "Preset"]
