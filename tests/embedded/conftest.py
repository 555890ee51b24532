import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.embedded.processes import Server


def python_for(user: dict[str, Any]) -> str:
    """An interpreter that this user can run: root's own may lie in a home that is closed to others."""
    for candidate in (sys.executable, f"/usr/bin/python{sys.version_info.major}.{sys.version_info.minor}"):
        try:
            subprocess.run([candidate, "-c", ""], check=True, cwd="/", **user)
        except (OSError, subprocess.CalledProcessError):
            continue
        return candidate
    pytest.skip("an ordinary user can run no Python of this version here")


@pytest.fixture
def server() -> Iterator[Server]:
    """An embedded database that does not exist yet, to be used as whoever we are."""
    yield from temporary_server({})


@pytest.fixture
def ordinary_server() -> Iterator[Server]:
    """The same for an ordinary user, also when we are root."""
    if os.geteuid() != 0:
        yield from temporary_server({})
        return
    nobody = pwd.getpwnam("nobody")
    yield from temporary_server({"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []})


def temporary_server(user: dict[str, Any]) -> Iterator[Server]:
    # Not pytest's tmp_path: that lies in a folder which no other user may enter.
    folder = Path(tempfile.mkdtemp(prefix="embedded-", dir="/tmp"))
    folder.chmod(0o755)
    if user:
        os.chown(folder, user["user"], user["group"])
    server = Server(folder / "var" / "postgres", user, python_for(user))
    yield server
    for client in server.clients:
        if client.process.poll() is None:
            client.kill()
    if (server.home / "keeper.lock").exists():
        server.wait_until_stopped()
    shutil.rmtree(folder)
