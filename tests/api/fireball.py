"""Turns the log of a combat that the Discord bot Avrae ran into events, and sends them.

    python -m tests.api.fireball raw.jsonl http://localhost:8000/api/v1/campaigns/my-campaign ct_… > results.json

The log holds what everybody typed and, after each change, the state of the whole combat. Hit points that fall or rise
between two states are damage and healing; who caused them is whoever's ability ran last.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
import urllib.request
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

LINE = re.compile(r"^[ #]*-?\d+: (?P<name>.+?) <(?P<hp>-?\d+)/\d+ HP>", re.MULTILINE)
BATCH = 25


def read_log(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def events_of(log: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Events in the API's shape, each under an id that is the same whenever the log is read."""
    points: dict[str, int] = {}
    players: set[str] = set()
    actor, last_round, number = "", 0, 0

    def event(entry: dict[str, Any], kind: str, **more: Any) -> dict[str, Any]:
        nonlocal number
        number += 1
        people = {role: more.pop(role) for role in ("actor", "target") if more.get(role)}
        moment = dt.datetime.fromtimestamp(entry["timestamp"], dt.UTC).isoformat()
        happened = {"type": kind, "data": {"encounterId": entry["combat_id"]}} | more
        return {
            "id": f"{entry['combat_id']}-{number}",
            "source": "avrae",
            "timestamp": {"realTime": moment},
            "event": happened | ({"participants": people} if people else {}),
        }

    for entry in log:
        kind = entry["event_type"]
        if kind == "combat_start":
            yield event(entry, "combat_start", name="A fight on Discord")
        elif kind == "combat_end":
            yield event(entry, "combat_end")
        elif kind == "automation_run" and entry["caster"]:
            actor = entry["caster"]["name"]
        elif kind == "combat_state_update":
            state = entry["data"]
            players |= {fighter["name"] for fighter in state["combatants"] if fighter["type"] == "player"}
            if state["round"] > last_round:
                last_round = state["round"]
                yield event(entry, "round_start", amount=last_round)
            for found in LINE.finditer(entry["human_readable"]):
                name, now = found["name"], int(found["hp"])
                before = points.get(name, now)
                points[name] = now
                if now < before:
                    yield event(entry, "damage", actor=actor, target=name, amount=before - now)
                elif now > before:
                    yield event(entry, "healing", actor=actor, target=name, amount=now - before)
                if now <= 0 < before:
                    yield event(entry, "character_down" if name in players else "npc_killed", actor=name)


def batches(events: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for event in events:
        batch.append(event)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def main(path: str, campaign: str, token: str) -> None:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    for batch in batches(events_of(read_log(Path(path)))):
        request = urllib.request.Request(f"{campaign}/events", json.dumps(batch).encode(), headers)  # noqa: S310
        with urllib.request.urlopen(request) as answer:  # noqa: S310
            sys.stdout.write(answer.read().decode() + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:4])
