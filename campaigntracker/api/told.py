"""What the OpenAPI document says of an operation's answers, with an example of each."""

from typing import Any

WHEN = {
    400: (
        "The body is not JSON that can be kept",
        "bad_json",
        [{"path": "event", "message": "“type” stands here twice"}],
    ),
    401: ("No token, or one that does not work (any more)", "unauthorized", []),
    403: ("The token may not do this", "forbidden", []),
    404: ("Nothing is there, or the token belongs to another campaign", "not_found", []),
    405: ("The address cannot do that", "method_not_allowed", []),
    409: (
        "An id is known with other content, or the session takes no events; nothing was stored",
        "id_taken",
        [{"index": 3, "path": "id", "message": "The id “hit-1” belongs to another event."}],
    ),
    411: ("The length of the body is not said", "length_required", []),
    413: ("Too many bytes, or too many events", "too_large", []),
    415: ("The body is not application/json in UTF-8", "unsupported_media_type", []),
    422: (
        "A value cannot stand; nothing was stored",
        "bad_item",
        [{"index": 0, "path": "event.amount", "message": "must be a whole number"}],
    ),
    429: ("Too many requests in this minute; Retry-After says how many seconds to wait", "too_many_requests", []),
}
ALWAYS = (401, 403, 404, 429)
RETRY = {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds to wait."}}


def problems(*statuses: int) -> dict[int, dict[str, Any]]:
    """The answers of an operation that can go wrong in these ways, besides those that all can."""
    return {status: _problem(status) for status in sorted({*ALWAYS, *statuses})}


def _problem(status: int) -> dict[str, Any]:
    description, code, errors = WHEN[status]
    example = {"code": code, "message": f"{description}.", "errors": errors}
    content = {"schema": {"$ref": "#/components/schemas/Problem"}, "example": example}
    headers = {"headers": RETRY} if status == 429 else {}
    return {"description": description, "content": {"application/json": content}, **headers}


def success(description: str, schema: dict[str, Any], example: Any, **more: Any) -> dict[str, Any]:
    content = {"application/json": {"schema": schema, "example": example}}
    return {"description": description, "content": content, **more}
