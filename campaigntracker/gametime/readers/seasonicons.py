"""Which of our pictures a season gets."""

from __future__ import annotations

from campaigntracker.gametime.seasons import SEASON_ICONS


def icon_of(*texts: str) -> str:
    """
    >>> icon_of("Low Summer"), icon_of("Fall"), icon_of("Rains")
    ('summer', 'autumn', '')
    """
    for text in texts:
        for icon in SEASON_ICONS:
            if icon in text.lower():
                return icon
        if "fall" in text.lower().split():
            return "autumn"
    return ""
