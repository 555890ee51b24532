"""The sessions of a campaign, and one of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from campaigntracker.api.answers import answer, not_found
from campaigntracker.api.auth import ApiTokenAuth, caller_of
from campaigntracker.api.parameters import LARGEST, Number, Slug
from campaigntracker.api.told import problems, success
from campaigntracker.exchange.writing.session import write_session
from sessions_app.models import Session

router = Router(auth=ApiTokenAuth("read"), tags=["Reading"])

EXAMPLE = {
    "id": "session-015",
    "campaignId": "campaign-1",
    "number": 15,
    "status": "completed",
    "realTime": {"startTime": "2025-01-20T18:05:00Z", "endTime": "2025-01-20T22:15:00Z", "durationMinutes": 250},
    "gameTime": {"startTime": {"days": 15, "hours": 9, "total": 1296000, "formatted": "Day 15, 9:00 AM"}},
    "title": "The Temple of the Drowned",
    "stats": {"eventCount": 247, "combatEncounters": 3, "totalDamageDealt": 385},
    "createdAt": "2025-01-12T09:00:00Z",
    "updatedAt": "2025-01-20T22:20:00Z",
}
PAGE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "sessions": {"type": "array", "items": {"$ref": "#/components/schemas/Session"}},
        "next": {"type": ["integer", "null"], "description": "Ask for `after` this; null when there are no more."},
    },
    "required": ["sessions", "next"],
    "additionalProperties": False,
}
ONE = {
    "readSession": {
        "operationId": "readSession",
        "parameters": {"slug": "$request.path.slug", "number": "$response.body#/sessions/0/number"},
    },
    "readEvents": {
        "operationId": "readEvents",
        "parameters": {"slug": "$request.path.slug", "number": "$response.body#/sessions/0/number"},
    },
}


@router.get(
    "/campaigns/{slug:slug}/sessions",
    operation_id="listSessions",
    summary="List sessions",
    response={200: None},
    openapi_extra={
        "responses": {
            200: success("Sessions by number", PAGE, {"sessions": [EXAMPLE], "next": None}, links=ONE),
            **problems(422),
        }
    },
)
def list_sessions(
    request: HttpRequest,
    slug: Slug,
    after: int = Query(-1, ge=-1, le=LARGEST, description="Only those with a higher number."),
    limit: int = Query(25, ge=1, le=100, description="How many at most."),
) -> HttpResponse:
    """By number, each as the token may know it."""
    viewer = caller_of(request).viewer
    sessions = list(
        Session.objects.visible_to(viewer).with_played_characters().numbered_after(after).in_order()[: limit + 1]
    )
    shown = sessions[:limit]
    more = shown[-1].number if len(sessions) > limit else None
    return answer({"sessions": [write_session(session, viewer) for session in shown], "next": more})


@router.get(
    "/campaigns/{slug:slug}/sessions/{int:number}",
    operation_id="readSession",
    summary="Read a session",
    response={200: None},
    openapi_extra={
        "responses": {
            200: success("The session", {"$ref": "#/components/schemas/Session"}, EXAMPLE),
            **problems(422),
        }
    },
)
def read_session(request: HttpRequest, slug: Slug, number: Number) -> HttpResponse:
    """With its figures, its recap and who was there."""
    viewer = caller_of(request).viewer
    session = Session.objects.visible_to(viewer).with_played_characters().numbered(number).first()
    if session is None:
        raise not_found()
    return answer(write_session(session, viewer))
