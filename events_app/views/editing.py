"""Correcting the log."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from campaigntracker.campaigns.access import enter_as_gm
from campaigntracker.campaigns.models import Viewer
from events_app.domain.correcting import correct_event, restore_event, void_event
from events_app.domain.errors import BadItemError, EventConflictError
from events_app.domain.names import known_names
from events_app.forms import CorrectionForm
from events_app.models import Event
from events_app.views.place import place_of


def event_edit(request: HttpRequest, slug: str, pk: str) -> HttpResponse:
    viewer, event = _enter(request, slug, pk)
    names = known_names(viewer.campaign)
    form = CorrectionForm(event, names, data=request.POST or None)
    context: dict[str, Any] = {"base_version": request.POST.get("base_version", event.version)}
    if form.is_valid():
        try:
            saved = correct_event(event, form.item(), base_version=_version(request), now=timezone.now())
        except BadItemError as error:
            form.add_item_error(error)
        except EventConflictError as conflict:
            # What was typed stays in the form, over what was saved meanwhile.
            form = CorrectionForm(conflict.current, names, data=request.POST)
            context = {"base_version": conflict.current.version, "theirs": _differing(form)}
        else:
            messages.success(request, _("The event is corrected."))
            return redirect(place_of(saved))
    context |= {
        "viewer": viewer,
        "campaign": viewer.campaign,
        "section": "sessions",
        "event": event,
        "form": form,
        "back": place_of(event),
    }
    return render(request, "events/edit.html", context)


@require_POST
def event_void(request: HttpRequest, slug: str, pk: str) -> HttpResponse:
    return _turn(request, slug, pk, void_event)


@require_POST
def event_restore(request: HttpRequest, slug: str, pk: str) -> HttpResponse:
    return _turn(request, slug, pk, restore_event)


def _enter(request: HttpRequest, slug: str, pk: str) -> tuple[Viewer, Event]:
    viewer = enter_as_gm(request, slug)
    events = Event.objects.visible_to(viewer).select_related("campaign", "session__campaign")
    return viewer, get_object_or_404(events, pk=pk)


def _turn(request: HttpRequest, slug: str, pk: str, act: Callable[..., Event]) -> HttpResponse:
    event = _enter(request, slug, pk)[1]
    act(event, now=timezone.now())
    return redirect(place_of(event))


def _differing(form: CorrectionForm) -> list[tuple[str, str]]:
    """(label, saved text) for each field whose typed version differs from the saved one."""
    unbound = CorrectionForm(form.event, form.names)
    return [(str(form[name].label), _readable(unbound, name)) for name in form.changed_data]


def _readable(form: CorrectionForm, name: str) -> str:
    value = form[name].value()
    choices = dict(getattr(form.fields[name], "choices", ()))
    for label, group in list(choices.items()):
        if isinstance(group, list):
            choices |= dict(group)
            del choices[label]
    return str(choices.get(value, "" if value is None else value))


def _version(request: HttpRequest) -> int:
    text = request.POST.get("base_version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
