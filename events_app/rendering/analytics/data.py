"""What the charts are drawn from, as JSON for the page's script."""

from typing import Any

from django.utils.translation import gettext as _

from events_app.domain.analytics.chart import Chart, Column, Values
from events_app.domain.analytics.overview import Overview
from events_app.domain.analytics.shares import Shares

# Characters have no colour of their own: they take those of the categories in turn.
COLOURS = ("progress", "treasure", "exploration", "social", "combat", "goal", "quest", "note", "time")


def chart_data(shown: Overview) -> dict[str, Any]:
    """{"evenings": [[number, title]], "charts": by their keys, "shares", "words"}."""
    return {
        "evenings": [[evening.number, evening.title] for evening in shown.evenings],
        "charts": {chart.key: _chart(chart) for chart in shown.charts},
        "shares": _shares(shown.shares) if shown.shares else None,
        "words": {"session": _("Session"), "hours": _("h"), "minutes": _("min")},
    }


def _chart(chart: Chart) -> dict[str, Any]:
    return {
        "left": chart.left,
        "right": chart.right,
        "stacked": chart.is_stacked,
        "series": [_series(column) for column in chart.columns],
    }


def _series(column: Column) -> dict[str, Any]:
    return {
        "label": column.label,
        "colour": column.colour,
        "values": _rounded(column.values),
        "unit": column.unit,
        "words": list(column.words) or None,
        "line": column.is_line,
        "right": column.is_right,
    }


def _rounded(values: Values) -> list[float | int | None]:
    return [round(value, 4) if isinstance(value, float) else value for value in values]


def _shares(shares: Shares) -> dict[str, Any]:
    return {
        "figures": [label for _key, label in shares.figures],
        "rows": [
            {
                "label": row.character or _("Others"),
                "colour": COLOURS[place % len(COLOURS)] if row.character else "rule-strong",
                "amounts": list(row.amounts),
                "percent": [shares.percent(amount, at) for at, amount in enumerate(row.amounts)],
            }
            for place, row in enumerate(shares.rows)
        ],
    }
