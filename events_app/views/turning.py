"""One click on an event: void it, restore it, hide it, show it, go back to an earlier version."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from campaigntracker.campaigns.domain.errors import RuleError
from events_app.domain.correcting import restore_event, show_event_to, void_event
from events_app.domain.errors import BadItemError
from events_app.domain.reverting import revert_event
from events_app.models import Event, Visibility
from events_app.views.editing import enter_event
from events_app.views.place import place_of
from events_app.views.telling import tell, undo_of


@require_POST
def event_void(request: HttpRequest, slug: str, pk: str) -> HttpResponse:
    words = _("The event is voided: only GMs see it, and nothing counts it.")
    return _turn(request, slug, pk, void_event, words, back="event_restore", label=_("Restore it"))


@require_POST
def event_restore(request: HttpRequest, slug: str, pk: str) -> HttpResponse:
    return _turn(request, slug, pk, restore_event, _("The event counts again."), back="event_void", label=_("Void it"))


@require_POST
def event_hide(request: HttpRequest, slug: str, pk: str) -> HttpResponse:
    hide, words = partial(show_event_to, Visibility.GM), _("The party no longer sees the event.")
    return _turn(request, slug, pk, hide, words, back="event_reveal", label=_("Show it again"))


@require_POST
def event_reveal(request: HttpRequest, slug: str, pk: str) -> HttpResponse:
    reveal, words = partial(show_event_to, Visibility.PARTY), _("The party sees the event now.")
    return _turn(request, slug, pk, reveal, words, back="event_hide", label=_("Hide it"))


@require_POST
def event_revert(request: HttpRequest, slug: str, pk: str, version: UUID) -> HttpResponse:
    """Bring an earlier version back; that can itself be undone."""
    _viewer, event = enter_event(request, slug, pk)
    kept = event.history.filter(pgh_id=version).first()  # type: ignore[attr-defined]
    if kept is None:
        raise Http404
    try:
        saved = revert_event(event, kept, now=timezone.now())
    except (RuleError, BadItemError) as refusal:
        messages.error(request, refusal.message)
        return redirect("event_edit", slug, pk)
    tell(request, event, saved, _words_of_return(event, saved), **undo_of(saved, event))
    return redirect(place_of(saved))


def _words_of_return(before: Event, after: Event) -> str:
    """Who may read it comes back with the rest, which nobody should have to find out."""
    if before.visibility == after.visibility:
        return _("The earlier version is back.")
    if after.visibility == Visibility.PARTY:
        return _("The earlier version is back, and with it the party sees the event.")
    return _("The earlier version is back, and with it only GMs see the event.")


def _turn(
    request: HttpRequest, slug: str, pk: str, act: Callable[..., Event], words: str, *, back: str, label: str
) -> HttpResponse:
    _viewer, event = enter_event(request, slug, pk)
    try:
        saved = act(event, now=timezone.now())
    except BadItemError as refusal:
        messages.error(request, refusal.message)
        return redirect(place_of(event))
    tell(request, event, saved, words, undo=reverse(back, args=[slug, pk]), label=label)
    return redirect(place_of(saved))
