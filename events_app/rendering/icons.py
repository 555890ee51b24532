"""Which symbol of static/icons.svg stands for what."""

from django.templatetags.static import static

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
    "scene": "book-open",
    "treasure_gained": "coins",
    "quest_completed": "trophy",
    "highlight": "star",
    "quote": "quote",
}


def category_icon(category: str) -> str:
    """The symbol that stands for a category."""
    return CATEGORY_ICONS.get(category, "feather")


def event_icon(event_type: str, category: str) -> str:
    """The symbol for one event."""
    return TYPE_ICONS.get(event_type) or category_icon(category)


class IconSheet:
    """Icons by name as HTML, each written once."""

    def __init__(self) -> None:
        self._address = static("icons.svg")
        self._drawn: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        """`name` is one of ours, never something that was typed."""
        drawn = self._drawn.get(name)
        if drawn is None:
            drawn = f'<svg class="icon" aria-hidden="true"><use href="{self._address}#{name}"></use></svg>'
            self._drawn[name] = drawn
        return drawn
