"""Icons in templates."""

from django import template
from django.utils.safestring import SafeString

from campaigntracker.web import icons

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of static/icons.svg; `label` is read out, where no text stands beside it."""
    return icons.labelled_icon(name, label) if label else icons.icon(name)
