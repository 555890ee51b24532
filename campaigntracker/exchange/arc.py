"""Writing what a document says beside its sessions and events: goals, prepared items, proposed dates, chapters."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from campaigntracker.campaigns.models import Campaign
from campaigntracker.exchange.records import CampaignDocument, ChapterRecord, DateRecord, SessionRecord
from campaigntracker.ids import uuid7
from sessions_app.domain.importing.chapters import NewChapter, insert_chapters
from sessions_app.domain.importing.goals import NewGoal, NewPursuit, insert_goals, insert_pursued
from sessions_app.domain.importing.plans import NewAnswer, NewDate, NewPrepItem, insert_dates, insert_prep

Ids = Mapping[str, UUID]


def insert_arc(
    campaign: Campaign, document: CampaignDocument, *, sessions: Sequence[UUID], members: Ids, now: dt.datetime
) -> None:
    """`sessions`: the ids of those written, in the document's order."""
    pairs = list(zip(document.sessions, sessions, strict=True))
    goals = {goal.id: uuid7() for goal in document.goals}
    insert_goals(campaign, _new_goals(document, goals, now))
    insert_pursued(campaign, _new_pursuits(pairs, goals))
    insert_prep(campaign, _new_prep(pairs))
    insert_dates(campaign, [_new_date(date, pk, members, now) for session, pk in pairs for date in session.dates])
    insert_chapters(campaign, (_new_chapter(chapter, now) for chapter in document.chapters))


def _new_goals(document: CampaignDocument, ids: Ids, now: dt.datetime) -> Iterator[NewGoal]:
    for goal in document.goals:
        yield NewGoal(
            id=ids[goal.id],
            external_id=goal.id,
            title=goal.title,
            description=goal.description,
            gm_notes=goal.gm_notes,
            state=goal.state,
            target=goal.target,
            unit=goal.unit,
            visibility=goal.visibility,
            parent_id=ids[goal.parent] if goal.parent else None,
            created_at=goal.created_at or now,
        )


def _new_pursuits(sessions: list[tuple[SessionRecord, UUID]], goals: Ids) -> Iterator[NewPursuit]:
    for session, pk in sessions:
        for pursued in session.goals:
            yield NewPursuit(session_id=pk, goal_id=goals[pursued.goal], outcome=pursued.outcome, note=pursued.note)


def _new_prep(sessions: list[tuple[SessionRecord, UUID]]) -> Iterator[NewPrepItem]:
    rows = [(item, uuid7(), pk, position) for session, pk in sessions for position, item in enumerate(session.prep)]
    ids = {item.id: row_id for item, row_id, _session, _position in rows if item.id}
    for item, row_id, session_id, position in rows:
        yield NewPrepItem(
            id=row_id,
            external_id=item.id,
            session_id=session_id,
            kind=item.kind,
            text=item.text,
            done_at=item.done_at,
            position=position,
            carried_from_id=ids[item.carried_from] if item.carried_from else None,
        )


def _new_date(date: DateRecord, session_id: UUID, members: Ids, now: dt.datetime) -> NewDate:
    answers = (
        NewAnswer(member_id=members[answer.member], answer=answer.answer, answered_at=answer.answered_at or now)
        for answer in date.answers
    )
    return NewDate(session_id=session_id, starts_at=date.starts_at, picked=date.picked, answers=tuple(answers))


def _new_chapter(chapter: ChapterRecord, now: dt.datetime) -> NewChapter:
    return NewChapter(
        external_id=chapter.id,
        title=chapter.title,
        first_number=chapter.first,
        last_number=chapter.last,
        recap=chapter.recap,
        gm_notes=chapter.gm_notes,
        created_at=chapter.created_at or now,
    )
