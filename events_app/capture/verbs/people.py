"""People: met, quoted, talking."""

import re

from django.utils.translation import gettext as _

from events_app.capture.saying import Said
from events_app.capture.spelling import Names, looks_proper, unquoted
from events_app.domain.items import EventItem

SAYS = r"(?:\s+(?:says?|said|asks?|asked|shouts?|shouted|whispers?|whispered|replies|replied|answers?|answered))"
SPEECH = re.compile(rf"(?P<who>.{{1,200}}?)(?:{SAYS}?\s*:\s*|{SAYS}\s*,?\s*(?=[\"“„]))(?P<words>\S.*)", re.IGNORECASE)
QUOTES = '"“”„'
MOST_WORDS_OF_A_NAME = 5


def met(said: Said) -> list[EventItem]:
    typed, _colon, more = said.rest.partition(": ")
    return [
        EventItem(type="npc_introduced", actor=name, description=more.strip())
        for name in said.names(typed, proper=True)
    ]


def says(said: Said) -> list[EventItem]:
    """“say Elara: Leave this place”."""
    who, words = speech_of(said.rest, said.people, any_name=True) or ("", said.rest)
    if not words:
        raise said.needs(_("words"))
    if not who and not said.is_meant:
        raise said.prose()
    return [EventItem(type="dialogue", actor=who, description=words)]


def quote(said: Said) -> list[EventItem]:
    if not said.rest:
        raise said.needs(_("words"))
    # At the table it may be a player who says it, not a character.
    players = Names.of(said.table.players, called=said.table.players)
    who, words = speech_of(said.rest, said.people) or speech_of(said.rest, players) or ("", said.rest)
    return [EventItem(type="quote", name=words.strip(QUOTES + " ") or words, actor=who)]


def speech_of(text: str, people: Names, *, any_name: bool = False) -> tuple[str, str] | None:
    """Who says what in “Elara: Leave this place”; None for what is no speech.

    Somebody who is not known yet must have their words in quotation marks, so that “Remember: buy rope” is none.
    """
    match = SPEECH.fullmatch(text)
    if not match:
        return None
    who, words = match["who"].strip(), match["words"].strip()
    known = people.known(unquoted(who))
    is_quoted = words[0] in QUOTES
    if not known and not ((is_quoted or any_name) and looks_proper(who) and who.count(" ") < MOST_WORDS_OF_A_NAME):
        return None
    if is_quoted and words[-1] in QUOTES and len(words) > 1 and not any(mark in words[1:-1] for mark in QUOTES):
        words = words[1:-1].strip()
    return (known or unquoted(who), words) if words else None
