"""Lines that are about the clock alone: +10m, dusk, next morning, Day 16, 9:00 AM."""

import re

from django.utils.translation import gettext as _

from campaigntracker import gametime
from campaigntracker.gametime import GameTimeError
from campaigntracker.gametime.parsing.folding import folded
from events_app.capture.clock import is_step, length_of, step, time_item
from events_app.capture.reading import MisreadError
from events_app.capture.saying import Said
from events_app.capture.table import Table
from events_app.domain.items import EventItem

LONGEST_TEXT = 100
SIGNED = re.compile(r"[+-]\s*[0-9]")
UNTIL = re.compile(r"(?:until|till|to)\s+", re.IGNORECASE)


def clock_line(text: str, table: Table) -> EventItem | None:
    """The move of the clock that a whole line means; None when it is about something else.

    A bare length goes forward. A bare time of day is the next one to come. What lies in the past is refused, because
    nobody goes back by accident: for that there is “clock”.
    """
    seconds = seconds_meant(text, table)
    if seconds is None:
        if SIGNED.match(text):
            raise MisreadError(_("“%s” is no length of time. Write “+10m”, “+1h30” or “-1 day”.") % text[:40])
        return None
    if seconds < 0 and not is_step(text):
        raise MisreadError(
            _("That lies before the game clock (%(clock)s). To set it back: clock %(text)s")
            % {"clock": gametime.format(table.clock, table.definition), "text": text[:40]}
        )
    return _moved(seconds, table)


def seconds_meant(text: str, table: Table) -> int | None:
    """How far a text moves the clock: a length, a moment, or the next time that it is so late; None for none of these.

    Raise MisreadError for a step that the calendar cannot take.
    """
    words = folded(text).rstrip(".")
    if not words or len(words) > LONGEST_TEXT:
        return None
    if SIGNED.match(words) and is_step(words):
        return step(words, table)
    try:
        total = gametime.parse(words, table.definition, table.clock, seconds_per_round=table.seconds_per_round)
    except GameTimeError:
        return length_of(words, table)
    if total < table.clock:
        ahead = gametime.upcoming(words, table.definition, table.clock)
        total = total if ahead is None else ahead
    return total - table.clock


def clock(said: Said) -> list[EventItem]:
    """“clock 18:00” sets it, back too; “clock +10m” moves it."""
    table = said.table
    words = UNTIL.sub("", said.rest, count=1)
    if not words:
        raise said.needs(_("a time"))
    if (length := length_of(words, table)) is not None and not SIGNED.match(folded(words)):
        return [_moved(length, table)]
    try:
        total = gametime.parse(words, table.definition, table.clock, seconds_per_round=table.seconds_per_round)
    except GameTimeError as error:
        if said.is_meant or re.search(r"[0-9]", words):
            raise MisreadError(str(error)) from None
        raise said.prose() from None
    return [_moved(total - table.clock, table, is_set=not is_step(words))]


def advance(said: Said) -> list[EventItem]:
    return [_moved(_length(said), said.table)]


def rewind(said: Said) -> list[EventItem]:
    return [_moved(-_length(said), said.table)]


def _length(said: Said) -> int:
    length = length_of(re.sub(r"^(?:by|for)\s+", "", said.rest, flags=re.IGNORECASE), said.table)
    if length is None:
        if said.is_meant or re.search(r"[0-9]", said.rest) or not said.rest:
            raise said.needs(_("a length of time"))
        raise said.prose()
    return length


def _moved(seconds: int, table: Table, *, is_set: bool = False) -> EventItem:
    if not seconds:
        raise MisreadError(_("The game clock shows that already: %s") % gametime.format(table.clock, table.definition))
    return EventItem(type="time_advanced", amount=seconds) if is_set else time_item(seconds, table)
