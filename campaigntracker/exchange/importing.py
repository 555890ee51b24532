"""Writing a document that was read: all of it or nothing."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.domain.importing import (
    NewCharacter,
    NewMember,
    SlugTakenError,
    insert_campaign,
    insert_characters,
    insert_members,
)
from campaigntracker.campaigns.models import Campaign, Role
from campaigntracker.exchange.arc import Ids, insert_arc
from campaigntracker.exchange.errors import DocumentError
from campaigntracker.exchange.reading.campaign import LONGEST_SLUG
from campaigntracker.exchange.reading.document import Report
from campaigntracker.exchange.records import CampaignDocument, CodexRecord, EventRecord, SessionRecord
from campaigntracker.exchange.stated import stated_figures, stated_names
from campaigntracker.ids import uuid7
from events_app.domain.codex.births import fill_codex
from events_app.domain.codex.importing import NewEntry, insert_entries
from events_app.domain.fold import Fold, Row
from events_app.domain.importing import NewEvent, insert_events
from events_app.domain.projection import party_names
from sessions_app.domain.drafts import RosterEntry, SessionDraft
from sessions_app.domain.importing.sessions import NewSession, insert_sessions


@transaction.atomic
def import_document(
    document: CampaignDocument,
    *,
    now: dt.datetime,
    owner: User | None = None,
    accounts: Mapping[str, User] | None = None,
    slug: str = "",
    report: Report = lambda done, total: None,
) -> Campaign:
    """Create the campaign of a document.

    `owner` gets its first GM seat, or one more where it has none; `accounts` gives other seats, by the members' ids,
    to people with a login; `slug` is preferred to the document's own. Raise DocumentError when the address is taken.
    """
    campaign = _insert_campaign(document, slug, now)
    members = _insert_members(campaign, document, owner, dict(accounts or {}), now)
    characters = _insert_characters(campaign, document, members)
    events = [_complete(event, now, campaign.clock) for event in document.events]
    session_ids = _insert_sessions(campaign, document, events, members, characters, now)
    insert_arc(campaign, document, sessions=session_ids, members=members, now=now)
    written = 0
    for size in insert_events(campaign, _new_events(events, session_ids, members, now)):
        written += size
        report(written, len(events))
    insert_entries(campaign, (_new_entry(record) for record in document.codex), now=now)
    fill_codex(campaign, now=now)
    return campaign


def _insert_campaign(document: CampaignDocument, slug: str, now: dt.datetime) -> Campaign:
    record = document.campaign
    ends = [session.times.game_end for session in document.sessions if session.times.game_end is not None]
    try:
        return insert_campaign(
            record.settings,
            slug=slug or record.slug or slugify(record.settings.name)[:LONGEST_SLUG] or "campaign",
            external_id=record.id,
            calendar=record.calendar,
            epoch=record.epoch,
            clock=max(ends, default=0) if record.clock is None else record.clock,
            created_at=record.created_at or now,
        )
    except SlugTakenError as error:
        message = _("the address “%(slug)s” is taken; choose another with --slug")
        raise DocumentError("campaign.slug", message % {"slug": error.slug}) from None


def _insert_members(
    campaign: Campaign, document: CampaignDocument, owner: User | None, accounts: dict[str, User], now: dt.datetime
) -> Ids:
    seats = [member.id for member in document.members if member.role == Role.GM]
    if owner and seats:
        accounts[seats[0]] = owner
    rows = [
        NewMember(
            external_id=member.id,
            display_name=member.name,
            role=member.role,
            user_id=accounts[member.id].pk if member.id in accounts else None,
            created_at=member.created_at or now,
        )
        for member in document.members
    ]
    if owner and not seats:
        name = str(owner)[:120]
        rows.append(NewMember(external_id="", display_name=name, role=Role.GM, user_id=owner.pk, created_at=now))
    return {member.external_id: member.pk for member in insert_members(campaign, rows)}


def _insert_characters(campaign: Campaign, document: CampaignDocument, members: Ids) -> Ids:
    rows = [
        NewCharacter(
            external_id=character.id,
            name=character.name,
            member_id=members[character.member] if character.member else None,
            status=character.status,
            aliases=character.aliases,
        )
        for character in document.characters
    ]
    return {character.external_id: character.pk for character in insert_characters(campaign, rows)}


def _complete(event: EventRecord, now: dt.datetime, clock: int) -> EventRecord:
    """Fill in the times that the event leaves out."""
    item = event.item
    game_time = clock if item.game_time is None else item.game_time
    return replace(event, item=replace(item, real_time=item.real_time or now, game_time=game_time))


def _insert_sessions(
    campaign: Campaign,
    document: CampaignDocument,
    events: list[EventRecord],
    members: Ids,
    characters: Ids,
    now: dt.datetime,
) -> list[UUID]:
    """Return the ids in the document's order. Figures are computed here, so that each session is written once."""
    party = party_names(campaign)
    by_session: dict[int | None, list[EventRecord]] = defaultdict(list)
    for event in events:
        by_session[event.session].append(event)
    rows = [
        _new_session(session, by_session[index], party, members, characters, now)
        for index, session in enumerate(document.sessions)
    ]
    return [session.pk for session in insert_sessions(campaign, rows)]


def _new_session(
    record: SessionRecord,
    events: list[EventRecord],
    party: Mapping[str, str],
    members: Ids,
    characters: Ids,
    now: dt.datetime,
) -> NewSession:
    live = sorted((event for event in events if not event.voided_at), key=_real_order)
    fold = Fold.of(map(_told, live), party)
    account = record.account
    names = stated_names(account, fold.gm.names)
    created_at = record.created_at or record.updated_at or now
    return NewSession(
        id=uuid7(),
        external_id=record.id,
        draft=_draft(record, names.pop("highlights", []), members, characters),
        status=record.status,
        summary=names | ({"auto": account.auto} if account.auto else {}),
        stats=stated_figures(account, fold.gm.figures.to_json()),
        projection=fold.to_json() if events else {},
        last_seq=max((event.seq or 0 for event in events), default=0),
        recap_draft=record.recap_draft,
        created_at=created_at,
        updated_at=record.updated_at or created_at,
    )


def _told(event: EventRecord) -> Row:
    return Row(seq=event.seq or 0, **{name: getattr(event.item, name) for name in Row._fields[1:]})


def _real_order(event: EventRecord) -> tuple[dt.datetime | None, int | None]:
    return event.item.real_time, event.seq


def _draft(record: SessionRecord, highlights: list[str], members: Ids, characters: Ids) -> SessionDraft:
    return SessionDraft(
        number=record.number,
        title=record.title,
        description=record.description,
        location=record.location,
        real_start_time=record.times.real_start,
        real_end_time=record.times.real_end,
        game_start_time=record.times.game_start,
        game_end_time=record.times.game_end,
        gm_id=members[record.gm] if record.gm else None,
        planned_objectives=record.planned_objectives,
        actual_objectives=record.actual_objectives,
        tags=record.tags,
        notes=record.notes,
        gm_notes=record.gm_notes,
        gm_summary=record.account.gm,
        highlights=highlights,
        roster=tuple(
            RosterEntry(
                member_id=members[player.member],
                character_ids=tuple(characters[character] for character in player.characters),
                rsvp=player.rsvp,
                rsvp_for=player.rsvp_for,
                attended=player.attended,
                arrived_late=player.arrived_late,
                left_early=player.left_early,
                excused=player.excused,
                is_guest=player.is_guest,
                note=player.note,
            )
            for player in record.players
        ),
    )


def _new_events(
    events: list[EventRecord], session_ids: list[UUID], members: Ids, now: dt.datetime
) -> Iterator[NewEvent]:
    for event in events:
        created_at = event.created_at or event.updated_at or now
        yield NewEvent(
            item=event.item,
            session_id=None if event.session is None else session_ids[event.session],
            seq=event.seq,
            author_id=members[event.author] if event.author else None,
            voided_at=event.voided_at,
            created_at=created_at,
            updated_at=event.updated_at or created_at,
        )


def _new_entry(record: CodexRecord) -> NewEntry:
    return NewEntry(
        kind=record.kind,
        name=record.name,
        aliases=tuple((alias.name, alias.revealed) for alias in record.aliases),
        description=record.description,
        gm_notes=record.gm_notes,
        revealed=record.revealed,
    )
