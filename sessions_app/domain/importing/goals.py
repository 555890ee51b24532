"""Writing many goals at once, for an import that has checked them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from campaigntracker.campaigns.models import Campaign
from sessions_app.models import Goal, SessionGoal


@dataclass(frozen=True, slots=True, kw_only=True)
class NewGoal:
    """`id` is made by the caller, so that children may name it as `parent_id` before it is written."""

    id: UUID
    external_id: str
    title: str
    description: str
    gm_notes: str
    state: str
    target: int | None
    unit: str
    visibility: str
    parent_id: UUID | None
    created_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPursuit:
    session_id: UUID
    goal_id: UUID
    outcome: str
    note: str


def insert_goals(campaign: Campaign, rows: Iterable[NewGoal]) -> None:
    Goal.objects.bulk_create(
        (
            Goal(
                campaign=campaign,
                id=row.id,
                external_id=row.external_id,
                title=row.title,
                description=row.description,
                gm_notes=row.gm_notes,
                state=row.state,
                target=row.target,
                unit=row.unit,
                visibility=row.visibility,
                parent_id=row.parent_id,
                created_at=row.created_at,
                updated_at=row.created_at,
            )
            for row in rows
        ),
        batch_size=1000,
    )


def insert_pursued(campaign: Campaign, rows: Iterable[NewPursuit]) -> None:
    """Which goals the sessions pursued."""
    SessionGoal.objects.bulk_create(
        (
            SessionGoal(
                campaign=campaign,
                session_id=row.session_id,
                goal_id=row.goal_id,
                outcome=row.outcome,
                note=row.note,
            )
            for row in rows
        ),
        batch_size=1000,
    )
