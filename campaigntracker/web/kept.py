"""Rendered texts kept in the process's memory, the ones used last, up to a size.

A text is kept under everything it depends on, the version of the log its reader sees included, so nothing has to be
thrown away when something changes: the new text has another key.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Generic, TypeVar

from django.conf import settings

T = TypeVar("T")
# What a character takes, at most: most pages have one beyond Latin 1, which makes Python store two bytes for each.
BYTES_PER_CHARACTER = 2


class _Store:
    """All that is kept in this process, whatever it is: one room, in which what was used longest ago makes way."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._size = 0

    def find(self, key: Hashable) -> Any:
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
            return found[0]

    def keep(self, key: Hashable, made: Any, size: int) -> None:
        largest = settings.RENDERED_CACHE_MEBIBYTES * 1_048_576 // BYTES_PER_CHARACTER
        if size > largest:
            return
        with self._lock:
            # Two threads may have made the same.
            if key not in self._kept:
                self._kept[key] = made, size
                self._size += size
            while self._size > largest:
                _key, (_made, freed) = self._kept.popitem(last=False)
                self._size -= freed


_store = _Store()


class Kept(Generic[T]):
    """One kind of what is kept. `size_of` says how many characters something holds."""

    def __init__(self, size_of: Callable[[T], int]) -> None:
        self._size_of = size_of

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is kept under the key, or else made now."""
        found = self.find(key)
        if found is not None:
            return found
        made = make()
        self.keep(key, made)
        return made

    def find(self, key: Hashable) -> T | None:
        found: T | None = _store.find((self, key))
        return found

    def keep(self, key: Hashable, made: T) -> None:
        _store.keep((self, key), made, self._size_of(made))
