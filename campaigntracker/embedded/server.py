"""The side of the process that wants a database: says that it uses the server, and has it started if need be."""

import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from django.core.management.base import CommandError
from django.db.utils import OperationalError

from campaigntracker.embedded import cluster, locks
from campaigntracker.embedded.errors import ServerError

_project = Path(__file__).resolve().parents[2]
# The shared locks of this process by folder. Never closed: the end of the process is what frees them.
_uses: dict[Path, int] = {}
_guard = threading.Lock()


class EmbeddedDatabaseError(OperationalError, CommandError):
    """To Django, a database that cannot be reached; a management command prints its one line instead of a traceback."""

    def __init__(self, reason: object) -> None:
        super().__init__(f"The embedded database {reason}")


@dataclass(frozen=True)
class Address:
    host: str
    port: int
    user: str = cluster.SUPERUSER


def address(home: Path, *, suspect: bool = False) -> Address:
    """Where the server of this folder listens; it is started first when it does not run.

    `suspect`: a connection has just failed, so look closer than at the locks.
    """
    try:
        with _guard:
            return _address(home.resolve(), suspect=suspect)
    except ServerError as error:
        raise EmbeddedDatabaseError(error) from error
    except PermissionError as error:
        raise EmbeddedDatabaseError(f"belongs to another user ({error.filename}).") from error
    except OSError as error:
        raise EmbeddedDatabaseError(f"cannot be kept in {home}: {error.strerror}.") from error


def _address(home: Path, *, suspect: bool) -> Address:
    _use(home)
    if suspect or not _looks_well(home):
        _run_keeper(home)
    postmaster = cluster.read_postmaster(home / "data")
    if postmaster is None:
        raise ServerError(f"stopped as soon as it had started; see {home / 'server.log'}.")
    return Address(postmaster.socket_folder, postmaster.port)


def _use(home: Path) -> None:
    if home in _uses:
        return
    home.mkdir(parents=True, exist_ok=True)
    descriptor = locks.open_lock(home / "users.lock")
    locks.take_shared(descriptor)  # waits while the keeper is stopping the server
    _uses[home] = descriptor


def _looks_well(home: Path) -> bool:
    with locks.holding(home / "start.lock"):
        if not (locks.is_held(home / "keeper.lock") and locks.is_held(home / "server.lock")):
            return False
        postmaster = cluster.read_postmaster(home / "data")
        return postmaster is not None and postmaster.is_ready


def _run_keeper(home: Path) -> None:
    command = [sys.executable, "-m", "campaigntracker.embedded.keeper", str(home)]
    result = subprocess.run(command, cwd=_project, stderr=subprocess.PIPE, text=True, check=False)  # noqa: S603
    said = result.stderr.strip().splitlines()
    if result.returncode != 0:
        raise ServerError(said[-1] if said else "did not start, and gave no reason.")
    for line in said:
        sys.stderr.write(f"{line}\n")


def program(name: str) -> str:
    return os.fspath(cluster.programs() / name)
