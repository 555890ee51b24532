"""Each session in one or two sentences, for those who read many of them on one page."""

import re
from collections.abc import Sequence
from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString

from campaigntracker.campaigns.models import Viewer
from campaigntracker.web.markdown import to_html
from events_app.rendering.recap import short_recaps
from sessions_app.models import Session

LONGEST = 600
BLANK_LINE = re.compile(r"\n\s*\n")
END_OF_SENTENCE = re.compile(r"[.!?…][”’\"')*_]*\s")


def tell_sessions(sessions: Sequence[Session], viewer: Viewer) -> dict[UUID, SafeString]:
    """By the sessions' ids: what somebody wrote first, else the most telling of the log; "" where there is nothing.

    One query at most.
    """
    written = {session.pk: opening(_written(session)) for session in sessions}
    unwritten = [session for session in sessions if not written[session.pk] and session.log_version_for(viewer)]
    composed = short_recaps(unwritten, viewer)
    return {
        session.pk: to_html(written[session.pk]) or _paragraph(composed.get(session.pk, "")) for session in sessions
    }


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
