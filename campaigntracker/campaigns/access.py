"""Who may see what: every view gets its objects here, or a 404 that tells a stranger nothing."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Subquery
from django.http import Http404, HttpRequest
from django.utils import timezone

from campaigntracker.accounts.models import WebSession
from campaigntracker.campaigns.models import Campaign, Member, Viewer
from campaigntracker.postgres.prepared import prepared
from campaigntracker.web.timezones import show_times_in


def enter(request: HttpRequest, slug: str) -> Viewer:
    """Let in whoever has a seat in the campaign, and anyone at all where it is public."""
    viewer = _viewer(request, slug)
    show_times_in(viewer.campaign.time_zone, request.user)
    return viewer


def enter_as_gm(request: HttpRequest, slug: str) -> Viewer:
    """Let in GMs only."""
    viewer = enter(request, slug)
    if not viewer.is_gm:
        raise Http404
    return viewer


def _viewer(request: HttpRequest, slug: str) -> Viewer:
    member = _seat(request, slug)
    if member is not None:
        return Viewer(campaign=member.campaign, member=member)
    campaign = Campaign.objects.public().filter(slug=slug).first()
    if campaign is None:
        raise Http404
    return Viewer(campaign=campaign, member=None)


def _seat(request: HttpRequest, slug: str) -> Member | None:
    store: Any = request.session
    key = store.session_key
    if key and not store.is_read:
        for member in _seats_of_browser(key, slug, timezone.now()):
            store.take(member.session_data, member.user)
            # Whether the login still counts is decided where it always is, from what was read.
            if request.user.pk == member.user_id:
                return member
    found = _seats(request.user.pk, slug) if request.user.is_authenticated else []
    return found[0] if found else None


@prepared
def _seats(user: UUID, slug: str) -> "QuerySet[Member]":
    """One at most."""
    return Member.objects.seat_of(user, slug=slug)


@prepared
def _seats_of_browser(key: str, slug: str, now: dt.datetime) -> "QuerySet[Any]":
    """One at most, with the login: what every page of a campaign asks for first, at once."""
    logins = WebSession.objects.filter(session_key=key, expire_date__gt=now)
    seats = Member.objects.seat_of(Subquery(logins.values("user_id")), slug=slug).select_related("user")
    return seats.annotate(session_data=Subquery(logins.values("session_data")))
