"""The two sites a bench compares: the limit app, the least work that serves such pages, and ours as it is run."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.bench._database import CHECKOUT, Database, scratch_database

LIMIT_APP = CHECKOUT.parent / "shared" / "bench"
START_SECONDS = 60


@dataclass(frozen=True)
class Site:
    base: str
    database: Database
    pid: int


@dataclass(frozen=True)
class OurSite(Site):
    """`seeded` is what the seeder said of its rows: cookies, slugs, numbers."""

    seeded: dict[str, str]


@contextmanager
def limit_site(*, sessions: int = 200, events: int = 250) -> Iterator[Site | None]:
    """The limit app with so many sessions of so many events each; None, with a line that says so, where it is not."""
    if not (LIMIT_APP / "limit_app.py").exists():
        sys.stdout.write(
            "No ../shared/bench beside this checkout: our figures alone, without ratios to the limit app.\n"
        )
        yield None
        return
    with scratch_database("bench_limit") as database:
        _run_sql(database, "schema.sql")
        _run_sql(database, "seed.sql", first=1, last=sessions, per=events)
        _run_sql(database, "indexes.sql")
        port = free_port()
        gunicorn = [
            sys.executable,
            "-m",
            "gunicorn",
            "-w",
            "2",
            "-b",
            f"127.0.0.1:{port}",
            "--no-control-socket",
            "--log-level",
            "error",
        ]
        command = [*gunicorn, "--chdir", str(LIMIT_APP), "limit_app:app"]
        environment = {"LIMIT_DSN": database.dsn, "PYTHONDONTWRITEBYTECODE": "1"}
        with _running(command, f"http://127.0.0.1:{port}", "/hello", environment) as pid:
            yield Site(f"http://127.0.0.1:{port}", database, pid)


@contextmanager
def our_site(seeder: str, *arguments: str, environment: Mapping[str, str] | None = None) -> Iterator[OurSite]:
    """`manage.py serve` over a database that `python -m SEEDER ARGUMENTS` has filled, which prints JSON of texts."""
    with scratch_database("bench_ours") as database:
        chosen = {"DATABASE_URL": database.url, **(environment or {})}
        _manage("migrate", "-v", "0", environment=chosen)
        seeded = _python("-m", seeder, *arguments, environment=chosen)
        with psycopg.connect(database.dsn, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")
        with serving(database, environment) as (base, pid):
            yield OurSite(base, database, pid, json.loads(seeded))


@contextmanager
def serving(database: Database, environment: Mapping[str, str] | None = None) -> Iterator[tuple[str, int]]:
    """Our site over a database that is ready: its address, and the process that watches the workers."""
    port = free_port()
    base = f"http://localhost:{port}"
    command = [sys.executable, str(CHECKOUT / "manage.py"), "serve"]
    chosen = {"DATABASE_URL": database.url, "PORT": str(port), "SITE_URL": base, **(environment or {})}
    with _running(command, base, "/healthz", chosen) as pid:
        yield base, pid


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _running(command: Sequence[str], base: str, path: str, environment: Mapping[str, str]) -> Iterator[int]:
    process = subprocess.Popen(
        command, cwd=CHECKOUT, env=os.environ | environment, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        wait_for(base + path, process)
        yield process.pid
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            # With its workers: it leads a session of its own.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    """Return as soon as the address answers; where it never does, end the bench with a line that says so."""
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=10):
                return
        except (OSError, urllib.error.URLError):
            time.sleep(0.005)
    code = process.poll()
    ended = f"ended with {code}" if code is not None else f"did not answer within {START_SECONDS} s"
    sys.exit(f"A server {ended}: {' '.join(map(str, process.args))}")  # type: ignore[arg-type]


def _manage(*arguments: str, environment: Mapping[str, str]) -> str:
    return _python(str(CHECKOUT / "manage.py"), *arguments, environment=environment)


def _python(*arguments: str, environment: Mapping[str, str]) -> str:
    result = subprocess.run(
        [sys.executable, *arguments],
        cwd=CHECKOUT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "campaigntracker.settings"} | dict(environment),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return result.stdout


def _run_sql(database: Database, name: str, **variables: int) -> None:
    """A file written for psql, of which it uses `:variables` and lines that begin with a backslash."""
    text = re.sub(r"^\\.*$", "", Path(LIMIT_APP / name).read_text(), flags=re.MULTILINE)
    for variable, value in variables.items():
        text = re.sub(rf"(?<!:):{variable}\b", str(value), text)
    with psycopg.connect(database.dsn, autocommit=True) as connection:
        for statement in re.sub(r"--.*", "", text).split(";"):
            if statement.strip():
                connection.execute(statement.encode())
