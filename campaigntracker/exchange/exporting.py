"""A whole campaign as a document: what the viewer may know, in an order that depends on nothing but the content."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from campaigntracker.campaigns.models import Character, Member, Viewer
from campaigntracker.exchange.reading.document import FORMAT
from campaigntracker.exchange.writing.campaign import write_campaign, write_character, write_member
from campaigntracker.exchange.writing.chapters import write_chapters
from campaigntracker.exchange.writing.codex import write_codex
from campaigntracker.exchange.writing.event import write_event
from campaigntracker.exchange.writing.goals import GoalIds, goal_ids, write_goals, write_pursued
from campaigntracker.exchange.writing.plans import write_dates, write_prep
from campaigntracker.exchange.writing.rows import present
from campaigntracker.exchange.writing.session import write_session
from events_app.domain.codex.births import Wanted, wanted_from, without_party
from events_app.domain.projection import party_names
from events_app.models import Event
from sessions_app.models import Session


def export_document(viewer: Viewer) -> dict[str, Any]:
    """For a GM nothing is missing but accounts, invitations and earlier versions."""
    campaign = viewer.campaign
    members = list(Member.objects.of(campaign).as_they_came())
    characters = list(Character.objects.of(campaign).as_they_came().select_related("member"))
    sessions = list(Session.objects.visible_to(viewer).with_played_characters().in_order())
    session_ids = {session.pk: session.public_id for session in sessions}
    member_ids = {member.pk: member.public_id for member in members}
    character_ids = {str(character.pk): character.public_id for character in characters}
    goals = goal_ids(viewer)
    events = Event.objects.visible_to(viewer).in_campaign_order()
    written: list[dict[str, Any]] = []
    born: Wanted = {}
    for event in events.iterator(chunk_size=2000):
        written.append(
            write_event(event, viewer, sessions=session_ids, members=member_ids, characters=character_ids, goals=goals)
        )
        if not event.is_voided:
            for key, name in wanted_from([event]).items():
                born.setdefault(key, name)
    document = {
        "format": FORMAT,
        "campaign": write_campaign(campaign),
        "members": [write_member(member) for member in members],
        "characters": [write_character(character) for character in characters],
        "goals": write_goals(viewer, goals),
        "sessions": _write_sessions(sessions, viewer, goals, member_ids),
        "events": written,
    }
    codex = write_codex(viewer, without_party(born, party_names(campaign)))
    chapters = write_chapters(viewer)
    return document | ({"codex": codex} if codex else {}) | ({"chapters": chapters} if chapters else {})


def _write_sessions(
    sessions: Iterable[Session], viewer: Viewer, goals: GoalIds, members: Mapping[UUID, str]
) -> list[dict[str, Any]]:
    """Each as the API tells it, and what was planned around it."""
    pursued, prep, dates = write_pursued(viewer, goals), write_prep(viewer), write_dates(viewer.campaign, members)
    return [
        write_session(session, viewer)
        | present(
            {
                "recapDraft": session.recap_draft if viewer.is_gm else "",
                "goals": pursued[session.pk],
                "prep": prep[session.pk],
                "dates": dates[session.pk],
            }
        )
        for session in sessions
    ]


def to_text(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
