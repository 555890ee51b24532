"""How pages show what is prepared."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from campaigntracker.web import icons

register = template.Library()

ICONS = {
    "scene": "drama",
    "secret": "key",
    "person": "user",
    "place": "map-pin",
    "fight": "swords",
    "treasure": "gem",
    "task": "list-checks",
}
# What a group of them is called.
LABELS = {
    "scene": _("Scenes"),
    "secret": _("Secrets and clues"),
    "person": _("People"),
    "place": _("Places"),
    "fight": _("Fights"),
    "treasure": _("Treasure"),
    "task": _("To do"),
}


@register.simple_tag
def prep_icon(kind: str) -> SafeString:
    return icons.icon(ICONS[kind])


@register.filter
def prep_group_label(kind: str) -> str:
    return str(LABELS[kind])
