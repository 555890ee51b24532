"""The sessions of a document."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from campaigntracker.exchange.reading.account import read_account
from campaigntracker.exchange.reading.dates import read_dates
from campaigntracker.exchange.reading.goals import read_pursued
from campaigntracker.exchange.reading.names import Once, member_reference
from campaigntracker.exchange.reading.place import Place
from campaigntracker.exchange.reading.prep import PrepReader
from campaigntracker.exchange.reading.roster import read_roster
from campaigntracker.exchange.reading.times import read_times
from campaigntracker.exchange.records import CampaignRecord, CharacterRecord, SessionRecord
from sessions_app.models import SessionStatus

KEYS = (
    "id",
    "campaignId",
    "number",
    "status",
    "realTime",
    "gameTime",
    "participants",
    "title",
    "description",
    "location",
    "plannedObjectives",
    "actualObjectives",
    "summary",
    "stats",
    "stated",
    "tags",
    "notes",
    "gmNotes",
    "recapDraft",
    "goals",
    "prep",
    "dates",
    "createdAt",
    "updatedAt",
)
LARGEST_NUMBER = 2**31 - 1


def read_sessions(
    place: Place,
    campaign: CampaignRecord,
    *,
    members: Collection[str],
    characters: Mapping[str, CharacterRecord],
    goals: Collection[str],
) -> list[SessionRecord]:
    """`members`, `characters` and `goals`: those of the document, by id, whom a session may name."""
    ids, numbers, prep = Once(), Once(), PrepReader()
    in_progress: Place | None = None
    sessions: list[SessionRecord] = []
    for entry in place.entries():
        session = _read_session(entry.fields(KEYS), campaign, members, characters)
        session = replace(
            session, goals=read_pursued(entry.at("goals"), goals), prep=prep.read(entry.at("prep"), len(sessions))
        )
        if session.id:
            ids.note(session.id, entry.at("id"))
        numbers.note(session.number, entry.at("number"))
        if session.status == SessionStatus.IN_PROGRESS:
            if in_progress is not None:
                message = _("%(place)s is in progress already, and only one session can be")
                raise entry.at("status").error(message % {"place": in_progress})
            in_progress = entry
        sessions.append(session)
    prep.check()
    return sessions


def _read_session(
    entry: Place, campaign: CampaignRecord, members: Collection[str], characters: Mapping[str, CharacterRecord]
) -> SessionRecord:
    if entry.at("campaignId").is_given and entry.at("campaignId").identifier() != campaign.id:
        raise entry.at("campaignId").error(_("is not the id of this document's campaign"))
    participants = entry.at("participants").fields(("gm", "players", "characters"))
    return SessionRecord(
        id=entry.at("id").identifier(),
        number=entry.at("number").required().whole(0, LARGEST_NUMBER) or 0,
        status=entry.at("status").one_of(SessionStatus.values, SessionStatus.PLANNED.value),
        title=entry.at("title").text(200),
        description=entry.at("description").text(),
        location=entry.at("location").text(200),
        times=read_times(
            entry.at("realTime"), entry.at("gameTime"), campaign.definition, campaign.settings.seconds_per_round
        ),
        gm=member_reference(participants.at("gm"), members),
        players=read_roster(participants, members, characters),
        planned_objectives=entry.at("plannedObjectives").texts(),
        actual_objectives=entry.at("actualObjectives").texts(),
        account=read_account(entry.at("summary"), entry.at("stats"), entry.at("stated")),
        tags=entry.at("tags").texts(50),
        notes=entry.at("notes").text(),
        gm_notes=entry.at("gmNotes").text(),
        recap_draft=entry.at("recapDraft").text(),
        goals=(),
        prep=(),
        dates=read_dates(entry.at("dates"), members),
        created_at=entry.at("createdAt").instant(),
        updated_at=entry.at("updatedAt").instant(),
    )
