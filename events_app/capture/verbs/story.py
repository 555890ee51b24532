"""Quests, goals, scenes, and what is simply told."""

import re
from collections.abc import Callable

from django.utils.translation import gettext as _

from events_app.capture.numbers import whole
from events_app.capture.reading import MisreadError
from events_app.capture.saying import Said, did_you_mean
from events_app.capture.spelling import Names, unquoted
from events_app.domain.checking import LONGEST
from events_app.domain.items import EventItem

QUEST_WORDS = {
    "quest_started": "start started starts begin begins new accept accepted taken",
    "quest_completed": "done complete completed completes finish finished success won",
    "quest_failed": "failed fail fails lost abandoned",
}
QUEST_TYPE_OF = {word: event_type for event_type, words in QUEST_WORDS.items() for word in words.split()}
# How people say that a goal is over, which no line can settle.
GOAL_ENDS = frozenset(
    {"done", "achieved", "complete", "completed", "finished", "reached", "failed", "lost", "abandoned", "over"}
)
LAST_NUMBER = re.compile(r"(?P<name>.*?\S)\s+(?P<amount>[0-9][0-9,]*)")
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
    name, amount = _step(said)
    known = said.goal(name)
    if known is None:
        _refuse_to_end(said, name)
        if not said.is_meant and name[:1].islower():
            raise said.prose()
        said.hints.append(_no_such_goal(said, name))
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


def _step(said: Said) -> tuple[str, int]:
    """The goal's name, and how far it goes on; a number without a sign counts behind a title that is known."""
    if match := STEP.fullmatch(said.rest):
        return unquoted(match["name"]), whole(match["amount"]) * (-1 if match["sign"] == "-" else 1)
    name = unquoted(said.rest)
    if said.goal(name) is None and (match := LAST_NUMBER.fullmatch(said.rest)) and said.goal(unquoted(match["name"])):
        return unquoted(match["name"]), whole(match["amount"])
    return name, 1


def _refuse_to_end(said: Said, name: str) -> None:
    """“goal Find the heir done” is no step towards a goal of that name."""
    title, _space, ending = name.rpartition(" ")
    first, _space, rest = name.partition(" ")
    if ending.casefold().rstrip(".!") not in GOAL_ENDS:
        title, ending = rest, first
    title = unquoted(title.rstrip(" :,-"))
    known = said.goal(title) if ending.casefold().rstrip(".!:") in GOAL_ENDS and title else None
    if known is not None:
        raise MisreadError(
            _(
                "A goal comes to its end on its own page, or when the session ends: say there that “%(goal)s” is "
                "achieved or failed. To write it into the log: note %(goal)s %(ending)s"
            )
            % {"goal": known.title, "ending": ending}
        )


def _no_such_goal(said: Said, name: str) -> str:
    told = _("No such goal yet: %s.") % name
    near = Names.of(goal.title for goal in said.table.goals).closest(name)
    return f"{told} {did_you_mean(near, name)}" if near else told


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
