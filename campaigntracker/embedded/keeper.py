"""The process that starts the server, and stays to stop it when the last process that uses it is gone.

Run as `python -m campaigntracker.embedded.keeper FOLDER`. It returns when the server takes connections, leaving a
copy of itself behind in a session of its own, where no Ctrl-C and no closed terminal reaches it. What goes wrong is
one line on standard error and exit status 1.
"""

import os
import sys
import time
from pathlib import Path

from campaigntracker.embedded import cluster, locks
from campaigntracker.embedded.errors import ServerError

# After a crash, what the old server left behind may still be finishing a statement.
LEFTOVER_SECONDS = 60


def ensure_server(home: Path) -> None:
    """Start the server unless it takes connections already. Only while holding start.lock."""
    data = home / "data"
    server_lock = locks.open_lock(home / "server.lock")
    try:
        deadline = time.monotonic() + LEFTOVER_SECONDS
        while not locks.try_take(server_lock):
            if cluster.is_up(data):
                return
            if time.monotonic() > deadline:
                raise ServerError(f"is held by a server that takes no connections; see {home / 'server.log'}.")
            time.sleep(0.05)
        cluster.prepare(data, server_lock)
        cluster.start(data, server_lock)
    finally:
        os.close(server_lock)


def keep(home: Path, keeper_lock: int) -> None:
    """Wait until nobody uses the server, then stop it."""
    users_lock = locks.open_lock(home / "users.lock")
    locks.take(users_lock)
    with locks.holding(home / "start.lock"):
        if locks.is_held(home / "server.lock"):
            cluster.stop(home / "data")
        # In this order: who gets the users' lock next must not take us for a keeper that is still on duty.
        os.close(keeper_lock)
    os.close(users_lock)


def become_background_process() -> None:
    os.setsid()
    os.chdir("/")
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)


def main(home: Path) -> None:
    with locks.holding(home / "start.lock"):
        ensure_server(home)
        keeper_lock = locks.open_lock(home / "keeper.lock")
        is_on_duty = locks.try_take(keeper_lock)
    if is_on_duty and os.fork() == 0:
        become_background_process()
        keep(home, keeper_lock)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except ServerError as error:
        sys.exit(str(error))
    except OSError as error:
        sys.exit(f"did not start: {error.strerror} ({error.filename}).")
