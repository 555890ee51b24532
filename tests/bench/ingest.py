"""Events coming in, one and a thousand a request, through the API beside the limit app, and as calls of the domain.

A request of ours brings a token, is checked item by item, and writes every event with an id of its sender's, its
session's figures in both copies and its counter, in one transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from tests.bench._servers import limit_site, our_site
from tests.bench._wrk import Target, measure
from tests.bench.table import Table

AGES = (250, 5_000, 50_000)
BATCH = 1_000
# The bench is one token's, and asks for more than any campaign does.
NO_LIMIT = {"API_REQUESTS_PER_MINUTE": "100000000"}
PAYLOAD = {"hp": 47, "dice": "1d20+5", "note": "as declared at the table", "roll": 16}
JSON = {"Content-Type": "application/json"}


def tables() -> Iterator[Table]:
    with limit_site() as limit, our_site("tests.bench._seed_ingest", environment=NO_LIMIT) as ours:
        columns = tuple(f"{age:,} events old" for age in AGES)
        calls = Table("record_events, committed", columns)
        for name, key in (("one event", "single"), ("1,000 events", "batch")):
            calls.rows[name] = [float(ours.seeded[f"{key}-{age}"]) for age in AGES]
        yield calls
        yield Table(
            "Kept on the session", columns, {"both copies": [float(ours.seeded[f"kept-{age}"]) for age in AGES]}, "B"
        )
        table = Table("POST /events, p50", ("limit app", *columns) if limit else columns)
        for name, size in (("one event a request", 1), ("1,000 a request", BATCH)):
            targets = (
                [Target("limit", f"{limit.base}/events", headers=JSON, method="POST", body=_theirs(size))]
                if limit
                else []
            )
            for age in AGES:
                address = f"{ours.base}/api/v1/campaigns/bench-{age}/events"
                headers = JSON | {"Authorization": f"Bearer {ours.seeded[f'token-{age}']}"}
                targets.append(Target(str(age), address, "created", size, headers, "POST", _ours(size)))
            measured = measure(targets)
            table.rows[name] = [measured[target.label].p50 for target in targets]
        yield table


def _theirs(size: int) -> str:
    event = {
        "session_id": "00000000-0000-7000-9000-000000000007", "game_time": 1000, "category": "combat", "type": "damage",
        "name": "attack with longsword near room 7", "actor": "Arannis", "payload": PAYLOAD,
    }  # fmt: skip
    return json.dumps([event] * size if size > 1 else event)


def _ours(size: int) -> str:
    """Each id is NUMBER and its place; the first becomes another with every request."""
    event = {
        "type": "damage", "name": "attack with longsword near room 7", "amount": 7, "data": PAYLOAD,
        "participants": {"actor": "Arannis", "target": "Goblin"},
    }  # fmt: skip
    events = [{"id": f"NUMBER-{place}", "event": event} for place in range(size)]
    return json.dumps(events if size > 1 else events[0])
