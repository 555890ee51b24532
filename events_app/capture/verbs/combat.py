"""Fights: who hits whom, who falls, how it goes on and ends."""

import re

from django.utils.translation import gettext as _

from events_app.capture.reading import MisreadError, ProseError
from events_app.capture.saying import Said, amount_missing, counted
from events_app.domain.items import EventItem

ARTICLE = re.compile(r"(?:an?|the)\s+", re.IGNORECASE)
COUNT_BEFORE = re.compile(r"(?P<count>[0-9]{1,9})\s*x?\s+(?P<names>.+)", re.IGNORECASE)
COUNT_BEHIND = re.compile(r"(?P<names>.+?)\s+(?:x\s*(?P<count>[0-9]{1,9})|\((?P<other>[0-9]{1,9})\))", re.IGNORECASE)
OUTCOMES = {
    "victory": "victory victorious won win wins",
    "defeat": "defeat defeated lost lose",
    "fled": "fled flee flight escaped escape retreat retreated ran",
    "truce": "truce peace parley surrender",
    "other": "other",
}
OUTCOME_OF = {word: outcome for outcome, words in OUTCOMES.items() for word in words.split()}
STARTS = frozenset({"start", "starts", "started", "begin", "begins", "begun", "began"})
# With words behind them they begin a fight of that name; the bare ones are orders, and begin no sentence.
ORDERS = frozenset({"start", "begin"})
BEGINS = ORDERS | {"starts", "begins"}
ENDS = frozenset({"end", "ends", "ended", "over"})
STARTED = re.compile(r"(?:the\s+|an?\s+)?(?:combat|fight|battle)[.!]?", re.IGNORECASE)
IN = re.compile(r"(?:in|with)\s+(?:an?\s+)?", re.IGNORECASE)
CLOSE = re.compile(r"(?:of\s+)?(?:the\s+)?(?:combat|fight|battle)\b[:,]?\s*", re.IGNORECASE)


def damage(said: Said) -> list[EventItem]:
    return _blows(said, "damage")


def healing(said: Said) -> list[EventItem]:
    return _blows(said, "healing")


def _blows(said: Said, event_type: str) -> list[EventItem]:
    """One for each target, with the whole amount for each: a fireball is not shared out."""
    before, behind = said.sides()
    # "dmg 14 Fighter > Cultist" names the amount first.
    first, second = counted(before, said.people), counted(behind, said.people)
    if second.amount is None and first.amount is not None:
        first, second = type(first)(first.names, None), type(second)(second.names, first.amount)
    if second.amount is None:
        raise amount_missing(said, behind or before)
    if not second.names:
        raise said.needs(_("the name of whom it goes to"))
    actors = said.names(before if first.amount is not None else first.names) if said.has_arrow and before else [""]
    if len(actors) > 1:
        raise MisreadError(_("One line for each who acts; several may stand behind the arrow: %s") % said.usage)
    return [
        EventItem(type=event_type, actor=actors[0], target=target, amount=second.amount, description=second.more)
        for target in said.names(second.names)
    ]


def kill(said: Said) -> list[EventItem]:
    killer, fallen = said.sides()
    actor = said.name(killer) if said.has_arrow and killer else ""
    if not fallen:
        raise said.needs(_("a name"))
    match = COUNT_BEFORE.fullmatch(fallen) or COUNT_BEHIND.fullmatch(fallen)
    if not match or said.people.known(fallen):
        targets = said.names(fallen)
        return [EventItem(type="npc_killed", actor=actor, target=target, amount=1) for target in targets]
    count = int(match["count"] or match["other"])
    if not count:
        raise said.needs(_("a number above 0"))
    said.name(match["names"])
    target = said.people.one_of_many(ARTICLE.sub("", match["names"], count=1).strip('"“”„ '))
    return [EventItem(type="npc_killed", actor=actor, target=target, amount=count)]


def down(said: Said) -> list[EventItem]:
    return _falls(said, "character_down")


def died(said: Said) -> list[EventItem]:
    return _falls(said, "character_died")


def _falls(said: Said, event_type: str) -> list[EventItem]:
    by, fallen = said.sides()
    actor = said.name(by) if said.has_arrow and by else ""
    return [EventItem(type=event_type, actor=actor, target=name) for name in said.names(fallen, proper=True)]


def start(said: Said, name: str) -> list[EventItem]:
    """A combat that still runs ends before the new one begins: nobody would end it later."""
    begins = EventItem(type="combat_start", name=name)
    if not said.table.in_combat:
        return [begins]
    said.hints.append(_("The combat that is running ends here. To say how, end it first: end victory"))
    return [EventItem(type="combat_end", data={"outcome": "other"}), begins]


def combat(said: Said) -> list[EventItem]:
    """“combat NAME” and “combat start NAME” begin one, “combat start” one without a name; “combat end victory” ends it.

    Behind a name, the tag takes the whole of it: “Begin the Hunt /combat”.
    """
    bare = said.rest.rstrip(" .!")
    word, _space, rest = bare.partition(" ")
    outcome = IN.sub("", rest, count=1)
    if word.casefold() in ENDS and (not outcome or outcome.casefold() in OUTCOME_OF):
        return _end(said, outcome)
    if bare.casefold() in STARTS:
        return start(said, "")
    verb, _space, named = said.rest.partition(" ")
    verb, named = verb.casefold().rstrip(":"), named.lstrip(" :,-–—")
    name = named if verb in BEGINS and named and not said.is_meant else said.rest
    is_order = said.is_meant or (name is named and verb in ORDERS)
    if not is_order and name[:1].islower() and len(said.rest.split()) > 4:
        raise said.prose()
    return start(said, name)


def begin(said: Said) -> list[EventItem]:
    """“start combat”; whatever else starts is a sentence."""
    if not STARTED.fullmatch(said.rest):
        raise ProseError
    return start(said, "")


def round_(said: Said) -> list[EventItem]:
    rest = said.rest.rstrip(".:")
    if rest and not re.fullmatch(r"[0-9]{1,9}", rest):
        if not said.is_meant and (" " in rest or not re.search(r"[0-9]", rest)):
            raise said.prose()
        raise said.needs(_("a number, or nothing for the next one"))
    if not said.table.in_combat:
        raise MisreadError(_("No combat is running. Begin one first: combat Ambush"))
    number = int(rest) if rest else said.table.round + 1
    if not number:
        raise said.needs(_("a number above 0"))
    return [EventItem(type="round_start", amount=number)]


def end(said: Said) -> list[EventItem]:
    outcome = CLOSE.sub("", said.rest, count=1).strip(" .!")
    outcome = IN.sub("", outcome, count=1)
    if outcome and outcome.casefold() not in OUTCOME_OF:
        if said.is_meant:
            raise said.does_not_fit()
        raise said.prose()
    return _end(said, outcome)


def _end(said: Said, outcome: str) -> list[EventItem]:
    if not said.table.in_combat:
        raise MisreadError(_("No combat is running. To write it as text: note %s") % f"{said.word} {said.rest}".strip())
    return [EventItem(type="combat_end", data={"outcome": OUTCOME_OF[outcome.casefold()]} if outcome else {})]
