"""Locks between processes, on files."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def open_lock(path: Path) -> int:
    """Open a lock file without taking the lock; the descriptor is not inherited by programs started later."""
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)


def take_shared(descriptor: int) -> None:
    fcntl.flock(descriptor, fcntl.LOCK_SH)


def take(descriptor: int) -> None:
    fcntl.flock(descriptor, fcntl.LOCK_EX)


def try_take(descriptor: int) -> bool:
    """Take the lock for oneself if nobody else has it."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def is_held(path: Path) -> bool:
    """Whether anybody holds the lock. Ask only while holding start.lock: the question itself takes it for a moment."""
    descriptor = open_lock(path)
    try:
        return not try_take(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def holding(path: Path) -> Iterator[None]:
    descriptor = open_lock(path)
    try:
        take(descriptor)
        yield
    finally:
        os.close(descriptor)
