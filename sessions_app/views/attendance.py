"""Who came: the matrix of all, and each player's own page."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from campaigntracker.campaigns import access
from campaigntracker.campaigns.models import Member, Viewer
from sessions_app.domain.attendance import pick_span, read_attendance, read_player, spans_of
from sessions_app.rendering.attendance import legend_of

# As many columns stand beside each other, and as many lines under each other, before another page begins.
COLUMNS = 50
EVENINGS = 30


def attendance(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = access.enter(request, slug)
    began, ends = _year(timezone.now())
    spans = spans_of(viewer.campaign, year_began=began, year_ends=ends)
    span = pick_span(spans, request.GET.get("range", ""))
    read = read_attendance(viewer, span)
    shown = Paginator(read.columns, COLUMNS).get_page(request.GET.get("page"))
    rows = read.grid(list(shown))
    more = {
        "spans": spans,
        "span": span,
        "attendance": read,
        "page_obj": shown,
        "heads": [(column, read.head_count(column)) for column in shown],
        "rows": rows,
        "legend": legend_of(rows),
    }
    return render(request, "attendance/matrix.html", _context(viewer) | more)


def player_attendance(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    viewer = access.enter(request, slug)
    member = get_object_or_404(Member.objects.of(viewer.campaign), pk=pk)
    read = read_player(viewer, member)
    more = {
        "player": read,
        "is_own": member == viewer.member,
        "page_obj": Paginator(read.evenings, EVENINGS).get_page(request.GET.get("page")),
    }
    return render(request, "attendance/player.html", _context(viewer) | more)


def _context(viewer: Viewer) -> dict[str, Any]:
    return {"viewer": viewer, "campaign": viewer.campaign, "section": "attendance"}


def _year(now: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
    """Where the reader's year began, and where the next one does."""
    began = timezone.localtime(now).replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    return began, began.replace(year=began.year + 1)
