"""Real processes that use an embedded database in a folder of its own, and what can be seen of its server."""

import json
import os
import signal
import subprocess
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from campaigntracker.embedded import cluster, locks

PROJECT = Path(__file__).resolve().parents[2]
# Only a limit for hopeless cases: on a busy machine anything may take long.
PATIENCE_SECONDS = 120


def eventually(happens: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not happens():
        assert time.monotonic() < deadline, f"{what}: not within {PATIENCE_SECONDS} seconds"
        time.sleep(0.05)


class Client:
    """One process of the project, with its database connection."""

    def __init__(self, home: Path, arguments: tuple[str, ...], user: dict[str, Any], python: str) -> None:
        # The packages are named for an interpreter that is not our virtual environment's.
        path = os.pathsep.join([str(PROJECT), sysconfig.get_path("purelib")])
        environment = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        self.process = subprocess.Popen(
            [python, str(Path(__file__).with_name("client_process.py")), str(home), *arguments],
            cwd="/",
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            **user,
        )

    def send(self, order: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{order}\n")
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the process ended without an answer"
        return json.loads(line)

    def ask(self, order: str) -> Any:
        self.send(order)
        reply = self.receive()
        assert "error" not in reply, reply
        return reply["answer"]

    def error(self, order: str) -> str:
        self.send(order)
        return self.receive()["error"]

    def kill(self) -> None:
        self.process.kill()
        self.leave()

    def leave(self) -> None:
        """End in good order: there are no more orders."""
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except BrokenPipeError:
                    continue
        self.process.wait(PATIENCE_SECONDS)


class Server:
    """An embedded database's folder, seen from outside, and the processes that use it."""

    def __init__(self, home: Path, user: dict[str, Any], python: str) -> None:
        self.home = home
        self.user = user
        self.python = python
        self.clients: list[Client] = []

    def client(self, *flags: str, database: str = "campaigntracker") -> Client:
        client = Client(self.home, (database, *flags), self.user, self.python)
        self.clients.append(client)
        return client

    @property
    def pid(self) -> int:
        postmaster = cluster.read_postmaster(self.home / "data")
        assert postmaster is not None, "no server runs"
        return postmaster.pid

    @property
    def keeper_pid(self) -> int:
        """Looked up among all processes by its command line, which ends with the folder."""
        import psutil

        for process in psutil.process_iter(["cmdline", "status"]):
            command = process.info["cmdline"] or []
            if "campaigntracker.embedded.keeper" in command and command[-1] == str(self.home.resolve()):
                return process.pid
        raise AssertionError("no keeper runs")

    def is_stopped(self) -> bool:
        return not (self.home / "server.lock").exists() or not locks.is_held(self.home / "server.lock")

    def kill_postmaster(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        eventually(self.is_stopped, "the killed server's processes end")

    def wait_until_stopped(self) -> None:
        eventually(self.is_stopped, "the server stops")
        eventually(lambda: not locks.is_held(self.home / "keeper.lock"), "the keeper ends")
