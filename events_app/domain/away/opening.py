"""The story so far, for somebody who was never there: its chapters, as far as somebody wrote them down."""

from collections.abc import Iterable
from dataclasses import dataclass

from campaigntracker.campaigns.models import Viewer
from sessions_app.domain.chapter_spans import Span, ends
from sessions_app.models import Chapter
from sessions_app.models.session_queryset import SessionQuerySet


@dataclass(frozen=True, slots=True)
class ToldChapter:
    """A chapter that is over and has a recap, in Markdown; `last` is the number of its last session."""

    chapter: Chapter
    last: int


def chapters_told(viewer: Viewer) -> tuple[ToldChapter, ...]:
    """In the order of the story, in one query."""
    chapters = list(Chapter.objects.of(viewer.campaign).in_order().defer("gm_notes"))
    lasts = ends([Span(one.first_number, one.last_number) for one in chapters])
    return tuple(
        ToldChapter(one, last) for one, last in zip(chapters, lasts, strict=True) if one.recap and last is not None
    )


def sessions_left(sessions: SessionQuerySet, told: Iterable[ToldChapter]) -> SessionQuerySet:
    """Those of which no chapter's recap tells."""
    for one in told:
        sessions = sessions.outside(one.chapter.first_number, one.last)
    return sessions
