"""What the recap tells besides fights and figures: who, where and what came up, each with the events that say so."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from events_app.domain.fold.row import Told
from events_app.domain.fold.tally import who_fell
from events_app.domain.quoting import words_and_remark
from events_app.domain.shares import read_shares

KEPT = 200
REFERENCES = 6
LONGEST_TEXT = 300
MOST_ROOMS = 10**9
# The places of what is kept of a fact.
COUNT, NUMBER, OF, SEQS = 2, 3, 4, 5


@dataclass(slots=True)
class Fact:
    """`count`: how often it was told; `seqs`: the first events that tell it.

    `detail`: who got the item, said the words or shared the gain, which goal; `number`: the level, the sum, how many
    rooms, what each got; `of`: of how many.
    """

    text: str
    detail: str
    count: int
    number: int
    of: int
    seqs: tuple[int, ...]

    @classmethod
    def from_json(cls, kept: list[Any]) -> "Fact":
        text, detail, count, number, of, seqs = kept
        return cls(text, detail, count, number, of, tuple(seqs))


class Facts:
    """By kind, each kind in the order in which its facts came up. Those beyond the first 200 are only counted."""

    __slots__ = ("_found", "_kept", "dropped")

    def __init__(self, kept: dict[str, list[list[Any]]], dropped: dict[str, int]) -> None:
        self._kept, self.dropped = kept, dropped
        self._found: dict[str, dict[tuple[str, str], list[Any]]] = {}

    def note(self, kind: str, event: Told, text: str, *, detail: str = "", count: int = 1) -> list[Any] | None:
        """Remember that the event tells this; return what is kept of it, for more to be set. Nothing without text."""
        text, detail = text[:LONGEST_TEXT], detail[:LONGEST_TEXT]
        if not text:
            return None
        known = self._found.get(kind)
        if known is None:
            known = self._found[kind] = {(one[0], one[1]): one for one in self._kept.get(kind, ())}
        fact = known.get((text, detail))
        if fact is None:
            if len(known) >= KEPT:
                self.dropped[kind] = self.dropped.get(kind, 0) + 1
                return None
            fact = known[text, detail] = [text, detail, 0, 0, 0, []]
            self._kept.setdefault(kind, []).append(fact)
        fact[COUNT] += count
        if len(fact[SEQS]) < REFERENCES:
            fact[SEQS].append(event.seq)
        return fact

    def of(self, kind: str) -> list[Fact]:
        return [Fact.from_json(kept) for kept in self._kept.get(kind, ())]

    def texts(self, kind: str) -> list[str]:
        """Each once."""
        return list(dict.fromkeys(kept[0] for kept in self._kept.get(kind, ())))

    def to_json(self) -> dict[str, Any]:
        return {"kept": self._kept, "dropped": self.dropped}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Facts":
        return cls(kept["kept"], kept["dropped"])


def note_facts(facts: Facts, event: Told, party: Mapping[str, str]) -> None:
    """Remember what the event tells."""
    teller = TELLERS.get(event.type)
    if teller is not None:
        teller(facts, event, party)


Teller = Callable[[Facts, Told, Mapping[str, str]], None]


def _simple(kind: str, text: Callable[[Told], str]) -> Teller:
    def tell(facts: Facts, event: Told, party: Mapping[str, str]) -> None:
        facts.note(kind, event, text(event))

    return tell


def _named(kind: str) -> Teller:
    return _simple(kind, lambda event: event.name)


def _room(facts: Facts, event: Told, party: Mapping[str, str]) -> None:
    of = event.data.get("of")
    fact = facts.note("rooms", event, event.location or event.name)
    if fact:
        fact[NUMBER] = max(fact[NUMBER], event.amount or 0)
        if isinstance(of, int) and not isinstance(of, bool) and 0 < of < MOST_ROOMS:
            fact[OF] = of


def _item(facts: Facts, event: Told, party: Mapping[str, str]) -> None:
    facts.note("items", event, event.name, detail=event.actor)


def _level(facts: Facts, event: Told, party: Mapping[str, str]) -> None:
    fact = facts.note("levels", event, party.get(event.actor.casefold(), event.actor))
    if fact:
        fact[NUMBER] = event.amount or fact[NUMBER]


def _goal(facts: Facts, event: Told, party: Mapping[str, str]) -> None:
    goal = event.data.get("goalId")
    fact = facts.note("goals", event, event.name, detail="" if goal is None else str(goal))
    if fact:
        fact[NUMBER] += event.amount or 0


def _rest(facts: Facts, event: Told, party: Mapping[str, str]) -> None:
    kind = event.data.get("kind")
    facts.note("rests", event, kind if kind in ("short", "long") else "other")


def _quote(facts: Facts, event: Told, party: Mapping[str, str]) -> None:
    words, _remark = words_and_remark(event.name, event.description)
    facts.note("quotes", event, words, detail=event.actor)


def _gain(kind: str, text: str) -> Teller:
    """What was split in equal parts is a fact for each party of sharers: how many, and what each of them got."""

    def tell(facts: Facts, event: Told, party: Mapping[str, str]) -> None:
        shares = read_shares(event.data, event.amount)
        if len({share.amount for share in shares}) != 1:
            shares = ()
        fact = facts.note(kind, event, text, detail=", ".join(share.name for share in shares))
        if fact is not None and shares:
            fact[OF] = len(shares)
            fact[NUMBER] += shares[0].amount

    return tell


def _killed(facts: Facts, event: Told, party: Mapping[str, str]) -> None:
    facts.note("killed", event, event.target or event.name, count=1 if event.amount is None else event.amount)


def _fallen(kind: str) -> Teller:
    def tell(facts: Facts, event: Told, party: Mapping[str, str]) -> None:
        facts.note(kind, event, who_fell(event, party) or event.target or event.actor or event.name)

    return tell


TELLERS: dict[str, Teller] = {
    "highlight": _simple("highlights", lambda event: event.name or event.description),
    "npc_introduced": _simple("people", lambda event: event.actor or event.name),
    "location_discovered": _simple("places", lambda event: event.location or event.name),
    "item_acquired": _item,
    "quest_started": _named("questsStarted"),
    "quest_completed": _named("questsCompleted"),
    "quest_failed": _named("questsFailed"),
    "travel": _simple("travels", lambda event: event.location),
    "room_explored": _room,
    "rest": _rest,
    "treasure_gained": _gain("treasure", "gp"),
    "xp_awarded": _gain("xp", "xp"),
    "level_up": _level,
    "goal_progress": _goal,
    "quote": _quote,
    "npc_killed": _killed,
    "character_down": _fallen("downs"),
    "character_died": _fallen("deaths"),
}
