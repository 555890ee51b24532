"""The words of the event log: categories, and the types that recap and statistics understand."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Category(models.TextChoices):
    COMBAT = "combat", _("Combat")
    EXPLORATION = "exploration", _("Exploration")
    SOCIAL = "social", _("Social")
    TREASURE = "treasure", _("Treasure")
    PROGRESS = "progress", _("Progress")
    QUEST = "quest", _("Quest")
    GOAL = "goal", _("Goal")
    TIME = "time", _("Time")
    NOTE = "note", _("Note")


# type -> (its category, its name for people)
TYPES = {
    "combat_start": (Category.COMBAT, _("Combat starts")),
    "round_start": (Category.COMBAT, _("Round starts")),
    "damage": (Category.COMBAT, _("Damage")),
    "healing": (Category.COMBAT, _("Healing")),
    "npc_killed": (Category.COMBAT, _("NPC killed")),
    "character_down": (Category.COMBAT, _("Character down")),
    "character_died": (Category.COMBAT, _("Character died")),
    "combat_end": (Category.COMBAT, _("Combat ends")),
    "location_discovered": (Category.EXPLORATION, _("Location discovered")),
    "room_explored": (Category.EXPLORATION, _("Room explored")),
    "travel": (Category.EXPLORATION, _("Travel")),
    "rest": (Category.EXPLORATION, _("Rest")),
    "npc_introduced": (Category.SOCIAL, _("NPC introduced")),
    "dialogue": (Category.SOCIAL, _("Dialogue")),
    "item_acquired": (Category.TREASURE, _("Item acquired")),
    "treasure_gained": (Category.TREASURE, _("Treasure gained")),
    "xp_awarded": (Category.PROGRESS, _("XP awarded")),
    "level_up": (Category.PROGRESS, _("Level up")),
    "quest_started": (Category.QUEST, _("Quest started")),
    "quest_completed": (Category.QUEST, _("Quest completed")),
    "quest_failed": (Category.QUEST, _("Quest failed")),
    "goal_progress": (Category.GOAL, _("Goal progress")),
    "time_advanced": (Category.TIME, _("Time advances")),
    "scene": (Category.TIME, _("Scene")),
    "note": (Category.NOTE, _("Note")),
    "highlight": (Category.NOTE, _("Highlight")),
    "quote": (Category.NOTE, _("Quote")),
}

# Of which goals are made: their progress is the sum of these.
PROGRESS = "goal_progress"
HIGHLIGHT = "highlight"

# How a quest begins, and how it ends.
QUEST_STARTED = "quest_started"
QUEST_TURNS = (QUEST_STARTED, "quest_completed", "quest_failed")


def category_of(event_type: str) -> str | None:
    """The category a listed type belongs to; None for a type the vocabulary does not know."""
    known = TYPES.get(event_type)
    return known[0].value if known else None


def type_label(event_type: str, amount: int | None = None) -> str:
    """A type's name for people; one that is not listed is shown plainly. With its amount, time may go back."""
    if event_type == "time_advanced" and (amount or 0) < 0:
        return str(_("Clock set back"))
    known = TYPES.get(event_type)
    return str(known[1]) if known else event_type.replace("_", " ").capitalize()
