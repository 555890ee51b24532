"""The story so far, for somebody who was never there: its chapters, as far as somebody wrote them down."""

from collections.abc import Iterable
from dataclasses import dataclass

from campaigntracker.campaigns.models import Viewer
from sessions_app.models import Chapter
from sessions_app.models.session_queryset import SessionQuerySet


@dataclass(frozen=True, slots=True)
class ToldChapter:
    """A chapter with its recap, in Markdown."""

    chapter: Chapter
    recap: str


def chapters_told(viewer: Viewer) -> tuple[ToldChapter, ...]:
    """In the order of the story, those that have a recap and are over."""
    chapters = Chapter.objects.of(viewer.campaign).in_order().defer("gm_notes")
    return tuple(ToldChapter(one, one.recap) for one in chapters if one.recap and one.last_number is not None)


def sessions_left(sessions: SessionQuerySet, told: Iterable[ToldChapter]) -> SessionQuerySet:
    """Those of which no chapter's recap tells."""
    for one in told:
        sessions = sessions.outside(one.chapter.first_number, one.chapter.last_number)
    return sessions
