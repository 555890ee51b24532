"""What the table shows: shared by the page, the answers to its lines, and the news it asks for."""

from dataclasses import dataclass
from typing import Any, Self
from uuid import uuid4

from django.utils import timezone
from django.utils.translation import gettext as _

from campaigntracker.campaigns.models import Viewer
from events_app.capture import Described, Reading, Table, describe
from events_app.capture.completing import open_goals
from events_app.domain.capturing import table_for
from events_app.domain.playing import read_play, read_turns
from sessions_app.domain.prep_reading import read_prep
from sessions_app.models import Session


@dataclass(frozen=True, slots=True)
class Preview:
    """What a line would record, or why it cannot be."""

    items: tuple[Described, ...] = ()
    problem: str = ""
    hint: str = ""
    fingerprint: str = ""
    new_names: tuple[str, ...] = ()

    @classmethod
    def of(cls, reading: Reading, table: Table) -> Self:
        fingerprint = reading.fingerprint if reading.ok else ""
        return cls(describe(reading, table), reading.problem, reading.hint, fingerprint, reading.new_names)


def play_context(viewer: Viewer, session: Session) -> dict[str, Any]:
    """For play/play.html and play/parts.html."""
    reading = read_play(session, viewer, zone=timezone.get_current_timezone())
    table = table_for(session, reading.combat)
    return {
        "viewer": viewer,
        "campaign": viewer.campaign,
        "section": "sessions",
        "session": session,
        "entries": reading.entries,
        "combat": reading.combat,
        "fighters": reading.fighters,
        "live_version": session.log_version_for(viewer),
        "names": {
            "characters": table.characters,
            "people": table.people,
            "places": table.places,
            "goals": open_goals(table),
        },
        "turns": read_turns(session, viewer.member) if viewer.member else None,
        "queue_name": f"play:{session.id}:{viewer.member.id if viewer.member else ''}",
        "now_milliseconds": int(timezone.now().timestamp() * 1000),
        "words": _words(),
        "prep": read_prep(session),
        "place": "session_play",
        # Called by the template wherever a form wants an id of its own.
        "new_id": uuid4,
    }


def _words() -> dict[str, str]:
    """What the page's scripts say."""
    return {
        "oneLine": _("1 line"),
        "manyLines": _("%n lines"),
        "idle": _("All saved."),
        "sending": _("Saving %lines …"),
        "waiting": _("No connection. %lines waiting; they are sent as soon as it is back."),
        "offline": _("No connection. Go on writing: your lines are kept."),
        "login": _("You are logged out. %lines kept; log in and they are sent."),
        "closed": _("This table can no longer be written to. %lines kept in this browser."),
        "unkept": _("This browser keeps nothing: do not close the page."),
        "needYou": _("%n lines need you"),
        "takenBack": _("Taken back: “%line”."),
        "after": _("That is undone or redone as soon as your lines are saved."),
        "nothing": _("There is nothing to undo or redo any more."),
        "notTurned": _("No connection: nothing was undone or redone. Try it again."),
        "mishap": _("The server could not take this line. Try it in other words."),
    }
