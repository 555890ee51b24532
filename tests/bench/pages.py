"""Pages of a logged-in reader beside the limit app, in one run.

The list, an evening of 250 events, one of 5,000, and the poll of a page that stands open while nothing happens: one
read of one row, beside the limit app's page that asks for one row too.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench._servers import OurSite, Site, limit_site, our_site, serving
from tests.bench._start import start_and_memory
from tests.bench._wrk import TURN, Target, measure
from tests.bench.table import Table

COLUMNS = ("limit app", "a player", "the GM")
READERS = (("a player", "player"), ("the GM", "gm"))
CLIENTS = (1, 8)
# With it nothing that was rendered is kept.
COLD = {"RENDERED_CACHE_SIZE": "0"}
# So many pages do not fit into what a worker keeps: whoever turns them over sees each for the first time.
EVENINGS = 200


def tables() -> Iterator[Table]:
    with limit_site() as limit, our_site("tests.bench._seed_pages") as ours:
        for clients in CLIENTS:
            table = Table(f"Pages, p50, {clients} client{'s' * (clients > 1)}", COLUMNS if limit else COLUMNS[1:])
            with serving(ours.database, COLD) as (cold, _pid):
                for name, limit_path, our_path, base in (
                    ("list of 25, first view", "/sessions?status=finished", "sessions/?status=completed", cold),
                    ("list of 25, seen before", "/sessions?status=finished", "sessions/?status=completed", ours.base),
                    ("timeline of 250, first view", f"/session/{TURN}", f"sessions/{TURN}/", ours.base),
                    ("timeline of 250, seen before", "/session/7", "sessions/7/", ours.base),
                    ("… the limit app's kept too", "/cached/7", "sessions/7/", ours.base),
                    ("timeline of 5,000, first view", "/session/7", f"sessions/{ours.seeded['long']}/", cold),
                    ("timeline of 5,000, seen before", "/session/7", f"sessions/{ours.seeded['long']}/", ours.base),
                ):
                    targets = [*_limit(limit, limit_path), *_ours(ours, base, our_path)]
                    measured = measure(targets, clients=clients)
                    table.rows[name] = [measured[target.label].p50 for target in targets]
            polls = [*_limit(limit, "/cached/7"), *_polls(ours)]
            measured = measure(polls, clients=clients)
            table.rows["live poll, nothing new"] = [measured[target.label].p50 for target in polls]
            yield table
        yield from start_and_memory(ours)


def _limit(site: Site | None, path: str) -> list[Target]:
    return [Target("limit app", site.base + path, expect="<tr", count=25, turns=EVENINGS)] if site else []


def _ours(site: OurSite, base: str, path: str) -> list[Target]:
    url = f"{base}/c/{site.seeded['slug']}/{path}"
    return [
        Target(label, url, expect="<li", count=25, headers={"Cookie": site.seeded[who]}, turns=EVENINGS)
        for label, who in READERS
    ]


def _polls(site: OurSite) -> list[Target]:
    """By readers who have the latest version of what they may see."""
    url = f"{site.base}/c/{site.seeded['slug']}/sessions/{site.seeded['running']}/live/?v="
    return [
        Target(label, url + site.seeded[f"{who}_version"], status=204, headers={"Cookie": site.seeded[who]})
        for label, who in READERS
    ]
