"""Who may see what: every view gets its objects here, or a 404 that tells a stranger nothing."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

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
    if request.user.is_authenticated:
        for member in _seats(request.user.pk, slug):
            return Viewer(campaign=member.campaign, member=member)
    campaign = Campaign.objects.public().filter(slug=slug).first()
    if campaign is None:
        raise Http404
    return Viewer(campaign=campaign, member=None)


@prepared
def _seats(user: UUID, slug: str) -> "QuerySet[Member]":
    """The seat that everybody's every page asks for: one at most."""
    return Member.objects.seat_of(user, slug=slug)
