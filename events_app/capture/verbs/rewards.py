"""What the party gets: coins, things, experience, levels."""

import re

from django.utils.translation import gettext as _

from events_app.capture.numbers import NUMBER, SUM, number_problem, whole
from events_app.capture.reading import MisreadError
from events_app.capture.saying import ARROW, LIST, Said, amount_missing, did_you_mean
from events_app.capture.spelling import Names, looks_proper, unquoted
from events_app.domain.checking import BIGGEST
from events_app.domain.items import EventItem

# Worth in copper pieces; a gold piece is a hundred of them.
WORTH = {"pp": 1000, "platinum": 1000, "gp": 100, "gold": 100, "ep": 50, "electrum": 50, "sp": 10, "silver": 10,
         "cp": 1, "copper": 1}  # fmt: skip
IN_GOLD = 100
COIN = rf"(?:{NUMBER})\s*(?:{'|'.join(WORTH)})(?:\s+(?:pieces?|coins?))?\b"
COINS = re.compile(rf"{COIN}(?:(?:\s*,\s*|\s+and\s+|\s*\+\s*|\s*)(?:{COIN}))*", re.IGNORECASE)
ONE_COIN = re.compile(rf"(?P<number>{NUMBER})\s*(?P<unit>{'|'.join(WORTH)})", re.IGNORECASE)
BARE = re.compile(rf"(?P<number>{SUM})(?!\S)")
BEHIND_NAME = re.compile(r"(?P<name>.*?\S)\s+(?:worth\s+|for\s+|\()?(?P<coins>[0-9].*?)\)?", re.IGNORECASE)
XP = re.compile(rf"(?:(?:\+\s*)?(?P<amount>{SUM}))\s*(?:xp)?(?P<more>\s.*)?", re.IGNORECASE)
EACH = re.compile(r"\s+(?:each|apiece|per head)\b[.!]?", re.IGNORECASE)
LEVEL = re.compile(
    r"(?P<names>.*?)(?:\s*(?:is now|reaches|to|at|now)?\s*(?:level\s*)?(?P<level>[0-9]{1,9}))?",
    re.IGNORECASE,
)
SOME = re.compile(r"^(?:[Aa]n?|the|[Ss]ome)\s+(?=\S)")
FOR = re.compile(r"(?:to|for)\s+", re.IGNORECASE)
UP = re.compile(r"up\b[\s:]*", re.IGNORECASE)


def loot(said: Said) -> list[EventItem]:
    """Coins count in whole gold pieces, and what was found is kept as it was said; all else are items.

    “each” multiplies coins by those who are there.
    """
    found, actor = _for_whom(said)
    if not found:
        raise said.needs(_("an amount or a thing"))
    if match := BARE.match(found):
        number, coins = whole(match["number"]), ""
        times, each, rest = _times(said, f"{number:,}", found[match.end() :])
        gold = number * times
        actor, rest = _receiver(said, rest, actor)
        if rest and not _is_list(rest) and not re.match(r"\s*(?:from|in|of|for|on)\s", rest):
            raise said.does_not_fit()
    elif match := COINS.match(found):
        coins = match[0]
        times, each, rest = _times(said, coins, found[match.end() :])
        actor, rest = _receiver(said, rest, actor)
        copper = _copper(coins) * times
        gold = copper // IN_GOLD
        if copper % IN_GOLD:
            said.hints.append(_("Only whole gold pieces count; the rest stays in the text."))
    else:
        if problem := number_problem(found):
            raise MisreadError(f"{problem} {said.usage}")
        return _goods(said, found, actor)
    remark = _remark("" if each else coins, rest)
    description = f"{each} {remark}".strip()
    treasure = EventItem(type="treasure_gained", amount=gold, actor=actor, description=description)
    return [treasure, *(_goods(said, LIST.sub("", rest, count=1), actor) if _is_list(rest) else ())]


def _remark(coins: str, rest: str) -> str:
    """The coins as they were said, unless they are simply gold; or where they come from."""
    said = "" if set(_units(coins)) <= {"gp", "gold"} else coins
    return " ".join(part for part in (said, "" if _is_list(rest) else rest.strip(" :,")) if part)


def _is_list(rest: str) -> bool:
    return LIST.match(rest) is not None


def _units(coins: str) -> list[str]:
    return [match["unit"].lower() for match in ONE_COIN.finditer(coins)]


def _copper(coins: str) -> int:
    return sum(whole(match["number"]) * WORTH[match["unit"].lower()] for match in ONE_COIN.finditer(coins))


def _goods(said: Said, text: str, actor: str) -> list[EventItem]:
    items = []
    for name in filter(None, LIST.split(text)):
        match = BEHIND_NAME.fullmatch(name)
        if match and COINS.fullmatch(match["coins"]):
            gold = _copper(match["coins"]) // IN_GOLD
            items.append(EventItem(type="treasure_gained", name=_bare(match["name"]), amount=gold, actor=actor))
        else:
            items.append(EventItem(type="item_acquired", name=_thing(said, name), actor=actor))
    return items


def _thing(said: Said, typed: str) -> str:
    if not said.is_meant and not said.has_arrow and not looks_proper(re.sub(r"^[0-9]+\s*x?\s+", "", typed)):
        raise said.prose()
    return _bare(typed)


def _bare(typed: str) -> str:
    """“a Cinder Rose” is a Cinder Rose; “The One Ring” keeps its capital article."""
    return unquoted(SOME.sub("", typed.strip(), count=1))


def _for_whom(said: Said) -> tuple[str, str]:
    first, *others = ARROW.split(said.rest)
    if len(others) > 1:
        raise MisreadError(_("One arrow a line is enough: %(usage)s") % {"usage": said.usage})
    return first.strip(), said.name(others[0]) if others else ""


def item(said: Said) -> list[EventItem]:
    things, actor = _for_whom(said)
    if not things:
        raise said.needs(_("the name of a thing"))
    parts = [things] if '"' in things else [part for part in LIST.split(things) if part]
    return [EventItem(type="item_acquired", name=_thing(said, part), actor=actor) for part in parts]


def xp(said: Said) -> list[EventItem]:
    """For the party as a whole; “each” multiplies it by those who are there."""
    said_amount, actor = _for_whom(said)
    match = XP.fullmatch(said_amount)
    if not match:
        raise amount_missing(said, said_amount)
    amount = whole(match["amount"])
    times, each, remark = _times(said, f"{amount:,}", match["more"] or "")
    amount, remark = amount * times, remark.strip(" :,")
    if not each:
        actor, remark = _receiver(said, remark, actor)
    if amount > BIGGEST:
        raise MisreadError(_("The number is too large."))
    return [EventItem(type="xp_awarded", amount=amount, actor=actor, description=f"{each} {remark}".strip())]


def _times(said: Said, amount: str, rest: str) -> tuple[int, str, str]:
    """How often an amount counts, how that is told, and what follows: once and nothing unless “each” comes next."""
    match = EACH.match(rest)
    if not match:
        return 1, "", rest
    heads = said.table.heads
    if not heads:
        raise MisreadError(_("Nobody is there to count yet: write the sum instead, such as %s 1600") % said.word)
    told = _("%(amount)s each for %(heads)s") % {"amount": amount, "heads": heads}
    return heads, told, rest[match.end() :]


def _receiver(said: Said, remark: str, actor: str) -> tuple[str, str]:
    """Who of the party gets it in “xp 50 Nyx”, unless an arrow said so; and what is left of the remark."""
    if actor or not remark:
        return actor, remark
    party = Names.of(said.table.characters, called=said.table.characters)
    typed = unquoted(FOR.sub("", remark.strip(" :,"), count=1))
    if known := party.known(typed):
        return known, ""
    if near := party.closest(typed):
        said.hints.append(did_you_mean(near, typed))
    return "", remark


def level(said: Said) -> list[EventItem]:
    text = UP.sub("", said.rest, count=1)
    match = LEVEL.fullmatch(text)
    typed, number = (match["names"].strip(), match["level"]) if match else (text, None)
    if known := said.people.known(text):
        typed, number = known, None
    if not typed and not number:
        raise said.needs(_("a name or a level"))
    names = said.names(typed, proper=True) if typed else list(said.table.characters)
    if not names:
        raise said.needs(_("a name"))
    return [EventItem(type="level_up", actor=name, amount=int(number) if number else None) for name in names]
