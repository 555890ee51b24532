"""The main part of the analytics, kept until something in it changes."""

import datetime as dt
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from campaigntracker.campaigns.models import Viewer
from campaigntracker.web.kept import Kept
from events_app.domain.analytics.asked import THIS_YEAR, Asked
from events_app.domain.analytics.holders import read_holders
from events_app.domain.analytics.overview import Overview, overview
from events_app.domain.analytics.rows import Evening, read_evenings
from events_app.rendering.analytics.data import chart_data
from events_app.rendering.analytics.heatmap import heat_key, months_table, year_strips
from events_app.rendering.analytics.links import Links, query_of
from events_app.rendering.analytics.records import show_records
from events_app.rendering.analytics.tables import ROWS, chart_table, shares_table

# What an evening takes in memory.
EVENING_SIZE = 2_500

_evenings: Kept[tuple[Evening, ...]] = Kept(lambda evenings: len(evenings) * EVENING_SIZE + 500)
_pages: Kept[SafeString] = Kept(lambda html: len(html) + 1_000)


def evenings_of(viewer: Viewer, stamp: str) -> tuple[Evening, ...]:
    """Kept under what `read_stamp` says; what is read may be newer, never older."""
    key = (viewer.campaign.pk, viewer.is_gm, stamp)
    return _evenings.get(key, lambda: read_evenings(viewer))


def show_analytics(viewer: Viewer, stamp: str, asked: Asked, *, is_whole: bool, now: dt.datetime) -> SafeString:
    """`is_whole`: all rows of each table. The names of the events that hold records come with the log's version."""
    campaign, zone = viewer.campaign, timezone.get_current_timezone()
    today = now.astimezone(zone).date()
    key = (
        *(campaign.pk, viewer.is_gm, stamp, asked, is_whole),
        *(campaign.slug, campaign.stored_calendar, timezone.get_current_timezone_name(), get_language()),
        today.year if asked.span == THIS_YEAR else None,
    )
    return _pages.get(key, lambda: _render(viewer, stamp, asked, is_whole=is_whole, today=today))


def _render(viewer: Viewer, stamp: str, asked: Asked, *, is_whole: bool, today: dt.date) -> SafeString:
    zone = timezone.get_current_timezone()
    evenings = evenings_of(viewer, stamp)
    shown = overview(evenings, asked, viewer.campaign.definition, zone=zone, today=today)
    return render_to_string("analytics/_shown.html", _context(viewer, shown, asked, is_whole=is_whole))


def _context(viewer: Viewer, shown: Overview, asked: Asked, *, is_whole: bool) -> dict[str, Any]:
    slug = viewer.campaign.slug
    links = Links(slug, asked)
    places = [(one.evening.id, one.seq) for one in shown.records if one.seq is not None]
    is_cut = not is_whole and len(shown.evenings) > ROWS
    return {
        "campaign": viewer.campaign,
        "asked": asked,
        "shown": shown,
        "query": query_of(asked),
        "totals": [
            (one, links.evidence(one.figure, category=one.category) if one.figure else "") for one in shown.totals
        ],
        "records": show_records(shown.records, read_holders(viewer, places), links, slug),
        "charts": [(chart, chart_table(chart, links, is_whole=is_whole)) for chart in shown.charts],
        "shares_table": shares_table(shown.shares, links) if shown.shares else None,
        "years": [(year, year_strips(year)) for year in shown.years],
        "heat_key": heat_key() if shown.years else (),
        "months_table": months_table(shown.years, links) if shown.years else None,
        "cut_to": ROWS if is_cut else None,
        "data": chart_data(shown),
    }
