"""The whole page of analytics: what there is to tell of the evenings that were asked for."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigntracker.gametime import CalendarDefinition
from events_app.domain.analytics.asked import Asked, narrow
from events_app.domain.analytics.attendance import attendance
from events_app.domain.analytics.categories import events, time_spent
from events_app.domain.analytics.chart import Chart
from events_app.domain.analytics.combats import combats
from events_app.domain.analytics.damage import damage
from events_app.domain.analytics.durations import durations
from events_app.domain.analytics.gains import experience, kills, treasure
from events_app.domain.analytics.heatmap import PlayedYear, heatmap
from events_app.domain.analytics.pace import pace
from events_app.domain.analytics.records import Record, records
from events_app.domain.analytics.rows import Evening
from events_app.domain.analytics.shares import Shares, shares
from events_app.domain.analytics.totals import Total, totals
from events_app.models import Category

Draw = Callable[[], Chart | None]


@dataclass(frozen=True)
class Overview:
    """`left_out`: the charts for which there is nothing to draw; `silent`: those that do not tell what was asked."""

    evenings: tuple[Evening, ...]
    totals: tuple[Total, ...]
    records: tuple[Record, ...]
    charts: tuple[Chart, ...]
    shares: Shares | None
    years: tuple[PlayedYear, ...]
    left_out: tuple[str, ...]
    silent: tuple[str, ...]


def overview(
    all_evenings: Sequence[Evening], asked: Asked, definition: CalendarDefinition, *, zone: dt.tzinfo, today: dt.date
) -> Overview:
    evenings = narrow(all_evenings, asked, zone=zone, today=today)
    drawn: list[Chart] = []
    left_out: list[str] = []
    silent: list[str] = []
    for title, draw, is_asked in _charts(evenings, asked, definition):
        chart = draw() if is_asked else None
        if chart:
            drawn.append(chart)
        else:
            (left_out if is_asked else silent).append(title)
    is_plain = not (asked.character or asked.category)
    parts = shares(evenings) if is_plain else None
    if is_plain and parts is None:
        left_out.append(_("Who did what"))
    return Overview(
        evenings,
        totals(evenings, definition, character=asked.character, category=asked.category) if evenings else (),
        () if asked.category and not asked.character
        else records(evenings, definition, zone=zone, character=asked.character),
        tuple(drawn),
        parts,
        heatmap(evenings, zone=zone) if is_plain else (),
        tuple(left_out),
        tuple(silent),
    )  # fmt: skip


def _charts(evenings: Sequence[Evening], asked: Asked, definition: CalendarDefinition) -> list[tuple[str, Draw, bool]]:
    """Each with its name, and whether it tells of what was asked: a character, a category, or neither."""
    character, category = bool(asked.character), asked.category
    of_table = not character and not category
    of_log = not character
    of_fights, of_treasure, of_progress = (
        category in ("", one) for one in (Category.COMBAT, Category.TREASURE, Category.PROGRESS)
    )
    return [
        (_("How long each session was"), lambda: durations(evenings, definition), of_table),
        (_("Pace"), lambda: pace(evenings, definition, category=category), of_log),
        (_("Who came"), lambda: attendance(evenings), of_table),
        (_("What happened"), lambda: events(evenings, category=category), of_log),
        (_("Time in play"), lambda: time_spent(evenings, category=category), of_log),
        (_("Combats"), lambda: combats(evenings), of_fights and of_log),
        (_("Damage and healing"), lambda: damage(evenings), of_fights),
        (_("Enemies fallen"), lambda: kills(evenings), of_fights),
        (_("Treasure"), lambda: treasure(evenings), of_treasure and of_log),
        (_("Experience"), lambda: experience(evenings), of_progress and of_log),
    ]
