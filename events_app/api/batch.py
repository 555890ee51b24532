"""From a body to recorded events."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NoReturn, Self

from django.db import transaction

from campaigntracker.api.answers import Fault, ProblemError, not_found
from campaigntracker.api.auth import Caller
from campaigntracker.campaigns.models import Campaign
from campaigntracker.exchange.errors import DocumentError
from campaigntracker.exchange.reading.events import place_of, read_item
from campaigntracker.exchange.reading.place import LONGEST_ID, Place
from campaigntracker.exchange.reading.quick import SENT_KEYS, read_item_quickly
from campaigntracker.exchange.reading.text import check_values
from events_app.api.sources import BadSourceError, Sender
from events_app.domain.appending import append_events
from events_app.domain.errors import BadItemError, DuplicateIdError
from events_app.domain.items import EventItem
from events_app.domain.recorded import Recorded
from events_app.domain.recording import record_events
from sessions_app.models import Session

MOST_EVENTS = 1000
# Enough to mend a program by; a thousand times the same helps nobody.
MOST_FAULTS = 50
# More than any part of an event has; `data`, which may have any, apart.
MOST_KEYS = 30
# `sessionId` left out, which is not the same as null.
IN_PROGRESS = object()


@dataclass(frozen=True, slots=True)
class Batch:
    """The events of one request as they came."""

    values: Sequence[Any]

    @classmethod
    def of(cls, body: Any) -> Self:
        """One event or an array of them. Raise ProblemError."""
        values = body if isinstance(body, list) else [body]
        if not values:
            _refuse([Fault("needs at least one event")])
        if len(values) > MOST_EVENTS:
            raise ProblemError(413, "too_large", f"At most {MOST_EVENTS:,} events at once.")
        return cls(values)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one event; `id` is the sender's own, or ours where there is none."""

    created: bool
    id: str
    seq: int | None


def send(caller: Caller, batch: Batch, *, session: Session | None, sender: Sender, now: dt.datetime) -> list[Outcome]:
    """Record the batch, all of it or nothing. Raise ProblemError.

    `session` is that of the address, None where each event says its own; `sender` says under which source.
    """
    campaign = caller.campaign
    quick = [read_item_quickly(value, source=sender.source) for value in batch.values]
    items = [item for item in quick if item is not None]
    if len(items) < len(quick):
        items = _read_closely(campaign, batch, sender.source)
    items = _with_sources(items, sender)
    sessions = _sessions_of(caller, batch, session)
    try:
        recorded = _record(caller, items, sessions, now)
    except BadItemError as error:
        # It names the first; say of all what is wrong with them.
        _read_closely(campaign, batch, sender.source)
        _refuse([Fault(error.message, place_of(error.field), error.index)])
    except DuplicateIdError as error:
        fault = Fault(str(error), "id", error.index)
        raise ProblemError(409, "id_taken", "An id is known with other content.", faults=[fault]) from None
    except Session.DoesNotExist:
        raise not_found() from None
    return [
        Outcome(result.created, item.external_id or str(result.id), result.seq)
        for item, result in zip(items, recorded, strict=True)
    ]


def _read_closely(campaign: Campaign, batch: Batch, source: str) -> list[EventItem]:
    """Raise ProblemError that names every event at fault."""
    items, faults = [], []
    for index, value in enumerate(batch.values):
        try:
            _check_width(value)
            check_values(value)
            item = read_item(Place(value).fields(SENT_KEYS), campaign.definition, campaign.seconds_per_round)
            items.append(item if item.source else replace(item, source=source))
        except DocumentError as error:
            faults.append(Fault(error.message, error.place, index))
    if faults:
        _refuse(faults)
    return items


def _check_width(value: Any) -> None:
    """Refuse what has far more keys than there are, before each of them is looked at. Raise DocumentError."""
    event = value.get("event") if isinstance(value, dict) else None
    people = event.get("participants") if isinstance(event, dict) else None
    stamp = value.get("timestamp") if isinstance(value, dict) else None
    moment = stamp.get("gameTime") if isinstance(stamp, dict) else None
    parts = {"": value, "event": event, "event.participants": people}
    for place, part in (parts | {"timestamp": stamp, "timestamp.gameTime": moment}).items():
        if isinstance(part, dict) and len(part) > MOST_KEYS:
            raise DocumentError(place, f"has {len(part):,} keys, which are more than there are")


def _with_sources(items: list[EventItem], sender: Sender) -> list[EventItem]:
    """Raise ProblemError that names every event whose source may not be."""
    if all(item.source == sender.source for item in items):
        return items
    kept: list[EventItem] = []
    faults = []
    for index, item in enumerate(items):
        try:
            kept.append(replace(item, source=sender.source_of(item.source)))
        except BadSourceError as error:
            faults.append(Fault(str(error), "source", index))
    if faults:
        _refuse(faults)
    return kept


def _sessions_of(caller: Caller, batch: Batch, session: Session | None) -> list[Session | None]:
    """The session of each event, None for downtime. Raise ProblemError."""
    said = [value.get("sessionId", IN_PROGRESS) for value in batch.values]
    if session is not None:
        wanted = (IN_PROGRESS, session.public_id)
        message = "is not the id of this session"
        faults = [Fault(message, "sessionId", index) for index, name in enumerate(said) if name not in wanted]
        if faults:
            _refuse(faults)
        _insist_on_play(session)
        return [session] * len(said)
    known: dict[Any, Session | None] = {None: None}
    names = {name for name in said if isinstance(name, str) and 0 < len(name) <= LONGEST_ID and "\x00" not in name}
    if names:
        known |= {found.public_id: found for found in Session.objects.of(caller.campaign).with_public_ids(names)}
    if IN_PROGRESS in said:
        if caller.session is None:
            message = "No session is in progress: start one, or say the sessionId (null for downtime)."
            raise ProblemError(409, "no_session_in_progress", message)
        known[IN_PROGRESS] = caller.session
    faults = [
        Fault("there is no such session", "sessionId", index)
        for index, name in enumerate(said)
        if not (name is None or name is IN_PROGRESS or isinstance(name, str)) or name not in known
    ]
    if faults:
        _refuse(faults)
    for name in set(said):
        if (found := known[name]) is not None:
            _insist_on_play(found)
    return [known[name] for name in said]


def _insist_on_play(session: Session) -> None:
    if session.is_planned or session.is_cancelled:
        raise ProblemError(409, "session_not_played", f"Session {session.number} is {session.status}: it has no log.")


def _record(
    caller: Caller, items: Sequence[EventItem], sessions: Sequence[Session | None], now: dt.datetime
) -> list[Recorded]:
    campaign, session = caller.campaign, sessions[0]
    # By identity: to compare a thousand sessions by their keys takes as long as to record ten events.
    if all(other is session for other in sessions):
        # Of the session that the token opened, everything is known that appending takes, and of the same moment.
        if session is not None and session is caller.session:
            appended = append_events(campaign, items, session=session, party=caller.party, now=now)
            if appended is not None:
                return appended
        return record_events(campaign, items, session=session, by=None, now=now)
    results: dict[int, Recorded] = {}
    with transaction.atomic():
        for session in dict.fromkeys(sessions):
            indexes = [index for index, other in enumerate(sessions) if other == session]
            try:
                part = [items[index] for index in indexes]
                recorded = record_events(campaign, part, session=session, by=None, now=now)
            except (BadItemError, DuplicateIdError) as error:
                error.index = indexes[error.index]
                raise
            results |= dict(zip(indexes, recorded, strict=True))
    return [results[index] for index in range(len(items))]


def _refuse(faults: Sequence[Fault]) -> NoReturn:
    message = "One event cannot be kept." if len(faults) == 1 else f"{len(faults)} events cannot be kept."
    raise ProblemError(422, "bad_item", f"{message} Nothing was stored.", faults=faults[:MOST_FAULTS])
