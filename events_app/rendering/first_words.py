"""What the list of sessions tells of each, in a sentence or two of plain text."""

from collections.abc import Sequence
from html import unescape
from uuid import UUID

from django.utils.html import strip_tags

from campaigntracker.campaigns.models import Viewer
from campaigntracker.web.markdown import to_html
from events_app.rendering.recap import short_recaps
from events_app.rendering.telling import END_OF_SENTENCE, opening
from sessions_app.domain.rows import SessionLine

LONGEST = 280
SENTENCES = 2


def list_recaps(lines: Sequence[SessionLine], viewer: Viewer) -> dict[UUID, str]:
    """By the sessions' ids: what a GM published goes first, else two sentences of the log."""
    written = {line.id: words for line in lines if line.told and (words := first_words(line.told))}
    unwritten = [line for line in lines if line.log_version and line.id not in written]
    return short_recaps(unwritten, viewer) | written


def first_words(text: str) -> str:
    """How a text in Markdown begins, on one line; "" where it tells nothing."""
    plain = " ".join(unescape(strip_tags(to_html(opening(text)))).split())
    ends = [found.end() for found in END_OF_SENTENCE.finditer(f"{plain} ", 0, LONGEST)]
    if ends:
        return plain[: ends[:SENTENCES][-1]].rstrip()
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST].rsplit(' ', 1)[0]} …"
