"""A letter as a message of a Discord webhook.

People's texts come as they were typed: nothing in them mentions anybody, links anywhere or looks like anything else.
"""

import datetime as dt
import re
from typing import Any

from django.utils.translation import gettext as _

from campaigntracker.web.plain import shorten
from events_app.notices.letter import Letter

# What Discord takes at most, in characters; of a description it would take 4096, but 6000 of all together.
MOST_TITLE = 256
MOST_DESCRIPTION = 3_500
MOST_FIELD = 1_024

MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~@:/])")
COLOUR = 0x7A1F2B


def message(letter: Letter) -> dict[str, Any]:
    """The body of the request. Times are Discord's own: each reader sees them in a zone of their own."""
    embed = {
        "title": shorten(calm(letter.title), MOST_TITLE),
        "url": letter.url,
        "description": shorten("\n\n".join(_paragraphs(letter)), MOST_DESCRIPTION),
        "color": COLOUR,
        "fields": _fields(letter),
        "footer": {"text": shorten(calm(letter.campaign_name), MOST_TITLE)},
    }
    return _quiet({"embeds": [embed]})


def test_message(campaign: str) -> dict[str, Any]:
    text = _("Reminders of %(campaign)s will appear here.") % {"campaign": escape(campaign)}
    return _quiet({"content": shorten(text, 2_000)})


def _quiet(body: dict[str, Any]) -> dict[str, Any]:
    """Whatever stands in it, nobody is called by it."""
    return {"username": "Campaign Tracker", "allowed_mentions": {"parse": []}, **body}


def escape(text: str) -> str:
    """A text that Discord shows as it is, where it reads Markdown."""
    return MARKDOWN.sub(r"\\\1", calm(text))


def calm(text: str) -> str:
    """Where it reads none: a mark that nobody sees keeps addresses and mentions from being any."""
    return text.replace("@", "@\u200b").replace("://", ":\u200b//")


def moment(when: dt.datetime) -> str:
    seconds = int(when.timestamp())
    return f"<t:{seconds}:F> (<t:{seconds}:R>)"


def _paragraphs(letter: Letter) -> list[str]:
    parts = [escape(letter.opening)]
    if letter.dates:
        parts.append("\n".join(f"• {moment(date)}" for date in letter.dates))
    elif letter.session.real_start_time:
        parts.append(f"**{moment(letter.session.real_start_time)}**")
    if letter.objectives:
        parts.append("\n".join(f"• {escape(text)}" for text in letter.objectives))
    return parts


def _fields(letter: Letter) -> list[dict[str, Any]]:
    fields = []
    if letter.place:
        fields.append({"name": _("Where"), "value": shorten(escape(letter.place), MOST_FIELD)})
    if letter.recap:
        name = _("Previously, in %(title)s") % {"title": letter.previous_title}
        fields.append({"name": shorten(calm(name), MOST_TITLE), "value": shorten(escape(letter.recap), MOST_FIELD)})
    return fields
