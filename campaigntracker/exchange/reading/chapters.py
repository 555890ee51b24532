"""The chapters of a document."""

from django.utils.translation import gettext as _

from campaigntracker.exchange.errors import show
from campaigntracker.exchange.reading.names import Once
from campaigntracker.exchange.reading.place import Place
from campaigntracker.exchange.records import ChapterRecord
from sessions_app.domain.chapter_spans import Span, find_overlap

KEYS = ("id", "title", "firstNumber", "lastNumber", "recap", "gmNotes", "createdAt")
LARGEST_NUMBER = 2**31 - 1


def read_chapters(place: Place) -> list[ChapterRecord]:
    """A session belongs to one of them at most."""
    entries = place.entries()
    ids, chapters = Once(), [_read_chapter(entry.fields(KEYS)) for entry in entries]
    for chapter, entry in zip(chapters, entries, strict=True):
        if chapter.id:
            ids.note(chapter.id, entry.at("id"))
    overlap = find_overlap([Span(chapter.first, chapter.last) for chapter in chapters])
    if overlap:
        earlier, later = sorted(overlap)
        message = _("%(place)s, “%(title)s”, holds some of these sessions already")
        title = show(chapters[earlier].title)
        raise entries[later].error(message % {"place": entries[earlier], "title": title})
    return chapters


def _read_chapter(entry: Place) -> ChapterRecord:
    first = entry.at("firstNumber").required().whole(0, LARGEST_NUMBER) or 0
    return ChapterRecord(
        id=entry.at("id").identifier(),
        title=entry.at("title").required().text(200),
        first=first,
        last=entry.at("lastNumber").whole(first, LARGEST_NUMBER),
        recap=entry.at("recap").text(),
        gm_notes=entry.at("gmNotes").text(),
        created_at=entry.at("createdAt").instant(),
    )
