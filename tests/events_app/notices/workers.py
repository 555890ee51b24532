"""Real workers in processes of their own, started and killed at will."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from django.db import connection

from tests.embedded.processes import eventually
from tests.events_app.notices.sinks import Sinks


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def sessions_beside_ours() -> int:
    """How many others are connected to this database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )
        [(count,)] = cursor.fetchall()
    return int(count)


class Workers:
    def __init__(self, sinks: Sinks) -> None:
        self.pids: list[int] = []
        self.killed = 0
        script = Path(__file__).with_name("workers_process.py")
        ports = (str(sinks.mail_port), str(sinks.hook_port))
        self._process = subprocess.Popen(
            [sys.executable, str(script), connection.settings_dict["NAME"], *ports],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, count: int = 1) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        for _ in range(count):
            self._process.stdin.write("\n")
            self._process.stdin.flush()
            self.pids.append(int(self._process.stdout.readline()))

    def kill(self, pid: int) -> None:
        self.pids.remove(pid)
        os.kill(pid, signal.SIGKILL)
        self.killed += 1

    def kill_all(self) -> None:
        gone = list(self.pids)
        for pid in gone:
            self.kill(pid)
        for pid in gone:
            eventually(lambda pid=pid: not lives(pid), "a killed worker is gone")

    def stop(self) -> None:
        """In good order."""
        for pid in self.pids:
            os.kill(pid, signal.SIGTERM)
        for pid in self.pids:
            eventually(lambda pid=pid: not lives(pid), "a worker that is told to stop ends")
        self.pids = []

    def close(self) -> None:
        for pid in list(self.pids):
            self.kill(pid)
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._process.wait(120)
        # The server notices a moment later that they are gone; until then their database cannot be dropped.
        eventually(lambda: sessions_beside_ours() == 0, "nobody else is connected")
