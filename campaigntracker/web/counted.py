"""Pages of a list whose rows bring how many there are: one query for both."""

from typing import Any

from django.core.paginator import Page, Paginator

# Farther than this nobody turns pages, and the database counts rows no farther than it can.
FARTHEST = 1_000_000


class CountedPaginator(Paginator):
    """The last value of each row is the number of all rows."""

    def get_page(self, number: Any) -> Page[Any]:
        """Past the end it takes a second query, as Django's own does for every page."""
        asked = _whole(number)
        first = (asked - 1) * self.per_page
        rows = list(self.object_list[first : first + self.per_page])
        if rows:
            self.count = rows[0][-1]
        elif asked == 1:
            self.count = 0
        else:
            return super().get_page(number)
        return Page(rows, asked, self)


def _whole(number: Any) -> int:
    """The number of a page; 1 where the address says none."""
    try:
        asked = int(number)
    except (TypeError, ValueError):
        return 1
    return asked if 0 < asked < FARTHEST else FARTHEST
