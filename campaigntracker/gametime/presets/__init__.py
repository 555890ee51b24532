"""Calendars of well-known settings, ready to be picked: facts in our own words, one module each."""

from campaigntracker.gametime.presets import day_count, gregorian, harptos
from campaigntracker.gametime.presets.preset import Preset

PRESETS: dict[str, Preset] = {module.PRESET.slug: module.PRESET for module in (day_count, gregorian, harptos)}

__all__ = ["PRESETS", "Preset"]
