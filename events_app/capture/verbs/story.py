"""Quests, goals, scenes, and what is simply told."""

import re
from collections.abc import Callable

from django.utils.translation import gettext as _

from events_app.capture.numbers import whole
from events_app.capture.saying import Said
from events_app.capture.spelling import unquoted
from events_app.domain.checking import LONGEST
from events_app.domain.items import EventItem

QUEST_WORDS = {
    "quest_started": "start started starts begin begins new accept accepted taken",
    "quest_completed": "done complete completed completes finish finished success won",
    "quest_failed": "failed fail fails lost abandoned",
}
QUEST_TYPE_OF = {word: event_type for event_type, words in QUEST_WORDS.items() for word in words.split()}
STEP = re.compile(r"(?P<name>.*?\S)\s+(?P<sign>[+-])\s*(?P<amount>[0-9][0-9,]*)")


def quest(said: Said) -> list[EventItem]:
    word, _space, name = said.rest.partition(" ")
    event_type = QUEST_TYPE_OF.get(word.casefold().rstrip(":"))
    if event_type is None:
        event_type, name = "quest_started", said.rest
        first, _space, last = said.rest.rpartition(" ")
        if first and (ending := QUEST_TYPE_OF.get(last.casefold())) and last.casefold() != "new":
            event_type, name = ending, first.rstrip(" :,")
    name = unquoted(name.strip())
    if not name:
        raise said.needs(_("the name of the quest"))
    if (
        not said.is_meant
        and event_type == "quest_started"
        and word.casefold() not in QUEST_TYPE_OF
        and name[0].islower()
    ):
        raise said.prose()
    return [EventItem(type=event_type, name=name)]


def quest_as(event_type: str) -> Callable[[Said], list[EventItem]]:
    def read(said: Said) -> list[EventItem]:
        if not said.rest:
            raise said.needs(_("the name of the quest"))
        return [EventItem(type=event_type, name=unquoted(said.rest))]

    return read


def goal(said: Said) -> list[EventItem]:
    """Progress towards a goal: “goal Find the relics +1”; one step where no number is said.

    One of the campaign's is named by its id as well, so that the step counts whatever it is called later.
    """
    if not said.rest:
        raise said.needs(_("the name of the goal"))
    amount, name = 1, said.rest
    if match := STEP.fullmatch(said.rest):
        name, amount = match["name"], whole(match["amount"]) * (-1 if match["sign"] == "-" else 1)
    name = unquoted(name)
    known = said.goal(name)
    if known is None:
        if not said.is_meant and name[:1].islower():
            raise said.prose()
        return [EventItem(type="goal_progress", name=name, amount=amount)]
    if known.is_secret:
        said.hints.append(_("Only GMs know of this goal, so the line stays with them."))
    return [
        EventItem(
            type="goal_progress",
            name=known.title,
            amount=amount,
            data={"goalId": known.public_id},
            visibility="gm" if known.is_secret else "party",
        )
    ]


def told(event_type: str) -> Callable[[Said], list[EventItem]]:
    """A reader for types that are nothing but words."""

    def read(said: Said) -> list[EventItem]:
        if not said.rest:
            raise said.needs(_("words"))
        return [words_item(event_type, said.rest)]

    return read


def words_item(event_type: str, words: str) -> EventItem:
    """What does not fit a headline becomes the text below it."""
    if len(words) > LONGEST["name"]:
        return EventItem(type=event_type, description=words)
    return EventItem(type=event_type, name=words)
