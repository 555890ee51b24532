"""Asking several sites for the same thing with wrk, in turns, so that a drift of the machine touches all alike."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

SCRIPT = """
wrk.method = %s
wrk.body = %s
%s
%s
done = function(summary, latency, requests)
  local e = summary.errors
  io.write(string.format('\\nRESULT {"count":%%d,"us":%%d,"p50":%%d,"p99":%%d,"bad":%%d}\\n', summary.requests,
    summary.duration, latency:percentile(50), latency:percentile(99),
    e.connect + e.read + e.write + e.status + e.timeout))
end
"""
# What stands for a number that no other request has.
NUMBER = "NUMBER"
NUMBERED = """
local start, asked, body = os.time(), 0, wrk.body
request = function()
  asked = asked + 1
  local number = string.format('%%d-%%d', start, asked)
  return wrk.format(nil, nil, nil, (body:gsub('%s', number)))
end
"""
# What stands in an address for the numbers from 1 on, in turn.
TURN = "TURN"
TURNING = """
local asked, path = 0, wrk.path
request = function()
  asked = asked + 1
  return wrk.format(nil, (path:gsub('%s', tostring(asked %% %d + 1))))
end
"""
SETTLE_SECONDS = 2
BUSY_SHARE = 0.15


@dataclass(frozen=True)
class Target:
    """One address of one site. `expect` must stand in its answer at least `count` times, or nothing is timed.

    In a body NUMBER becomes another number with each request; in the address TURN becomes 1, 2, … `turns`, 1, 2, …
    """

    label: str
    url: str
    expect: str = ""
    count: int = 1
    headers: Mapping[str, str] = field(default_factory=dict)
    method: str = "GET"
    body: str | None = None
    status: int | None = None
    turns: int = 1


@dataclass(frozen=True)
class Measured:
    """Medians over the rounds: microseconds of one request, and requests a second. `bad` counts all failures."""

    p50: float
    p99: float
    per_second: float
    size: int
    bad: int


def measure(targets: Sequence[Target], *, rounds: int = 3, seconds: int = 1, clients: int = 1) -> dict[str, Measured]:
    """By label. Every target is asked twice first: an error page is never timed, nor a site's first page."""
    if shutil.which("wrk") is None:
        sys.exit("The benches of pages need wrk: apt-get install wrk")
    sizes = {target.label: (_check(target), _check(target))[1] for target in targets}
    runs: dict[str, list[dict[str, float]]] = {target.label: [] for target in targets}
    for number in range(rounds):
        for target in targets if number % 2 == 0 else list(reversed(targets)):
            runs[target.label].append(_wrk(target, clients, seconds))
            _settle()
    return {
        label: Measured(
            p50=statistics.median(run["p50"] for run in samples),
            p99=statistics.median(run["p99"] for run in samples),
            per_second=statistics.median(run["count"] / run["us"] * 1e6 for run in samples),
            size=sizes[label],
            bad=int(sum(run["bad"] for run in samples)),
        )
        for label, samples in runs.items()
    }


def _check(target: Target) -> int:
    body = target.body.replace(NUMBER, uuid.uuid4().hex).encode() if target.body is not None else None
    url = target.url.replace(TURN, str(target.turns))
    request = urllib.request.Request(url, body, dict(target.headers), method=target.method)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            data: bytes = answer.read()
            if answer.url != url:
                sys.exit(f"{target.label}: {target.url} leads to {answer.url}")
            if target.status is not None and answer.status != target.status:
                sys.exit(f"{target.label}: {target.url} answers {answer.status}, not {target.status}")
    except OSError as error:
        sys.exit(f"{target.label}: {target.url} gave no answer: {error}")
    found = data.count(target.expect.encode()) if target.expect else target.count
    if found < target.count:
        sys.exit(f"{target.label}: {target.url} holds {target.expect!r} {found} times, not {target.count}")
    return len(data)


def _wrk(target: Target, clients: int, seconds: float) -> dict[str, float]:
    headers = [f"wrk.headers[{json.dumps(name)}] = {json.dumps(value)}" for name, value in target.headers.items()]
    body = "nil" if target.body is None else json.dumps(target.body)
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        varied = NUMBERED % NUMBER if NUMBER in (target.body or "") else ""
        varied += TURNING % (TURN, target.turns) if TURN in target.url else ""
        script.write(SCRIPT % (json.dumps(target.method), body, "\n".join(headers), varied))
        script.flush()
        command = ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "30s", "-s", script.name, target.url]
        run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode or "RESULT " not in run.stdout:
        sys.exit(f"{target.label}: wrk got no answer from {target.url}: {run.stderr.strip() or run.stdout.strip()}")
    result: dict[str, float] = json.loads(run.stdout.split("RESULT ")[1].split("\n")[0])
    return result


def _settle() -> None:
    """Wait until the machine is idle: a slow server goes on with requests that wrk has left, and the next would pay."""
    deadline = time.monotonic() + SETTLE_SECONDS
    while time.monotonic() < deadline:
        busy, everything = _work_done()
        time.sleep(0.15)
        busy_later, everything_later = _work_done()
        if busy_later - busy <= BUSY_SHARE * (everything_later - everything):
            return


def _work_done() -> tuple[int, int]:
    try:
        with open("/proc/stat") as file:
            ticks = [int(text) for text in file.readline().split()[1:9]]
    except FileNotFoundError:
        return 0, 1
    return sum(ticks) - ticks[3] - ticks[4], sum(ticks)
