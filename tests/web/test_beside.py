"""A process beside the server lives as long as the server."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.embedded.processes import PROJECT, eventually

SERVER = """
import os, signal, sys
from campaigntracker.web import beside

def work():
    print(os.getpid(), flush=True)
    signal.pause()

beside.REST_SECONDS = 0.0
process = beside.Beside(work)
process.start()
sys.stdin.read()
process.stop()
print("stopped", flush=True)
"""


@pytest.fixture
def server() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", SERVER]
    server = subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    yield server
    server.kill()
    for stream in (server.stdin, server.stdout):
        if stream:
            stream.close()
    server.wait()


def read(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    return server.stdout.readline().strip()


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_ends_with_the_server(server: subprocess.Popen[str]) -> None:
    pid = int(read(server))
    assert server.stdin is not None
    server.stdin.close()
    assert read(server) == "stopped"
    assert is_gone(pid)


def test_ends_when_the_server_is_killed(server: subprocess.Popen[str]) -> None:
    pid = int(read(server))
    server.kill()
    eventually(lambda: is_gone(pid), "it notices")


def test_starts_anew_when_it_ends(server: subprocess.Popen[str]) -> None:
    first = int(read(server))
    os.kill(first, signal.SIGKILL)
    assert int(read(server)) != first
