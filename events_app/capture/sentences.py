"""Lines without a leading verb: Elara: “Leave this place”, Fighter > Cultist 14, Rogue dies."""

import re
from collections.abc import Callable

from events_app.capture.registry import VERBS, Verb
from events_app.capture.saying import ARROW, Said, counted
from events_app.capture.verbs.people import speech_of
from events_app.domain.items import EventItem

AFTER_NAME = (
    ("down", re.compile(r"(?:is |goes )?(?:down|unconscious|drops)[.!]?", re.IGNORECASE)),
    ("died", re.compile(r"(?:dies|died|is dead)[.!]?", re.IGNORECASE)),
    (
        "level",
        re.compile(r"(?:levels up|is now level|reaches level)(?: to)?(?P<rest> [0-9]{1,9})?[.!]?", re.IGNORECASE),
    ),
    ("item", re.compile(r"(?:gets|takes|finds|picks up)(?P<rest> .+)", re.IGNORECASE)),
)


def subject_first(text: str, said: Callable[[Verb, str], Said]) -> list[EventItem]:
    """The events of such a line; none when it is mere text."""
    verb = VERBS["says"]
    people = said(verb, "").people
    if speech := speech_of(text, people):
        who, words = speech
        return [EventItem(type="dialogue", actor=who, description=words)]
    name, rest = people.leading(text)
    if not name:
        return []
    for word, pattern in AFTER_NAME:
        if match := pattern.fullmatch(rest):
            verb = VERBS[word]
            more = (match.groupdict().get("rest") or "").strip()
            if word == "item":
                return verb.read(said(verb, f"{more} > {name}")) if more[:1].isupper() or more[:1].isdigit() else []
            return verb.read(said(verb, f"{name} {more}".strip()))
    sides = ARROW.split(text)
    if len(sides) == 2 and counted(sides[1], people).amount is not None:
        verb = VERBS["dmg"]
        return verb.read(said(verb, text))
    return []
