"""Writing many chapters at once, for an import that has checked them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from campaigntracker.campaigns.models import Campaign
from sessions_app.models import Chapter


@dataclass(frozen=True, slots=True, kw_only=True)
class NewChapter:
    external_id: str
    title: str
    first_number: int
    last_number: int | None
    recap: str
    gm_notes: str
    created_at: dt.datetime


def insert_chapters(campaign: Campaign, rows: Iterable[NewChapter]) -> None:
    """The caller has seen to it that none claims a session of another."""
    Chapter.objects.bulk_create(
        Chapter(
            campaign=campaign,
            external_id=row.external_id,
            title=row.title,
            first_number=row.first_number,
            last_number=row.last_number,
            recap=row.recap,
            gm_notes=row.gm_notes,
            created_at=row.created_at,
            updated_at=row.created_at,
        )
        for row in rows
    )
