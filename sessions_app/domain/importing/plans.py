"""Writing what is planned around sessions, for an import that has checked it: prepared items and proposed dates."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from campaigntracker.campaigns.models import Campaign
from sessions_app.models import DateAnswer, DateOption, PrepItem


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPrepItem:
    """`id` is made by the caller, so that others may name it as `carried_from_id`; `position` is its place."""

    id: UUID
    external_id: str
    session_id: UUID
    kind: str
    text: str
    done_at: dt.datetime | None
    position: int
    carried_from_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAnswer:
    member_id: UUID
    answer: str
    answered_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDate:
    session_id: UUID
    starts_at: dt.datetime
    picked: bool
    answers: tuple[NewAnswer, ...]


def insert_prep(campaign: Campaign, rows: Iterable[NewPrepItem]) -> None:
    PrepItem.objects.bulk_create(
        (
            PrepItem(
                campaign=campaign,
                id=row.id,
                external_id=row.external_id,
                session_id=row.session_id,
                kind=row.kind,
                text=row.text,
                done_at=row.done_at,
                position=row.position,
                carried_from_id=row.carried_from_id,
            )
            for row in rows
        ),
        batch_size=1000,
    )


def insert_dates(campaign: Campaign, rows: Sequence[NewDate]) -> None:
    options = DateOption.objects.bulk_create(
        (
            DateOption(campaign=campaign, session_id=row.session_id, starts_at=row.starts_at, picked=row.picked)
            for row in rows
        ),
        batch_size=1000,
    )
    DateAnswer.objects.bulk_create(
        (
            DateAnswer(
                campaign=campaign,
                option=option,
                member_id=answer.member_id,
                answer=answer.answer,
                answered_at=answer.answered_at,
            )
            for option, row in zip(options, rows, strict=True)
            for answer in row.answers
        ),
        batch_size=1000,
    )
