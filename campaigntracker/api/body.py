"""Reading what was sent, strictly, and no more of it than there may be."""

import json
from typing import Any, NoReturn

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, UnreadablePostError

from campaigntracker.api.answers import Fault, ProblemError
from campaigntracker.exchange.errors import DocumentError
from campaigntracker.exchange.reading.text import read_json

# A thousand events of two kilobytes each. Django itself reads no more than 2.5 MB.
MOST_BYTES = 2_000_000


def read_body(request: HttpRequest) -> Any:
    """The JSON value of the body. Raise ProblemError; what is too long is not read at all.

    Texts and numbers may still be such as the database cannot keep: whoever takes them checks.
    """
    if request.content_type != "application/json":
        raise ProblemError(415, "unsupported_media_type", "Send JSON, with Content-Type: application/json.")
    if (request.content_params or {}).get("charset", "utf-8").lower() not in ("utf-8", "utf8"):
        raise ProblemError(415, "unsupported_media_type", "Send JSON in UTF-8.")
    if not request.META.get("CONTENT_LENGTH"):
        if "HTTP_TRANSFER_ENCODING" in request.META:
            raise ProblemError(411, "length_required", "Send the length of the body: chunks are not read.")
        _refuse("The body is empty.")
    too_large = ProblemError(413, "too_large", f"At most {MOST_BYTES:,} bytes at once.")
    try:
        if int(request.META["CONTENT_LENGTH"]) > MOST_BYTES:
            raise too_large
        raw = request.body
    except RequestDataTooBig:
        raise too_large from None
    except (ValueError, UnreadablePostError):
        _refuse("The body did not arrive whole.")
    return parse(raw)


def parse(raw: bytes) -> Any:
    try:
        return json.loads(raw.decode(), object_pairs_hook=_each_key_once, parse_constant=_refuse)
    except (ValueError, RecursionError, ProblemError):
        pass
    # Slower, and able to say where it goes wrong.
    try:
        value = read_json(raw)
    except DocumentError as error:
        _refuse("This is not JSON that can be kept.", Fault(error.message, error.place))
    return value


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _refuse(message: str, *faults: Fault) -> NoReturn:
    raise ProblemError(400, "bad_json", message, faults=faults)
