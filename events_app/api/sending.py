"""Events from programs: one, or up to a thousand that are kept together or not at all."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from campaigntracker.api.answers import answer, not_found
from campaigntracker.api.auth import ApiTokenAuth, caller_of
from campaigntracker.api.body import read_body
from campaigntracker.api.parameters import Number, Slug
from campaigntracker.api.told import problems, success
from events_app.api.batch import MOST_EVENTS, Batch, Outcome, send
from events_app.api.router import router
from events_app.api.sources import Sender
from sessions_app.models import Session

ONE = {
    "id": "event-001",
    "timestamp": {"realTime": "2025-01-20T18:30:00Z", "gameTime": {"total": 1299600}},
    "event": {"type": "combat_start", "name": "Ambushed by cultists", "participants": {"location": "The ferry"}},
}
MANY = [
    {"id": "hit-1", "event": {"type": "damage", "amount": 14, "participants": {"actor": "Nim", "target": "Cultist"}}},
    {"id": "hit-2", "visibility": "gm", "event": {"type": "note", "description": "The cultist was a doppelganger."}},
]
SENT = {"$ref": "#/components/schemas/SentEvent"}
BODY = {
    "required": True,
    "content": {
        "application/json": {
            "schema": {"anyOf": [SENT, {"type": "array", "items": SENT, "minItems": 1, "maxItems": MOST_EVENTS}]},
            "examples": {
                "one": {"summary": "One event", "value": ONE},
                "many": {"summary": "Several at once", "value": MANY},
            },
        }
    },
}
RESULTS: dict[str, Any] = {
    "type": "object",
    "properties": {"results": {"type": "array", "items": {"$ref": "#/components/schemas/Result"}}},
    "required": ["results"],
    "additionalProperties": False,
}
EXAMPLE = {
    "results": [
        {"status": "created", "id": "hit-1", "seq": 248},
        {"status": "duplicate", "id": "hit-2", "seq": 12},
    ]
}
TOLD = "One result an event, in their order; `seq` only for tokens that read everything"
WRONG = problems(400, 409, 411, 413, 415, 422)
READ_BACK = {
    "readEvents": {
        "operationId": "readEvents",
        "parameters": {"slug": "$request.path.slug", "number": "$request.path.number"},
    }
}


@router.post(
    "/campaigns/{slug:slug}/events",
    auth=ApiTokenAuth("write"),
    tags=["Sending"],
    operation_id="sendEvents",
    summary="Send events of the session in progress",
    response={201: None},
    openapi_extra={
        "requestBody": BODY,
        "responses": {201: success(TOLD, RESULTS, EXAMPLE), **WRONG},
    },
)
def send_events(request: HttpRequest, slug: Slug) -> HttpResponse:
    """An event may name another session by `sessionId`, or null for what happened between sessions."""
    return _send(request, None)


@router.post(
    "/campaigns/{slug:slug}/sessions/{int:number}/events",
    auth=ApiTokenAuth("write"),
    tags=["Sending"],
    operation_id="sendSessionEvents",
    summary="Send events of one session",
    response={201: None},
    openapi_extra={
        "requestBody": BODY,
        "responses": {201: success(TOLD, RESULTS, EXAMPLE, links=READ_BACK), **WRONG},
    },
)
def send_session_events(request: HttpRequest, slug: Slug, number: Number) -> HttpResponse:
    """It may be in progress or completed; to a planned or cancelled one nothing can be added (409)."""
    session = caller_of(request).session
    if session is None:
        raise not_found()
    return _send(request, session)


def _send(request: HttpRequest, session: Session | None) -> HttpResponse:
    caller = caller_of(request)
    batch = Batch.of(read_body(request))
    outcomes = send(
        caller,
        batch,
        session=session,
        sender=Sender(caller.token.source, caller.knows_numbers),
        now=timezone.now(),
    )
    return answer(
        {"results": [_result(outcome, shows_seq=caller.knows_numbers) for outcome in outcomes]},
        status=201,
    )


def _result(outcome: Outcome, *, shows_seq: bool) -> dict[str, Any]:
    result: dict[str, Any] = {"status": "created" if outcome.created else "duplicate", "id": outcome.id}
    return result | {"seq": outcome.seq} if shows_seq else result
