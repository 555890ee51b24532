"""What happened in each session, for those who read many of them on one page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString

from campaigntracker.campaigns.models import Viewer
from campaigntracker.web.markdown import to_html
from events_app.domain.story.highlights import highlights_of
from events_app.rendering.recap import short_recaps
from sessions_app.models import Session

LONGEST = 600
BLANK_LINE = re.compile(r"\n\s*\n")
END_OF_SENTENCE = re.compile(r"[.!?…][”’\"')*_]*\s")


# The level of the heading with which a session begins on such a page.
LEVEL = 3


@dataclass(frozen=True, slots=True)
class Telling:
    """`html` is "" where there is nothing to tell. `goes_on`: somebody wrote more than that.

    `highlights` are told below a recap that is told whole, and nowhere else.
    """

    html: SafeString
    goes_on: bool = False
    highlights: tuple[str, ...] = ()


def tell_sessions(sessions: Sequence[Session], viewer: Viewer) -> dict[UUID, Telling]:
    """By the sessions' ids: how what somebody wrote begins, else the most telling of the log.

    One query at most.
    """
    written = {session.pk: _written(session).strip() for session in sessions}
    openings = {pk: opening(text) for pk, text in written.items()}
    unwritten = [session for session in sessions if not openings[session.pk] and session.log_version_for(viewer)]
    composed = short_recaps(unwritten, viewer)
    return {
        pk: Telling(to_html(text) or _paragraph(composed.get(pk, "")), goes_on=text != written[pk])
        for pk, text in openings.items()
    }


def tell_whole(sessions: Sequence[Session], viewer: Viewer) -> dict[UUID, Telling]:
    """As `tell_sessions`, but published recaps from their first word to their last, with the highlights.

    Two queries at most.
    """
    published = [session for session in sessions if session.summary.get("gm")]
    highlights = highlights_of(published, viewer)
    whole = {
        session.pk: Telling(to_html(session.summary["gm"], below=LEVEL), highlights=highlights[session.pk])
        for session in published
    }
    return tell_sessions([session for session in sessions if session.pk not in whole], viewer) | whole


def _written(session: Session) -> str:
    return session.summary.get("gm") or session.summary.get("auto") or ""


def _paragraph(text: str) -> SafeString:
    return format_html("<p>{}</p>", text) if text else SafeString("")


def opening(text: str) -> str:
    """The first paragraph that is no heading, in Markdown; a long one ends with a sentence."""
    paragraphs = (paragraph.strip() for paragraph in BLANK_LINE.split(text.replace("\r\n", "\n")))
    first = next((paragraph for paragraph in paragraphs if paragraph and not paragraph.startswith("#")), "")
    if len(first) <= LONGEST:
        return first
    ends = [found.end() for found in END_OF_SENTENCE.finditer(first, 0, LONGEST)]
    return first[: ends[-1]].rstrip() if ends else f"{first[:LONGEST].rstrip()} …"
