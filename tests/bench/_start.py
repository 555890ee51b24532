"""From the command to the first answer, and the memory of a worker that has served pages."""

from __future__ import annotations

import os
import statistics
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tests.bench._servers import OurSite, serving
from tests.bench.table import Table

RUNS, REQUESTS = 5, 50


def start_and_memory(site: OurSite) -> Iterator[Table]:
    """Seconds to the first answer of `manage.py serve` on a migrated database, and MiB of each of its workers."""
    seconds, sizes = [], []
    for _run in range(RUNS):
        begun = time.perf_counter()
        with serving(site.database) as (base, pid):
            seconds.append(time.perf_counter() - begun)
            page = urllib.request.Request(f"{base}/c/{site.seeded['slug']}/sessions/7/")
            page.add_header("Cookie", site.seeded["player"])
            for _request in range(REQUESTS):
                with urllib.request.urlopen(page) as answer:
                    answer.read()
            sizes.append(_shared_out_mebibytes(_children(pid)))
    cold = Table("Cold start", ("seconds",), unit="s")
    cold.rows["command to first answer"] = [statistics.median(seconds)]
    yield cold
    if all(sizes):
        memory = Table("Memory", ("PSS",), unit="MiB")
        memory.rows["a worker, after 50 pages"] = [statistics.median(max(workers) for workers in sizes)]
        yield memory


def _children(pid: int) -> list[int]:
    task = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(text) for text in task.read_text().split()] if task.exists() else []


def _shared_out_mebibytes(pids: list[int]) -> list[float]:
    """PSS: what forked processes hold in common counts in equal parts."""
    found = []
    for pid in pids:
        rollup = Path(f"/proc/{pid}/smaps_rollup")
        if os.access(rollup, os.R_OK):
            lines = [line.split() for line in rollup.read_text().splitlines()]
            found.append(sum(int(line[1]) for line in lines if line[0] == "Pss:") / 1024)
    return found
