"""The page of analytics over 500 evenings of 250 events each, first view and seen before, and narrowed; one client."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench._servers import OurSite, our_site, serving
from tests.bench._wrk import Target, measure
from tests.bench.table import Table

READERS = (("a player", "player"), ("the GM", "gm"))
# With it nothing that was rendered is kept.
COLD = {"RENDERED_CACHE_SIZE": "0"}


def tables() -> Iterator[Table]:
    with our_site("tests.bench._seed_analytics") as ours, serving(ours.database, COLD) as (cold, _pid):
        table = Table("Analytics of 500 × 250, p50", tuple(label for label, _who in READERS))
        for name, path, base, expect in (
            ("first view", "analytics/", cold, "chart-durations"),
            ("seen before", "analytics/", ours.base, "chart-durations"),
            ("of a character, first view", "analytics/?character=Drusilia", cold, "chart-damage"),
            ("all rows, first view", "analytics/?rows=all", cold, "chart-durations"),
            ("events of a figure, first view", "analytics/events/?figure=dealt", cold, "found-row"),
            ("events of a figure, seen before", "analytics/events/?figure=dealt", ours.base, "found-row"),
        ):
            targets = _targets(ours, base, path, expect)
            measured = measure(targets, clients=1)
            table.rows[name] = [measured[target.label].p50 for target in targets]
        yield table


def _targets(site: OurSite, base: str, path: str, expect: str) -> list[Target]:
    url = f"{base}/c/{site.seeded['slug']}/{path}"
    return [Target(label, url, expect=expect, headers={"Cookie": site.seeded[who]}) for label, who in READERS]
