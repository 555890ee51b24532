"""Rendered texts kept in the process's memory, the ones used last, up to a size.

A text is kept under everything it depends on, the version of the log its reader sees included, so nothing has to be
thrown away when something changes: the new text has another key.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from django.conf import settings

T = TypeVar("T")
# What a character takes, at most: most pages have one beyond Latin 1, which makes Python store two bytes for each.
BYTES_PER_CHARACTER = 2


class Kept(Generic[T]):
    """`size_of` says how many characters something holds."""

    def __init__(self, size_of: Callable[[T], int]) -> None:
        self._size_of = size_of
        self._kept: OrderedDict[Hashable, T] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is kept under the key, or else made now."""
        found = self.find(key)
        if found is not None:
            return found
        made = make()
        self.keep(key, made)
        return made

    def find(self, key: Hashable) -> T | None:
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def keep(self, key: Hashable, made: T) -> None:
        largest = settings.TIMELINE_CACHE_MEBIBYTES * 1_048_576 // BYTES_PER_CHARACTER
        size = self._size_of(made)
        if size > largest:
            return
        with self._lock:
            # Two threads may have made the same.
            if key not in self._kept:
                self._kept[key] = made
                self._size += size
            while self._size > largest:
                _key, oldest = self._kept.popitem(last=False)
                self._size -= self._size_of(oldest)
