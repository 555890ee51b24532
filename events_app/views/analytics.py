"""The campaign over time: figures, charts and records of all evenings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from campaigntracker.campaigns import access
from campaigntracker.web.pages import render_page, wants_fragment
from events_app.domain.analytics.asked import characters_in
from events_app.domain.analytics.rows import read_stamp
from events_app.forms.analytics import AnalyticsForm, only_asked
from events_app.rendering.analytics.page import evenings_of, show_analytics

ALL_ROWS = "all"


def analytics(request: HttpRequest, slug: str) -> HttpResponse:
    """Narrowed by the address; htmx gets what is shown alone, and the address it stands for."""
    viewer = access.enter(request, slug)
    query = only_asked(request.GET)
    address = request.path + (f"?{query.urlencode()}" if query else "")
    is_fragment = wants_fragment(request)
    if not is_fragment and len(query) != len(request.GET):
        return redirect(address)
    stamp = read_stamp(viewer)
    evenings = evenings_of(viewer, stamp)
    form = AnalyticsForm(query, characters_in(evenings))
    body = show_analytics(viewer, stamp, form.asked(), is_whole=query.get("rows") == ALL_ROWS, now=timezone.now())
    shown = {
        "viewer": viewer,
        "campaign": viewer.campaign,
        "section": "analytics",
        "form": form,
        "body": body,
        "is_fragment": is_fragment,
        "is_empty": not evenings,
    }
    response = render_page(request, "analytics/page.html", shown, fragment="analytics/_analytics.html")
    if is_fragment:
        response["HX-Push-Url"] = address
    return response
