"""A document of the format `campaigntracker/1`, read whole and checked within itself before anything is written."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from campaigntracker.exchange.errors import DocumentError, show
from campaigntracker.exchange.reading.campaign import read_campaign
from campaigntracker.exchange.reading.chapters import read_chapters
from campaigntracker.exchange.reading.codex import read_codex
from campaigntracker.exchange.reading.events import EventReader
from campaigntracker.exchange.reading.goals import read_goals
from campaigntracker.exchange.reading.people import read_characters, read_members
from campaigntracker.exchange.reading.place import Place
from campaigntracker.exchange.reading.sessions import read_sessions
from campaigntracker.exchange.records import CampaignDocument

FORMAT = "campaigntracker/1"
KEYS = ("format", "campaign", "members", "characters", "goals", "sessions", "events", "codex", "chapters")
Report = Callable[[int, int], None]


def read_document(value: Any, *, report: Report = lambda done, total: None) -> CampaignDocument:
    """Raise DocumentError with the first place that cannot stand. `report` is told how many events are read."""
    if not isinstance(value, dict):
        raise DocumentError("", _("the document must be an object"))
    _check_format(value)
    root = Place(value).fields(KEYS)
    campaign = read_campaign(root.at("campaign"))
    members = read_members(root.at("members"))
    member_ids = {member.id for member in members}
    characters = read_characters(root.at("characters"), member_ids)
    goals = read_goals(root.at("goals"))
    by_id = {character.id: character for character in characters}
    goal_ids = {goal.id for goal in goals}
    sessions = read_sessions(root.at("sessions"), campaign, members=member_ids, characters=by_id, goals=goal_ids)
    reader, entries, events = EventReader(campaign, member_ids, sessions), root.at("events").entries(), []
    for entry in entries:
        events.append(reader.read(entry))
        report(len(events), len(entries))
    return CampaignDocument(
        campaign=campaign,
        members=members,
        characters=characters,
        goals=goals,
        sessions=sessions,
        events=events,
        codex=read_codex(root.at("codex")),
        chapters=read_chapters(root.at("chapters")),
    )


def _check_format(document: dict[str, Any]) -> None:
    found = document.get("format")
    if found is None:
        raise DocumentError("format", _("is missing: this reads “%(known)s”") % {"known": FORMAT})
    if found != FORMAT:
        message = _("“%(found)s” cannot be read here, only “%(known)s”")
        raise DocumentError("format", message % {"found": show(str(found)), "known": FORMAT})
