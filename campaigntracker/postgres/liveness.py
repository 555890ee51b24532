"""Whether a connection that has rested still lives, told without asking the server: that would cost every request."""

import select
import time
from typing import Any
from weakref import WeakKeyDictionary

import psycopg

# A network may drop a connection without a word, but none does so this soon.
TRUSTED_SECONDS = 30.0

_used: "WeakKeyDictionary[psycopg.Connection[Any], float]" = WeakKeyDictionary()


def was_used(connection: "psycopg.Connection[Any]") -> None:
    _used[connection] = time.monotonic()


def is_trusted(connection: "psycopg.Connection[Any] | None") -> bool:
    """Whether it was in use a moment ago, and the server has said nothing since.

    A server that ends a connection says so, or closes its end; either can be read on a socket that otherwise rests.
    """
    if connection is None or connection.closed:
        return False
    used = _used.get(connection)
    return used is not None and time.monotonic() - used < TRUSTED_SECONDS and _rests(connection.pgconn.socket)


def _rests(socket: int) -> bool:
    poll = select.poll()
    poll.register(socket, select.POLLIN)
    return not poll.poll(0)
