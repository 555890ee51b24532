"""Places: found, walked through, travelled to; and rests."""

import re
from difflib import get_close_matches

from django.utils.translation import gettext as _

from events_app.capture.clock import length_of, time_item
from events_app.capture.reading import MisreadError
from events_app.capture.saying import Said
from events_app.capture.spelling import ARTICLE, looks_proper, unquoted
from events_app.domain.items import EventItem

ROOMS = re.compile(r"(?P<amount>[0-9]{1,9})(?:\s*(?:/|of|out of)\s*(?P<of>[0-9]{1,9}))?")
TO = re.compile(r"(?:to|towards?|for)\s+", re.IGNORECASE)
REST_HOURS = {"long": 8, "short": 1}


def found(said: Said) -> list[EventItem]:
    place = said.rest or said.place
    if not place:
        raise said.needs(_("a place"))
    return [EventItem(type="location_discovered", location=_place(said, place))]


def _place(said: Said, typed: str) -> str:
    if known := said.places.known(unquoted(typed)):
        return known
    bare = ARTICLE.sub("", typed, count=1)
    if not said.is_meant and not looks_proper(typed):
        raise said.prose()
    return said.places.spelled(unquoted(bare if bare[:1].isupper() else typed))


def room(said: Said) -> list[EventItem]:
    match = ROOMS.match(said.rest)
    name = said.rest[match.end() :].strip(" ,:") if match else said.rest
    if match and name and said.rest[match.end()] not in " ,:":
        raise said.does_not_fit()
    if not said.rest and not said.place:
        raise said.needs(_("a number or a name"))
    if not match and name and not said.is_meant and not looks_proper(name):
        raise said.prose()
    data = {"of": int(match["of"])} if match and match["of"] else {}
    amount = int(match["amount"]) if match else None
    if data and amount is not None and amount > data["of"]:
        raise MisreadError(_("That is more rooms than there are: %s") % said.usage)
    return [EventItem(type="room_explored", name=unquoted(name), amount=amount, data=data)]


def travel(said: Said) -> list[EventItem]:
    goal = TO.sub("", said.rest, count=1)
    if not goal and not said.place:
        raise said.needs(_("a place"))
    if not goal:
        return [EventItem(type="travel", location=said.place)]
    if not said.is_meant and not said.places.known(goal) and not looks_proper(goal):
        raise said.prose()
    return [EventItem(type="travel", location=said.places.spelled(unquoted(goal)))]


def rest(said: Said) -> list[EventItem]:
    """The rest, and the time that it takes: eight hours or one, unless the line says how long."""
    kind, _space, length = said.rest.partition(" ")
    kind = kind.casefold().rstrip(".")
    if kind not in REST_HOURS:
        if not said.rest or (not _space and get_close_matches(kind, REST_HOURS, cutoff=0.6)) or said.is_meant:
            raise said.needs(_("its kind"))
        raise said.prose()
    seconds = REST_HOURS[kind] * said.table.definition.seconds_per_hour
    if length:
        stated = length_of(re.sub(r"^for\s+", "", length, flags=re.IGNORECASE), said.table)
        if stated is None:
            raise said.does_not_fit() if said.is_meant or re.search(r"[0-9]", length) else said.prose()
        seconds = stated
    event = EventItem(type="rest", data={"kind": kind})
    return [event, time_item(seconds, said.table)] if said.table.clock_runs else [event]
