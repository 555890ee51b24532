"""What a session adds up to, reckoned plainly from the whole log: what the kept figures are held against."""

from collections.abc import Mapping, Sequence
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
    }


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
