"""Pages of a list whose rows bring how many there are: one query for both."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Page, Paginator

# Farther than this nobody turns pages, and the database counts rows no farther than it can.
FARTHEST = 1_000_000


class CountedPaginator(Paginator):
    """`read` reads the rows from one position to another; the last value of each is the number of all rows."""

    def __init__(self, read: Callable[[int, int], list[Any]], per_page: int) -> None:
        super().__init__((), per_page)
        self._read = read

    def get_page(self, number: Any) -> Page[Any]:
        """Past the end the last page, for two more queries."""
        asked = _whole(number)
        rows = self._rows(asked)
        if not rows and asked > 1:
            asked = 1
            rows = self._rows(1)
            if self.num_pages > 1:
                asked = self.num_pages
                rows = self._rows(asked)
        return Page(rows, asked, self)

    def _rows(self, page: int) -> list[Any]:
        first = (page - 1) * self.per_page
        rows = self._read(first, first + self.per_page)
        self.count = rows[0][-1] if rows else 0
        return rows


def _whole(number: Any) -> int:
    """The number of a page; 1 where the address says none."""
    try:
        asked = int(number)
    except (TypeError, ValueError):
        return 1
    return asked if 0 < asked < FARTHEST else FARTHEST
