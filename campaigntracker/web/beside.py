"""A process beside the server: started anew when it ends, and ended with the server, however that ends.

It is a fork of what the server has loaded, so it takes hardly any memory of its own.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import NoReturn

GLANCE_SECONDS = 0.5
# One that ends at once, again and again, is not to keep the machine busy.
REST_SECONDS = 5.0
# What is at hand gets so long to be finished.
PATIENCE_SECONDS = 30.0

# What gunicorn listens to, and its children need not.
SIGNALS = (
    *(signal.SIGHUP, signal.SIGQUIT, signal.SIGINT, signal.SIGTERM, signal.SIGTTIN, signal.SIGTTOU),
    *(signal.SIGUSR1, signal.SIGUSR2, signal.SIGWINCH, signal.SIGCHLD),
)


class Beside:
    """`work` runs in a process of its own, watched by another small one."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._pid = 0

    def start(self, *, before: Callable[[], object] = lambda: None) -> None:
        """`before` lets go, in the child, of what is the server's alone."""

        def run() -> None:
            before()
            _watch(self._work)

        self._pid = _fork(run)

    def stop(self) -> None:
        """Let it finish what is at hand."""
        if not self._pid:
            return
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not _has_ended(self._pid) and time.monotonic() < deadline:
            time.sleep(0.05)


def _fork(run: Callable[[], None]) -> int:
    """Run it in a child, which never comes back from here."""
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        signal.set_wakeup_fd(-1)
        for number in SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        run()
        status = 0
    except KeyboardInterrupt:
        status = 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        _leave(status)


def _leave(status: int) -> NoReturn:
    """Without what the server would do at its own end."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _watch(work: Callable[[], None]) -> None:
    """Keep one at work until the server, or somebody, says stop."""
    stopped = False

    def stop(signum: int, frame: FrameType | None) -> None:
        nonlocal stopped
        stopped = True

    signal.signal(signal.SIGTERM, stop)
    # Ctrl-C reaches all of them at once; the server then says stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    server = os.getppid()
    while not stopped and os.getppid() == server:
        pid = _fork(work)
        began = time.monotonic()
        while not _has_ended(pid):
            if stopped or os.getppid() != server:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGTERM)
                stopped = True
            time.sleep(GLANCE_SECONDS)
        while not stopped and os.getppid() == server and time.monotonic() < began + REST_SECONDS:
            time.sleep(GLANCE_SECONDS)


def _has_ended(pid: int) -> bool:
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    except ChildProcessError:
        # Gunicorn waits for any child, and was faster.
        return True
