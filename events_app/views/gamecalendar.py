"""The game calendar."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from campaigntracker.campaigns import access
from campaigntracker.web.pages import render_page, wants_fragment
from events_app.domain.gamecalendar import read_calendar
from events_app.forms import CalendarForm


def game_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The sheet with the day asked for, else the one with the campaign's clock; htmx gets the sheet alone."""
    viewer = access.enter(request, slug)
    campaign = viewer.campaign
    form = CalendarForm(campaign, request.GET or None)
    is_asked = form.is_valid() and form.day is not None
    if is_asked and form.cleaned_data.get("when") is not None:
        # What was typed may count from now; the address that others get must not.
        return redirect(f"{reverse('game_calendar', args=[slug])}?at={form.day}")
    day = campaign.definition.day_number(campaign.clock) if form.day is None else form.day
    page = read_calendar(viewer, day, asked=form.day if "at" in request.GET else None)
    is_fragment = wants_fragment(request)
    context = {
        "viewer": viewer,
        "campaign": campaign,
        "section": "calendar",
        "page": page,
        "form": form.shown_with(page.sheet),
        "is_fragment": is_fragment,
    }
    response = render_page(request, "calendar/calendar.html", context, fragment="calendar/_calendar.html")
    if is_fragment:
        response["HX-Push-Url"] = request.get_full_path()
    return response
