"""How pages of the codex show what it knows."""

import html
import re

from django import template
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.text import Truncator

from campaigntracker import gametime
from campaigntracker.campaigns.models import Campaign
from campaigntracker.web import markdown
from events_app.models import Event
from events_app.models.codex_entry import CATEGORY_OF_KIND

register = template.Library()


@register.filter
def category_of_kind(kind: str) -> str:
    """The category whose colour an entry of this kind wears."""
    return CATEGORY_OF_KIND[kind]


@register.filter
def plain_opening(text: str) -> str:
    """The first words of a Markdown text, without its marks."""
    bare = html.unescape(strip_tags(markdown.to_html(text[:1000])))
    return Truncator(re.sub(r"\s+", " ", bare).strip()).chars(160)


@register.filter
def own_address(event: Event, campaign: Campaign) -> str:
    return reverse("event", args=[campaign.slug, event.pk])


@register.filter
def game_day_of(event: Event, campaign: Campaign) -> str:
    return gametime.format_day(event.game_time, campaign.definition)
