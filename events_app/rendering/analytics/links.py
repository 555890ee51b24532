"""The ways from a figure to what it stands on."""

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

from django.urls import reverse

from events_app.domain.analytics.asked import Asked


class Links:
    """Addresses within one campaign, for what was asked. All are escaped already."""

    def __init__(self, slug: str, asked: Asked) -> None:
        self.asked = asked
        self.page = escape(reverse("analytics", args=[slug]))
        self._evidence = escape(reverse("analytics_events", args=[slug]))
        self._figures: dict[tuple[str, str, str], str] = {}
        self._span = _query(_span(asked))
        before, _number, after = reverse("session", args=[slug, 0]).rpartition("0")
        self._session = escape(before), escape(after)

    def session(self, number: int) -> str:
        before, after = self._session
        return f"{before}{number}{after}"

    def evidence(self, figure: str, *, session: int | None = None, character: str = "", category: str = "") -> str:
        """The events behind a figure: of one session, or of all that were asked for."""
        character = character or self.asked.character
        category = category or (self.asked.category if figure == "events" else "")
        key = figure, character, category
        if key not in self._figures:
            named = {"figure": figure, "character": character, "category": category}
            self._figures[key] = f"{self._evidence}?{_query(named)}"
        span = f"first={session}&amp;last={session}" if session is not None else self._span
        return f"{self._figures[key]}&amp;{span}" if span else self._figures[key]

    def month(self, year: int, month: int, last_day: int) -> str:
        """The analytics of one month."""
        since, until = f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-{last_day:02}"
        return f"{self.page}?{_query({'since': since, 'until': until})}"


def query_of(asked: Asked) -> str:
    """What an address says of it."""
    return urlencode(
        [
            (name, str(value))
            for name, value in (*_span(asked).items(), ("character", asked.character), ("category", asked.category))
            if value not in ("", None)
        ]
    )


def _span(asked: Asked) -> dict[str, object]:
    return {
        "span": asked.span,
        "first": asked.first,
        "last": asked.last,
        "since": asked.since,
        "until": asked.until,
    }


def _query(named: Mapping[str, object]) -> str:
    return escape(urlencode([(name, str(value)) for name, value in named.items() if value not in ("", None)]))
