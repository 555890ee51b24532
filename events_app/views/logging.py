"""Logging what happens while it happens, and what was forgotten."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django_htmx.http import trigger_client_event

from campaigntracker.campaigns.access import enter_as_gm
from campaigntracker.web.pages import render_page, wants_fragment
from events_app.domain.anchors import anchor_of
from events_app.domain.errors import BadItemError
from events_app.domain.projection import session_digest
from events_app.domain.recording import record_events
from events_app.domain.running import running_combat
from events_app.forms import log_form_for
from events_app.models import Event
from sessions_app.models import Session


def event_log(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Log one event. To htmx the answer is an empty form, and word that the timeline has changed."""
    viewer = enter_as_gm(request, slug)
    session = get_object_or_404(Session.objects.visible_to(viewer).select_related("campaign"), number=number)
    form = log_form_for(session, viewer, data=request.POST or None)
    if form is None:
        messages.error(request, _("%(session)s has not begun: there is nothing to log yet.") % {"session": session})
        return redirect(session)
    context = {"viewer": viewer, "campaign": viewer.campaign, "section": "sessions", "session": session}
    if form.is_valid():
        try:
            [recorded] = record_events(
                viewer.campaign, [form.item()], session=session, by=viewer.member, now=timezone.now()
            )
        except BadItemError as error:
            form.add_item_error(error)
        else:
            if not wants_fragment(request):
                messages.success(request, _logged(recorded.event))
                return redirect(f"{session.get_absolute_url()}#log")
            # As the event left them: the clock may have moved, the figures have.
            viewer.campaign.refresh_from_db(fields=["clock"])
            session.refresh_from_db(fields=["projection", "last_seq", "log_version", "party_log_version"])
            session.campaign = viewer.campaign
            empty = log_form_for(session, viewer, event_type=recorded.event.type)
            if empty:
                empty.focus("name")
            context |= {
                "log_form": empty,
                "logged": recorded.event,
                "anchor": anchor_of(recorded.event.id),
                "digest": session_digest(session, viewer),
                "live_version": session.log_version_for(viewer),
                "combat": running_combat(session, viewer) if session.is_in_progress else None,
            }
            response = render_page(request, "events/log.html", context, fragment="events/_logged.html")
            return trigger_client_event(response, "event-logged")
    form.focus(*form.errors)
    if wants_fragment(request) and not form.errors:
        form.focus("type")
    return render_page(request, "events/log.html", context | {"log_form": form}, fragment="events/_log_form.html")


def _logged(event: Event) -> str:
    """Word of what was logged, with the way to it."""
    link = format_html('<a href="#{}">{}</a>', anchor_of(event.id), event)
    return format_html(_("Logged: {event}"), event=link)
