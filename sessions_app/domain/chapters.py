"""Writing the chapters of a campaign: the only writer of Chapter."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Campaign
from sessions_app.domain.chapter_spans import Span, find_overlap
from sessions_app.domain.locking import lock_row, save_row
from sessions_app.domain.planning import HIGHEST_NUMBER
from sessions_app.models import Chapter

LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterDraft:
    """All that a GM writes of a chapter; `last` None: it goes on until the next one begins."""

    title: str
    first: int
    last: int | None = None
    recap: str = ""
    gm_notes: str = ""


class ChapterConflictError(Exception):
    """Somebody else changed the chapter since the form was opened; `current` is what they left."""

    def __init__(self, current: Chapter) -> None:
        super().__init__(_("Somebody else changed this chapter while you were writing."))
        self.current = current


@transaction.atomic
def create_chapter(campaign: Campaign, draft: ChapterDraft, *, now: dt.datetime) -> Chapter:
    """Raise RuleError where it has no title, ends before it begins, or claims a session of another."""
    campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
    chapter = Chapter(campaign=campaign, created_at=now, updated_at=now)
    _write(chapter, draft)
    chapter.save(force_insert=True)
    return chapter


@transaction.atomic
def edit_chapter(chapter: Chapter, draft: ChapterDraft, *, base_version: int, now: dt.datetime) -> Chapter:
    """`base_version` is the version that the editor saw. Raise ChapterConflictError when another was saved since, and
    RuleError as `create_chapter`; in both cases nothing is changed.
    """
    current = lock_row(chapter)
    if current.version != base_version:
        raise ChapterConflictError(current)
    _write(current, draft)
    return save_row(current, now=now)


@transaction.atomic
def remove_chapter(chapter: Chapter) -> None:
    """Its sessions stay; what it said is kept as its last version."""
    lock_row(chapter).delete()


def _write(chapter: Chapter, draft: ChapterDraft) -> None:
    title = " ".join(draft.title.split())
    if not title:
        raise RuleError(_("A chapter needs a title."), field="title")
    if len(title) > LONGEST_TITLE:
        raise RuleError(_("The title is too long."), field="title")
    if not 0 <= draft.first <= HIGHEST_NUMBER:
        raise RuleError(_("No session has that number."), field="first")
    if draft.last is not None and draft.last < draft.first:
        raise RuleError(_("A chapter cannot end before it begins."), field="last")
    _refuse_overlap(chapter, Span(draft.first, draft.last))
    chapter.title, chapter.first_number, chapter.last_number = title, draft.first, draft.last
    chapter.recap, chapter.gm_notes = draft.recap, draft.gm_notes


def _refuse_overlap(chapter: Chapter, span: Span) -> None:
    """Call it with the campaign locked."""
    others = Chapter.objects.of(chapter.campaign).in_order().exclude(pk=chapter.pk)
    for other in others:
        theirs = Span(other.first_number, other.last_number)
        if find_overlap([theirs, span]) is None:
            continue
        if theirs.first <= span.first:
            message = _("Session %(number)s is in “%(title)s” already.")
            raise RuleError(message % {"number": span.first, "title": other.title}, field="first")
        message = _("“%(title)s” begins with session %(number)s: end before it.")
        raise RuleError(message % {"number": theirs.first, "title": other.title}, field="last")
