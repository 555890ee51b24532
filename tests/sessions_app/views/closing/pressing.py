"""Filling in the page on which a session is closed, and pressing its buttons."""

from django.urls import reverse
from django.utils import timezone

from campaigntracker.campaigns.models import Member
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import Event
from sessions_app.models import Session, SessionPlayer
from tests.conftest import Table
from tests.factories import (
    CharacterFactory,
    MemberFactory,
    SessionPlayerFactory,
)
from tests.sessions_app.views.forms import open_form


def address(session: Session) -> str:
    return reverse("session_end", args=[session.campaign.slug, session.number])


def seat(session: Session, name: str, *, attended: bool = True, character: str = "") -> SessionPlayer:
    member = MemberFactory(campaign=session.campaign, display_name=name)
    row = SessionPlayerFactory(session=session, member=member, attended=attended)
    if character:
        own = CharacterFactory(campaign=session.campaign, name=character, member=member)
        row.characters.add(own, through_defaults={"campaign": session.campaign})
        row.lineup = [own.pk]
        row.save()
    return row


def log(session: Session, *items: EventItem) -> None:
    record_events(session.campaign, list(items), session=session, by=None, now=timezone.now())


def press(table: Table, session: Session, act: str, **typed: object):
    """Open the page, type, and press a button."""
    form = open_form(table.gm.client, address(session)) | typed | {"act": act}
    return table.gm.client.post(address(session), form)


def came(session: Session) -> dict[str, tuple]:
    rows = SessionPlayer.objects.of(session).select_related("member").in_order()
    return {str(row): (row.attended, row.arrived_late, row.left_early, row.excused) for row in rows}


def field(prefix: str, name: str, session: Session) -> str:
    if prefix == "came":
        return f"came-{Member.objects.of(session.campaign).get(display_name=name).pk.hex}"
    return f"plays-{session.campaign.characters.get(name=name).pk.hex}"


def ids_of(session: Session) -> set[str]:
    return set(Event.objects.of_session(session).values_list("external_id", flat=True))
