"""Somebody follows an invitation and takes the seat."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.invitations import claim_invitation
from campaigntracker.campaigns.models import Invitation, Member
from campaigntracker.web.timezones import show_times_in


@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What is offered, and a button to take it; whoever has no account logs in or signs up first."""
    now, user, refusal = timezone.now(), request.user, ""
    invitation = get_object_or_404(Invitation.objects.with_seat(), token=token)
    if user.is_authenticated and request.method == "POST":
        try:
            member = claim_invitation(token, user=user, now=now)
        except RuleError as error:
            refusal = error.message
        else:
            messages.success(request, _("Welcome to the table, %(name)s.") % {"name": member})
            return redirect(invitation.campaign)
    show_times_in(invitation.campaign.time_zone, user)
    seat = Member.objects.seat_of(user, slug=invitation.campaign.slug).first() if user.is_authenticated else None
    page = {"invitation": invitation, "campaign": invitation.campaign, "seat": seat, "refusal": refusal}
    is_open = invitation.is_open(now) and not refusal
    template = "campaigns/invitation.html" if is_open and not seat else "campaigns/invitation_closed.html"
    return render(request, template, page, status=200 if is_open or seat else 410)
