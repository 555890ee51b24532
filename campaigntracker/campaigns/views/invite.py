"""A GM hands out seats by link."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from campaigntracker.campaigns import access
from campaigntracker.campaigns.domain import invitations
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.forms import InviteForm
from campaigntracker.campaigns.models import Invitation, Member
from campaigntracker.campaigns.views.page import campaign_form


def invite(request: HttpRequest, slug: str) -> HttpResponse:
    """A link to a new seat of a role."""
    viewer = access.enter_as_gm(request, slug)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        invitation = invitations.invite(viewer.campaign, role=form.cleaned_data["role"], now=timezone.now())
        return _show(request, slug, invitation)
    intro = _("A link that gives one person a new seat. To hand over a seat that exists, invite from its line instead.")
    return campaign_form(request, viewer, form, title=_("Invite somebody new"), intro=intro, submit=_("Make the link"))


@require_POST
def member_invite(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """A link to a seat that the GM tracks already."""
    viewer = access.enter_as_gm(request, slug)
    member = get_object_or_404(Member.objects.of(viewer.campaign), pk=pk)
    try:
        invitation = invitations.invite(viewer.campaign, member=member, now=timezone.now())
    except RuleError as error:
        messages.error(request, error.message)
        return redirect("members", slug)
    return _show(request, slug, invitation)


@require_POST
def invitation_revoke(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    viewer = access.enter_as_gm(request, slug)
    now = timezone.now()
    invitation = get_object_or_404(Invitation.objects.of(viewer.campaign).open(now), pk=pk)
    invitations.revoke_invitation(invitation, now=now)
    messages.success(request, _("That link no longer works."))
    return redirect("members", slug)


def _show(request: HttpRequest, slug: str, invitation: Invitation) -> HttpResponse:
    messages.success(request, _("The link is ready: copy it and send it."))
    return redirect(f"{reverse('members', args=[slug])}#invitation-{invitation.pk}")
