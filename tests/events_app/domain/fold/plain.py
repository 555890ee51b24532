"""What a session adds up to, reckoned plainly from the whole log: what the kept figures are held against."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from events_app.models import Event

Reckoning = dict[str, Any]


def reckon(events: Sequence[Event], party: Mapping[str, str]) -> Reckoning:
    """Of events in real order, none of them voided and all of them known to the reader."""
    return {
        "figures": figures(events, party),
        "characters": characters(events, party),
        "combats": combats(events, party),
        "people": once(event.actor or event.name for event in events if event.type == "npc_introduced"),
        "items": once(event.name for event in events if event.type == "item_acquired"),
        "ends": [events[0].seq, events[-1].seq][: len(events)] if events else [],
        "counts": dict(Counter(event.category for event in events)),
        "seconds": seconds(events),
        "peaks": peaks(events, party),
        "hoard": highest(event for event in events if event.type == "treasure_gained"),
        "bloodiest": bloodiest(events, party),
    }


def seconds(events: Sequence[Event], until: dt.datetime | None = None) -> dict[str, int]:
    """Of each category, from each of its events to the next, half an hour at most; of the last one, to the end."""
    found: Counter[str] = Counter()
    moments = [int(event.real_time.timestamp()) for event in events]
    ends = [*moments[1:], *([max(int(until.timestamp()), moments[-1])] if until and events else [])]
    for event, moment, end in zip(events, moments, ends, strict=False):
        found[event.category] += min(end - moment, 1800)
    return {category: passed for category, passed in found.items() if passed}


def highest(events: Iterable[Event]) -> list[int] | None:
    """[amount, number] of the first of those with the greatest amount; None where none has any."""
    told = [event for event in events if (event.amount or 0) > 0]
    best = min(told, key=lambda event: -(event.amount or 0), default=None)
    return best and [best.amount or 0, best.seq or 0]


def peaks(events: Sequence[Event], party: Mapping[str, str]) -> dict[str, list[Any]]:
    """Of each character: the hardest blow dealt, the hardest taken, the greatest healing given."""
    found = {}
    for name in set(party.values()):
        blows = [event for event in events if event.type == "damage"]
        own = [
            highest(blow for blow in blows if who(blow.actor, party) == name and not who(blow.target, party)),
            highest(blow for blow in blows if who(blow.target, party) == name),
            highest(e for e in events if e.type == "healing" and who(e.actor or e.target, party) == name),
        ]
        if any(own):
            found[name] = own
    return found


def bloodiest(events: Sequence[Event], party: Mapping[str, str]) -> list[int] | None:
    deadly = [fight for fight in combats(events, party) if fight["figures"]["npcsKilled"] > 0]
    worst = min(deadly, key=lambda fight: -fight["figures"]["npcsKilled"], default=None)
    return worst and [worst["figures"]["npcsKilled"], worst["first"]]


def once(texts: Any) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text]


def who(name: str, party: Mapping[str, str]) -> str | None:
    return party.get(name.casefold())


def total(events: Sequence[Event], wanted: Any) -> int:
    return sum(event.amount or 0 for event in events if wanted(event))


def figures(events: Sequence[Event], party: Mapping[str, str]) -> dict[str, int]:
    def heals(event: Event) -> bool:
        return event.type == "healing" and bool(who(event.actor or event.target, party))

    return {
        "eventCount": len(events),
        "combatEncounters": sum(event.type == "combat_start" for event in events),
        "totalDamageDealt": total(
            events, lambda e: e.type == "damage" and who(e.actor, party) and not who(e.target, party)
        ),
        "totalDamageReceived": total(events, lambda e: e.type == "damage" and who(e.target, party)),
        "totalHealingDone": total(events, heals),
        "npcsKilled": sum(1 if e.amount is None else e.amount for e in events if e.type == "npc_killed"),
        "treasureGained": total(events, lambda e: e.type == "treasure_gained"),
        "xpEarned": total(events, lambda e: e.type == "xp_awarded"),
    }


def characters(events: Sequence[Event], party: Mapping[str, str]) -> dict[str, list[int]]:
    """Dealt, received, healed, was healed, killed, went down, died; without those of whom nothing is told."""
    found = {}
    for name in sorted(set(party.values())):

        def of(text: str, name: str = name) -> bool:
            return who(text, party) == name

        def fell(event: Event, kind: str, name: str = name) -> bool:
            members = [who(text, party) for text in (event.target, event.actor, event.name) if who(text, party)]
            return event.type == kind and members[:1] == [name]

        kills = [event for event in events if event.type == "npc_killed" and of(event.actor)]
        concerned = [
            event
            for event in events
            if (event.type == "damage" and (of(event.target) or (of(event.actor) and not who(event.target, party))))
            or (event.type == "healing" and (of(event.actor) or of(event.target)))
            or event in kills
            or fell(event, "character_down")
            or fell(event, "character_died")
        ]
        if concerned:
            found[name] = [
                total(events, lambda e: e.type == "damage" and of(e.actor) and not who(e.target, party)),
                total(events, lambda e: e.type == "damage" and of(e.target)),
                total(events, lambda e: e.type == "healing" and of(e.actor or e.target)),
                total(events, lambda e: e.type == "healing" and of(e.target)),
                sum(1 if event.amount is None else event.amount for event in kills),
                sum(fell(event, "character_down") for event in events),
                sum(fell(event, "character_died") for event in events),
            ]
    return found


def combats(events: Sequence[Event], party: Mapping[str, str]) -> list[dict[str, Any]]:
    """Each start looks for its own events among those that follow."""
    starts = [place for place, event in enumerate(events) if event.type == "combat_start"]
    own: dict[int, list[Event]] = {start: [events[start]] for start in starts}
    running: list[int] = []
    outcomes: dict[int, str] = {}
    for place, event in enumerate(events):
        if event.type == "combat_start":
            running = [start for start in running if encounter(events[start]) != encounter(event)] + [place]
            continue
        if not running:
            continue
        same = [start for start in running if encounter(events[start]) == encounter(event)]
        start = same[0] if same else running[-1]
        if event.type == "combat_end":
            if not same and encounter(event):
                continue
            running.remove(start)
            told = event.data.get("outcome")
            outcomes[start] = told if told in ("victory", "defeat", "fled", "truce") else "other"
        own[start].append(event)
    found = []
    for start, run in own.items():
        while run[-1].category != "combat":
            run.pop()
        rounds = [event for event in run if event.type == "round_start"]
        found.append(
            {
                "first": events[start].seq,
                "last": run[-1].seq,
                "outcome": outcomes.get(start, ""),
                "rounds": max([len(rounds), *(event.amount or 0 for event in rounds)]),
                "figures": figures(run, party),
                "characters": characters(run, party),
            }
        )
    return found


def encounter(event: Event) -> str:
    return str(event.data.get("encounterId", ""))
