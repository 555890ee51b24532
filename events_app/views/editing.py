"""Correcting the log: all of an event on one page, with its history."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from campaigntracker import gametime
from campaigntracker.campaigns.access import enter_as_gm
from campaigntracker.campaigns.models import Viewer
from campaigntracker.web.versions import version_of
from events_app.domain.correcting import correct_event
from events_app.domain.errors import BadItemError, EventConflictError
from events_app.domain.history import read_history
from events_app.domain.names import known_names
from events_app.forms import CorrectionForm
from events_app.models import Event
from events_app.views.place import place_of
from events_app.views.telling import tell, undo_of

MOVED = ("session", "game_time", "real_time")


def event_edit(request: HttpRequest, slug: str, pk: str) -> HttpResponse:
    viewer, event = enter_event(request, slug, pk)
    return _correct(request, viewer, event, request.POST or None, _("The event is corrected."))


@require_POST
def event_move(request: HttpRequest, slug: str, pk: str) -> HttpResponse:
    """Move it to another session ("session": its id, empty for downtime) or in time; what is left out stays.

    Without "base_version" nothing is compared. What cannot be done is said on the page that corrects the event.
    """
    viewer, event = enter_event(request, slug, pk)
    said = CorrectionForm(event, known_names(viewer.campaign)).as_typed()
    said.update({"base_version": str(event.version)})
    for name in (*MOVED, "base_version"):
        if name in request.POST:
            said[name] = request.POST[name]
    return _correct(request, viewer, event, said, _("The event is moved."))


def enter_event(request: HttpRequest, slug: str, pk: str) -> tuple[Viewer, Event]:
    """The event, for GMs of its campaign only."""
    viewer = enter_as_gm(request, slug)
    events = Event.objects.visible_to(viewer).select_related("campaign", "session__campaign", "author")
    return viewer, get_object_or_404(events, pk=pk)


def _correct(request: HttpRequest, viewer: Viewer, event: Event, data: QueryDict | None, done: str) -> HttpResponse:
    names = known_names(viewer.campaign)
    form = CorrectionForm(event, names, data=data)
    context: dict[str, Any] = {"base_version": data.get("base_version", event.version) if data else event.version}
    if data is not None and form.is_valid():
        try:
            saved = correct_event(
                event,
                form.item(),
                session=form.chosen_session,
                base_version=version_of(data),
                now=timezone.now(),
            )
        except BadItemError as error:
            form.add_item_error(error)
        except EventConflictError as conflict:
            # What was typed stays in the form, over what was saved meanwhile.
            form = CorrectionForm(conflict.current, names, data=data)
            context = {"base_version": conflict.current.version, "theirs": _differing(form)}
        else:
            if _is_moved(event, saved):
                done = " ".join(filter(None, (_("The event is moved."), _out_of_span(saved))))
            tell(request, event, saved, done, **undo_of(saved, event))
            return redirect(place_of(saved))
    page = request.GET.get("p", "")
    context |= {
        "viewer": viewer,
        "campaign": viewer.campaign,
        "section": "sessions",
        "event": event,
        "title": _("Correct an event"),
        "form": form,
        "back": place_of(event),
        "history": read_history(event, page=int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1),
    }
    return render(request, "events/edit.html", context)


def _is_moved(before: Event, after: Event) -> bool:
    return any(getattr(before, name) != getattr(after, name) for name in ("session_id", "game_time", "real_time"))


def _out_of_span(event: Event) -> str:
    """What to tell where an event now stands before its session begins in the game, or after it ends."""
    session = event.session
    if session is None or session.game_start_time is None:
        return ""
    start, end = session.game_start_time, session.game_end_time
    if start <= event.game_time and (end is None or event.game_time <= end):
        return ""
    definition = event.campaign.definition
    span = gametime.format(start, definition) if end is None else gametime.format_span(start, end, definition)
    if end is None:
        return _("It now stands before its session begins in the game: %(start)s.") % {"start": span}
    return _("It now stands outside of what its session played: %(span)s.") % {"span": span}


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
