"""A member's own calendar and mails."""

import hashlib
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from campaigntracker.campaigns import access
from campaigntracker.campaigns.domain.reminded import set_reminded
from campaigntracker.campaigns.models import Member, Viewer
from sessions_app.domain.calendar_feeds import make_feed, open_feed, revoke_feed
from sessions_app.domain.feed import feed_events
from sessions_app.domain.notices import is_reached
from sessions_app.domain.notices.choosing import settings_of
from sessions_app.models import CalendarFeed
from sessions_app.rendering.ical import to_ical

# As long as programs are asked to wait between two readings.
MOST_AGE = 900


@require_safe
def sessions_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """The secret in the address is all that opens it: a calendar program has no login."""
    feed = open_feed(slug, request.GET.get("key", ""), now=timezone.now())
    if feed is None:
        raise Http404
    body = to_ical(feed.campaign, feed_events(feed.campaign))
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response["Cache-Control"] = f"private, max-age={MOST_AGE}"
    response["Content-Disposition"] = f'inline; filename="{slug}.ics"'
    response["Referrer-Policy"] = "no-referrer"
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


@never_cache
def calendar_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """What there is; and a new address, which is shown with this one answer and never again."""
    viewer, member = _enter(request, slug)
    if request.method == "POST":
        secret = make_feed(member, now=timezone.now())
        return _render(
            request, viewer, member, url=f"{settings.SITE_URL}{reverse('sessions_feed', args=[slug])}?key={secret}"
        )
    return _render(request, viewer, member)


@require_POST
def calendar_feed_revoke(request: HttpRequest, slug: str) -> HttpResponse:
    _viewer, member = _enter(request, slug)
    revoke_feed(member)
    messages.success(request, _("The calendar’s address opens nothing any more."))
    return redirect("calendar_feed", slug)


@require_POST
def own_mails(request: HttpRequest, slug: str) -> HttpResponse:
    """Reminders by mail, on or off."""
    _viewer, member = _enter(request, slug)
    wanted = "on" in request.POST
    set_reminded(member, wanted=wanted)
    said = _("Mails are turned on for you.") if wanted else _("You get no more mails about the sessions.")
    messages.success(request, said)
    return redirect("calendar_feed", slug)


def _enter(request: HttpRequest, slug: str) -> tuple[Viewer, Member]:
    """For whoever has a seat."""
    viewer = access.enter(request, slug)
    if viewer.member is None:
        raise Http404
    return viewer, viewer.member


def _render(request: HttpRequest, viewer: Viewer, member: Member, **more: Any) -> HttpResponse:
    feed = CalendarFeed.objects.of(member).first()
    mails = {"is_reached": is_reached(member), "by_mail": settings_of(viewer.campaign).by_mail}
    page = {"feed": feed, "member": member, "url": "", **mails, **more}
    return render(
        request, "reminders/own.html", {"viewer": viewer, "campaign": viewer.campaign, "section": "members", **page}
    )
