"""The ways to sort the list of sessions, and the links that lead to them."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

DEFAULT_SORT = "next"
SORTABLE = {DEFAULT_SORT: _("Next"), "number": _("Number"), "date": _("Date"), "duration": _("Duration")}


@dataclass(frozen=True, slots=True)
class SortLink:
    """A way to sort; `query` is the query string that leads to it, and turns round the order that is current.

    `direction`: "ascending", "descending", or "" for an order that has none.
    """

    label: str
    is_current: bool
    direction: str
    query: str


def sort_links(query: QueryDict, sort: str) -> list[SortLink]:
    """From the list that `query` asks for, which is sorted by `sort`."""
    links = []
    for name, label in SORTABLE.items():
        is_current = sort.lstrip("-") == name
        if name == DEFAULT_SORT:
            target, direction = name, ""
        else:
            target = name if sort == f"-{name}" else f"-{name}"
            direction = "descending" if sort.startswith("-") else "ascending"
        links.append(SortLink(str(label), is_current, direction, _query_sorted(query, target)))
    return links


def _query_sorted(query: QueryDict, sort: str) -> str:
    """The filters stay, the page begins anew."""
    query = query.copy()
    query.pop("page", None)
    query.pop("sort", None)
    if sort != DEFAULT_SORT:
        query["sort"] = sort
    return f"?{query.urlencode()}" if query else ""
