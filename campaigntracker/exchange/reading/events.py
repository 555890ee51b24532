"""The events of a document."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from campaigntracker.exchange.reading.names import Once, member_reference, reference
from campaigntracker.exchange.reading.place import Place
from campaigntracker.exchange.records import CampaignRecord, EventRecord, SessionRecord
from campaigntracker.gametime import CalendarDefinition
from events_app.domain.checking import check_item
from events_app.domain.errors import BadItemError
from events_app.domain.items import EventItem
from events_app.models import Visibility
from sessions_app.models import SessionStatus

KEYS = (
    "id",
    "sessionId",
    "seq",
    "visibility",
    "timestamp",
    "event",
    "source",
    "author",
    "voidedAt",
    "createdAt",
    "updatedAt",
)
EVENT_KEYS = ("type", "category", "name", "description", "participants", "amount", "data")
# Where the fields of an item stand in an event, but for those of "event" itself.
PLACES = {
    "gameTime": "timestamp.gameTime",
    "visibility": "visibility",
    "actor": "event.participants.actor",
    "target": "event.participants.target",
    "location": "event.participants.location",
    "realTime": "timestamp.realTime",
    "source": "source",
    "external_id": "id",
}
# Asked for once: Django makes the list anew, labels and all, every time.
VISIBILITIES, PARTY = tuple(Visibility.values), Visibility.PARTY.value
# Leaves room for the events that follow the last one.
LARGEST_SEQ = 2_000_000_000


def read_item(
    entry: Place, definition: CalendarDefinition, seconds_per_round: int, *, is_kept: bool = False
) -> EventItem:
    """What an event says happened, its category filled in. `entry` is an object; raise DocumentError.

    `is_kept`: it was recorded before, maybe when a description could be as long as one liked.
    """
    stamp = entry.at("timestamp").fields(("realTime", "gameTime"))
    event = entry.at("event").required().fields(EVENT_KEYS)
    people = event.at("participants").fields(("actor", "target", "location"))
    data = event.at("data")
    if data.is_given and not isinstance(data.value, dict):
        raise data.error(_("must be an object"))
    item = EventItem(
        type=event.at("type").required().text(),
        category=event.at("category").text(),
        name=event.at("name").text(),
        description=event.at("description").text(),
        actor=people.at("actor").text(),
        target=people.at("target").text(),
        location=people.at("location").text(),
        amount=event.at("amount").whole(),
        data=data.value or {},
        visibility=entry.at("visibility").one_of(VISIBILITIES, PARTY),
        real_time=stamp.at("realTime").instant(),
        game_time=stamp.at("gameTime").game_time(definition, seconds_per_round),
        source=entry.at("source").text(50),
        external_id=entry.at("id").identifier(),
    )
    try:
        category = check_item(item, kept=item.description if is_kept else "")
    except BadItemError as error:
        raise entry.within(place_of(error.field)).error(error.message) from None
    return item if item.category else replace(item, category=category)


def place_of(field: str) -> str:
    """Where a field of an item stands in an event."""
    return PLACES.get(field, f"event.{field}")


class EventReader:
    """Reads one event after the other and remembers what the next must not repeat."""

    def __init__(self, campaign: CampaignRecord, members: Collection[str], sessions: Sequence[SessionRecord]) -> None:
        self._campaign, self._members = campaign, members
        self._sessions = {session.id: index for index, session in enumerate(sessions) if session.id}
        running = [i for i, session in enumerate(sessions) if session.status == SessionStatus.IN_PROGRESS]
        self._in_progress = running[0] if running else None
        self._ids, self._seqs = Once(), Once()
        self._last_seq: dict[int, int] = {}

    def read(self, entry: Place) -> EventRecord:
        campaign = self._campaign
        rounds = campaign.settings.seconds_per_round
        item = read_item(entry.fields(KEYS), campaign.definition, rounds, is_kept=True)
        if item.external_id:
            self._ids.note((item.source, item.external_id), entry.at("id"))
        session = self._read_session(entry)
        return EventRecord(
            item=item,
            session=session,
            seq=self._read_seq(entry.at("seq"), session),
            author=member_reference(entry.at("author"), self._members),
            voided_at=entry.at("voidedAt").instant(),
            created_at=entry.at("createdAt").instant(),
            updated_at=entry.at("updatedAt").instant(),
        )

    def _read_session(self, entry: Place) -> int | None:
        """Left out, it is the session in progress; null says that the event happened between sessions."""
        place = entry.at("sessionId")
        if "sessionId" not in entry.value:
            return self._in_progress
        identifier = reference(place, self._sessions, _("there is no session “%(id)s”"))
        return self._sessions[identifier] if identifier else None

    def _read_seq(self, place: Place, session: int | None) -> int | None:
        """Stated or not, the number of an event is its own within its session."""
        seq = place.whole(1, LARGEST_SEQ)
        if session is None:
            if seq is not None:
                raise place.error(_("an event outside of sessions has no number"))
            return None
        if seq is None:
            seq = self._last_seq.get(session, 0) + 1
        self._last_seq[session] = max(seq, self._last_seq.get(session, 0))
        self._seqs.note((session, seq), place)
        return seq
