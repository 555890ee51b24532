"""How the timeline's categories, types and figures are drawn and named."""

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

CATEGORY_ICONS = {
    "combat": "swords",
    "exploration": "compass",
    "social": "messages-square",
    "treasure": "gem",
    "progress": "trending-up",
    "quest": "scroll-text",
    "goal": "target",
    "time": "hourglass",
}
# Within a category's colour, where a picture tells more than the category's own.
TYPE_ICONS = {
    "damage": "sword",
    "healing": "heart-pulse",
    "npc_killed": "skull",
    "character_died": "skull",
    "travel": "footprints",
    "rest": "tent",
    "treasure_gained": "coins",
    "quest_completed": "trophy",
    "highlight": "star",
    "quote": "quote",
}

FIGURE_LABELS = {
    "eventCount": _("events"),
    "combatEncounters": _("combats"),
    "totalDamageDealt": _("damage dealt"),
    "totalDamageReceived": _("damage taken"),
    "totalHealingDone": _("healed"),
    "npcsKilled": _("enemies fallen"),
    "treasureGained": _("gold found"),
    "xpEarned": _("experience"),
}
SINGULAR_FIGURE_LABELS = {
    "eventCount": _("event"),
    "combatEncounters": _("combat"),
    "npcsKilled": _("enemy fallen"),
}


@register.filter
def category_icon(category: str) -> str:
    """The symbol of static/icons.svg that stands for a category."""
    return CATEGORY_ICONS.get(category, "feather")


@register.filter
def event_icon(event_type: str, category: str) -> str:
    """The symbol for one event."""
    return TYPE_ICONS.get(event_type) or category_icon(category)


@register.filter
def figure_label(key: str, value: int) -> str:
    singular = SINGULAR_FIGURE_LABELS.get(key) if value == 1 else None
    return str(singular or FIGURE_LABELS[key])


@register.filter
def grouped(number: int) -> str:
    """A whole number with its thousands apart: 1,500."""
    return f"{number:,}"
