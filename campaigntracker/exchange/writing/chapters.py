"""Chapters in JSON."""

from typing import Any

from campaigntracker.campaigns.models import Viewer
from campaigntracker.exchange.instants import write_instant
from campaigntracker.exchange.writing.rows import present
from sessions_app.models import Chapter


def write_chapters(viewer: Viewer) -> list[dict[str, Any]]:
    """In the order of the story."""
    return [_write(chapter, viewer) for chapter in Chapter.objects.visible_to(viewer).in_order()]


def _write(chapter: Chapter, viewer: Viewer) -> dict[str, Any]:
    return present(
        {
            "id": chapter.public_id,
            "title": chapter.title,
            "firstNumber": chapter.first_number,
            "lastNumber": chapter.last_number,
            "recap": chapter.recap,
            "gmNotes": chapter.gm_notes if viewer.is_gm else "",
            "createdAt": write_instant(chapter.created_at),
        }
    )
