"""What was worth remembering of many sessions at once."""

from collections.abc import Sequence
from uuid import UUID

from campaigntracker.campaigns.models import Viewer
from events_app.models import Event
from sessions_app.models import Session


def highlights_of(sessions: Sequence[Session], viewer: Viewer) -> dict[UUID, tuple[str, ...]]:
    """By the sessions' ids: those that somebody stated first, then those of the log, each once.

    One query, or none for no sessions.
    """
    told = {session.pk: list(session.summary.get("highlights", [])) for session in sessions}
    if told:
        events = Event.objects.visible_to(viewer).live().highlights().in_sessions(viewer.campaign, told)
        for session, name, description in events.in_recorded_order().values_list("session", "name", "description"):
            if session in told and (words := name or description):
                told[session].append(words)
    return {pk: tuple(dict.fromkeys(words)) for pk, words in told.items()}
