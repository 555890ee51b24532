"""The events of a session, in the order in which they arrived."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query

from campaigntracker.api.answers import Fault, ProblemError, answer, not_found
from campaigntracker.api.auth import ApiTokenAuth, Caller, caller_of
from campaigntracker.api.cursor import seal, unseal
from campaigntracker.api.parameters import LARGEST, Number, Slug
from campaigntracker.api.told import problems, success
from campaigntracker.campaigns.models import Character, Member
from campaigntracker.exchange.writing.event import write_event
from campaigntracker.exchange.writing.goals import goal_ids
from events_app.api.router import router
from events_app.models import Event
from sessions_app.models import Session

EXAMPLE = {
    "id": "event-001",
    "sessionId": "session-015",
    "seq": 1,
    "visibility": "party",
    "timestamp": {
        "realTime": "2025-01-20T18:30:00Z",
        "gameTime": {"days": 15, "hours": 10, "total": 1299600, "formatted": "Day 15, 10:00 AM"},
    },
    "event": {"type": "combat_start", "category": "combat", "name": "Ambushed by cultists"},
    "source": "foundry",
    "createdAt": "2025-01-20T18:30:01Z",
    "updatedAt": "2025-01-20T18:30:01Z",
}
PAGE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "events": {"type": "array", "items": {"$ref": "#/components/schemas/Event"}},
        "next": {
            "type": ["integer", "string"],
            "description": "Ask for `after` this to read on: the last `seq` for readers of everything, for readers of "
            "the party's log a word that means nothing else. Without news it is the one you sent.",
        },
        "more": {"type": "boolean", "description": "Whether there is more already."},
    },
    "required": ["events", "next", "more"],
    "additionalProperties": False,
}
ON = {
    "readOn": {
        "operationId": "readEvents",
        "parameters": {
            "slug": "$request.path.slug",
            "number": "$request.path.number",
            "after": "$response.body#/next",
        },
    }
}


@router.get(
    "/campaigns/{slug:slug}/sessions/{int:number}/events",
    auth=ApiTokenAuth("read"),
    tags=["Reading"],
    operation_id="readEvents",
    summary="Read events",
    response={200: None},
    openapi_extra={
        "responses": {
            200: success("Events", PAGE, {"events": [EXAMPLE], "next": 1, "more": False}, links=ON),
            **problems(422),
        }
    },
)
def read_events(
    request: HttpRequest,
    slug: Slug,
    number: Number,
    after: str = Query("", max_length=20, description="Only those that came later: the `next` of another answer."),
    limit: int = Query(100, ge=1, le=1000, description="How many at most."),
) -> HttpResponse:
    """What came after the last that you have. With nothing new the list is empty."""
    caller = caller_of(request)
    viewer = caller.viewer
    session = Session.objects.visible_to(viewer).numbered(number).for_log().first()
    if session is None:
        raise not_found()
    last = _read_cursor(caller, session.pk, after)
    # Readers of everything may know that nothing came, and the counter says so: the log need not be asked.
    is_old_news = viewer.is_gm and session.last_seq <= last
    log = Event.objects.visible_to(viewer).of_session(session).after_seq(last)
    events = [] if is_old_news else list(log[: limit + 1])
    shown = events[:limit]
    reached = shown[-1].seq or last if shown else last
    return answer(
        {
            "events": _write(caller, session, shown),
            "next": reached if viewer.is_gm else seal(reached, session.pk, secret=settings.SECRET_KEY),
            "more": len(events) > limit,
        }
    )


def _read_cursor(caller: Caller, session_id: UUID, after: str) -> int:
    """The number behind a cursor. Raise ProblemError."""
    if not after:
        return 0
    if caller.viewer.is_gm:
        last = int(after) if after.isascii() and after.isdecimal() else None
    else:
        secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
        opened = (unseal(after, session_id, secret=secret) for secret in secrets)
        last = next((number for number in opened if number is not None), None)
    if last is None or last > LARGEST:
        fault = Fault("is not the “next” of an answer about this session", "after")
        raise ProblemError(422, "bad_cursor", "Start again without “after”.", faults=[fault])
    return last


def _write(caller: Caller, session: Session, events: list[Event]) -> list[dict[str, Any]]:
    if not events:
        return []
    members = {member.pk: member.public_id for member in Member.objects.of(caller.campaign)}
    characters = {str(row.pk): row.public_id for row in Character.objects.of(caller.campaign)}
    viewer, sessions = caller.viewer, {session.pk: session.public_id}
    goals = goal_ids(viewer) if any("goalId" in event.data for event in events) else {}
    return [
        write_event(event, viewer, sessions=sessions, members=members, characters=characters, goals=goals)
        for event in events
    ]
