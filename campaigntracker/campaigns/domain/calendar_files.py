"""Calendar files as people upload or paste them: from bytes to a calendar, or one sentence on what is wrong."""

import json
import math
import re
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.storable import is_storable
from campaigntracker.gametime import CalendarDefinition, GameTimeError, readers
from campaigntracker.gametime.readers import ReadResult

LARGEST_FILE = 1_000_000
# More than the longest whole number that a float stands for.
MOST_DIGITS = 400
# Far more than any format needs, and far from what Python's own stack allows.
MOST_NESTED = 50


def read_calendar_file(raw: bytes, *, called: str = "") -> ReadResult:
    """The calendar in a file of any format that is known; one without a name takes its file's. Raise RuleError."""
    if len(raw) > LARGEST_FILE:
        raise RuleError(too_large())
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RuleError(_("This is not a text file in UTF-8, as calendar files are.")) from None
    result = read_calendar_text(text)
    if result.definition.name:
        return result
    name = " ".join(re.sub(r"[^\w()-]", " ", called.removesuffix(".json").replace("-", " ")).split())[:60]
    return replace(result, definition=replace(result.definition, name=name.strip().capitalize()))


def read_calendar_text(text: str) -> ReadResult:
    """The calendar in the text of such a file. Raise RuleError."""
    if len(text) > LARGEST_FILE:
        raise RuleError(too_large())
    if not text.strip():
        raise RuleError(_("There is nothing in it."))
    document = _parsed(text)
    try:
        result = readers.read(document)
    except GameTimeError as error:
        raise RuleError(_("This calendar cannot be used: %(problem)s.") % {"problem": shown(error)}) from None
    if not is_storable(result.definition.to_json()):
        raise RuleError(_("It contains characters or numbers that cannot be kept."))
    return result


def read_definition(text: str) -> CalendarDefinition:
    """The calendar with its epoch, as :func:`write_definition` wrote it. Raise RuleError."""
    document = _parsed(text) if len(text) <= LARGEST_FILE else None
    if not isinstance(document, dict) or not is_storable(document):
        raise RuleError(_("This form is damaged. Choose the calendar again."))
    try:
        return CalendarDefinition.from_json(document.get("calendar"), document.get("epoch"))
    except GameTimeError as error:
        raise RuleError(_("This calendar cannot be used: %(problem)s.") % {"problem": shown(error)}) from None


def write_definition(definition: CalendarDefinition) -> str:
    return json.dumps({"calendar": definition.to_json(), "epoch": definition.epoch_json()}, ensure_ascii=False)


def too_large() -> str:
    return _("It is larger than 1 MB. A calendar is much smaller: export the calendar alone.")


def shown(error: GameTimeError) -> str:
    """The error as one short line without characters that no page can show."""
    text = f"it {error.problem}" if error.path == "calendar" else str(error)
    line = "".join(letter if letter.isprintable() else "�" for letter in text)
    return line if len(line) <= 300 else f"{line[:299]}…"


def _parsed(text: str) -> Any:
    try:
        document = json.loads(text, parse_int=_whole, parse_constant=lambda name: math.nan)
    except json.JSONDecodeError as error:
        message = _("This is not JSON: line %(line)s, column %(column)s (%(problem)s).")
        raise RuleError(message % {"line": error.lineno, "column": error.colno, "problem": error.msg}) from None
    except RecursionError:
        raise RuleError(_too_deep()) from None
    if _is_deeper_than(document, MOST_NESTED):
        raise RuleError(_too_deep())
    return document


def _too_deep() -> str:
    return _("Its lists and objects are nested too deeply.")


def _is_deeper_than(document: Any, most: int) -> bool:
    level = [document]
    for _depth in range(most + 1):
        inside = [part.values() if isinstance(part, dict) else part for part in level if isinstance(part, dict | list)]
        level = [value for values in inside for value in values]
    return bool(level)


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) <= MOST_DIGITS else math.inf
