"""From bytes to JSON values that a database can keep, or an error that says where."""

import json
import math
from typing import Any

from django.utils.translation import gettext as _

from campaigntracker.exchange.errors import DocumentError, show

DEEPEST = 200
# More than the longest whole number that a float stands for.
MOST_DIGITS = 400
# What an object that says something twice is replaced with: plain JSON has no such value.
TWICE = object()


def read_json(raw: bytes) -> Any:
    """Return the value the bytes stand for. Raise DocumentError, also for what JSON allows and we cannot keep."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError("", _("byte %(byte)s: this is not UTF-8 text") % {"byte": error.start + 1}) from None
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_int=_whole, parse_constant=lambda name: math.nan)
    except json.JSONDecodeError as error:
        message = _("line %(line)s, column %(column)s: this is not JSON (%(problem)s)")
        details = {"line": error.lineno, "column": error.colno, "problem": error.msg}
        raise DocumentError("", message % details) from None
    except RecursionError:
        raise DocumentError("", _("lists and objects are nested too deeply")) from None
    check_values(value)
    return value


def check_values(value: Any, place: str = "", depth: int = 0) -> None:
    """Raise DocumentError for text and numbers that the database cannot keep, wherever they stand."""
    match value:
        case str():
            _check_text(value, place)
        case dict():
            _check_depth(place, depth)
            if TWICE in value:
                raise DocumentError(place, _("“%(key)s” stands here twice") % {"key": show(value[TWICE])})
            for key, child in value.items():
                _check_text(key, place)
                check_values(child, f"{place}.{show(key)}" if place else show(key), depth + 1)
        case list():
            _check_depth(place, depth)
            for index, child in enumerate(value):
                check_values(child, f"{place}[{index}]", depth + 1)
        case float() if not math.isfinite(value):
            raise DocumentError(place, _("this is not a number that can be kept"))


def _check_depth(place: str, depth: int) -> None:
    if depth > DEEPEST:
        raise DocumentError(show(place), _("lists and objects are nested too deeply"))


def _check_text(text: str, place: str) -> None:
    if "\x00" in text:
        raise DocumentError(place, _("a NUL character cannot be kept"))
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            raise DocumentError(place, _("half a character (a lone surrogate) cannot be kept")) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[Any, Any]:
    found: dict[Any, Any] = dict(pairs)
    if len(found) == len(pairs):
        return found
    seen: set[str] = set()
    for key, _value in pairs:
        if key in seen:
            break
        seen.add(key)
    return {TWICE: key}


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) <= MOST_DIGITS else math.inf
