"""Which calendar the campaign has: choosing another, and looking at what that changes before it does."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigntracker.campaigns import access
from campaigntracker.campaigns.domain.calendar_words import calendar_name, describe, example_dates
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.seen import ConflictError
from campaigntracker.campaigns.domain.year_overview import year_overview
from campaigntracker.campaigns.forms import CalendarForm, ReviewForm
from campaigntracker.campaigns.models import Viewer
from campaigntracker.campaigns.views.page import context
from campaigntracker.gametime import CalendarDefinition
from events_app.domain.calendar_change import plan_calendar_change
from events_app.domain.recalendar import Keep, change_calendar


def calendar_settings(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = access.enter_as_gm(request, slug)
    if "definition" in request.POST:
        return _review(request, viewer, ReviewForm(request.POST))
    form = CalendarForm(request.POST or None, request.FILES or None, campaign=viewer.campaign)
    if form.is_bound and form.is_valid():
        return _show_review(request, viewer, form.review(), read_as=form.result.format if form.result else "")
    shown = _calendar(viewer.campaign.definition)
    return render(request, "campaigns/calendar_settings.html", context(viewer, "settings", form=form, **shown))


def _review(request: HttpRequest, viewer: Viewer, form: ReviewForm) -> HttpResponse:
    """Look again, or do it: never anything that the page did not show."""
    if request.POST.get("step") != "confirm" or not form.is_as_shown:
        return _show_review(request, viewer, form)
    said = form.cleaned_data
    keep: Keep = "dates" if said["keep"] == "dates" else "moments"
    try:
        change_calendar(viewer.campaign, said["chosen"], keep=keep, seen=said["seen"], now=timezone.now())
    except ConflictError as conflict:
        problem = _("Somebody else changed the calendar while you were looking. What you see now starts from theirs.")
        return _show_review(request, Viewer(campaign=conflict.current, member=viewer.member), form, problem)
    except RuleError as error:
        return _show_review(request, viewer, form, error.message)
    messages.success(request, _("The calendar is changed."))
    return redirect("calendar_settings", viewer.campaign.slug)


def _show_review(
    request: HttpRequest, viewer: Viewer, form: ReviewForm, problem: str = "", read_as: str = ""
) -> HttpResponse:
    chosen = form.chosen
    if chosen is None:
        messages.error(request, _("That form was damaged on its way. Choose the calendar again."))
        return redirect("calendar_settings", viewer.campaign.slug)
    change = plan_calendar_change(viewer.campaign, chosen)
    form = form.renewed(viewer.campaign, chosen, can_keep_dates=change.can_keep_dates)
    form.is_valid()
    if problem:
        form.add_error(None, problem)
    shown = {
        "form": form,
        "notes": form.cleaned_data["notes"],
        "change": change,
        "changes_nothing": chosen == viewer.campaign.definition,
        "dates": example_dates(chosen),
        "read_as": read_as,
    }
    return render(request, "campaigns/calendar_review.html", context(viewer, "settings", **shown, **_calendar(chosen)))


def _calendar(definition: CalendarDefinition) -> dict[str, Any]:
    return {
        "calendar_name": calendar_name(definition),
        "facts": describe(definition),
        "year": year_overview(definition, definition.epoch.year),
        "year_number": definition.epoch.year,
    }
