"""Which sessions are looked at: all of them, the last ones, this year's, a chapter's."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigntracker.campaigns.models import Campaign
from sessions_app.domain.attendance.reading import Column
from sessions_app.domain.chapter_spans import Span as ChapterSpan
from sessions_app.domain.chapter_spans import ends
from sessions_app.models import Chapter


@dataclass(frozen=True, slots=True)
class Span:
    """`key` is what an address says. `last` counts sessions that are over and leaves what lies ahead; so do `since` and
    `until`, where that has no date.
    """

    key: str
    label: str
    is_chapter: bool = False
    last: int | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    first_number: int | None = None
    last_number: int | None = None

    def cut(self, columns: Sequence[Column]) -> tuple[Column, ...]:
        """Those of these columns, by number, that lie in it."""
        kept = [column for column in columns if self._holds(column)]
        if self.last is not None:
            over = [column for column in kept if column.counts]
            gone = {column.id for column in over[: -self.last]}
            kept = [column for column in kept if column.id not in gone]
        return tuple(kept)

    def _holds(self, column: Column) -> bool:
        if self.first_number is not None and column.number < self.first_number:
            return False
        if self.last_number is not None and column.number > self.last_number:
            return False
        if self.since is None or self.until is None:
            return True
        if column.real_start_time is None:
            return not column.counts
        return self.since <= column.real_start_time < self.until


def spans_of(campaign: Campaign, *, year_began: dt.datetime, year_ends: dt.datetime) -> tuple[Span, ...]:
    """What can be asked for, all sessions first. `year_began`, `year_ends`: where the reader's year does."""
    chapters = list(Chapter.objects.of(campaign).in_order().only("id", "title", "first_number", "last_number"))
    lasts = ends([ChapterSpan(one.first_number, one.last_number) for one in chapters])
    return (
        Span("", _("All sessions")),
        Span("10", _("Last 10"), last=10),
        Span("20", _("Last 20"), last=20),
        Span("year", _("This year"), since=year_began, until=year_ends),
        *(
            Span(str(one.id), one.title, is_chapter=True, first_number=one.first_number, last_number=last)
            for one, last in zip(chapters, lasts, strict=True)
        ),
    )


def pick_span(spans: Sequence[Span], key: str) -> Span:
    """The one of that key; nonsense asks for all sessions."""
    return next((span for span in spans if span.key == key), spans[0])
