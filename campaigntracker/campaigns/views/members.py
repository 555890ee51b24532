"""Who sits at the table."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigntracker.campaigns import access
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.members import change_member, release_seat
from campaigntracker.campaigns.domain.seen import ConflictError
from campaigntracker.campaigns.forms import MemberAddForm, MemberEditForm
from campaigntracker.campaigns.models import Character, Invitation, Member
from campaigntracker.campaigns.views.page import campaign_form, context
from campaigntracker.web.rules import show_rule
from events_app.domain.party import can_be_removed, remove_member, seat_player


def members(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = access.enter(request, slug)
    invitations = Invitation.objects.of(viewer.campaign).on_offer(timezone.now()) if viewer.is_gm else ()
    page = context(
        viewer,
        "members",
        members=Member.objects.of(viewer.campaign).in_order().with_characters(),
        unplayed=Character.objects.of(viewer.campaign).unplayed().in_order(),
        invitations=[(each, request.build_absolute_uri(each.get_absolute_url())) for each in invitations],
    )
    page["invited"] = {each.member_id: each.pk for each, _url in page["invitations"]}
    return render(request, "campaigns/members.html", page)


def member_add(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = access.enter_as_gm(request, slug)
    form = MemberAddForm(request.POST or None, campaign=viewer.campaign)
    if request.method == "POST" and form.is_valid():
        member = seat_player(viewer.campaign, now=timezone.now(), **form.said())
        messages.success(request, _("%(name)s has a seat at the table.") % {"name": member})
        return redirect("member_add" if "another" in request.POST else "members", slug)
    intro = _("Somebody you play with. They need no account; invite them later to take the seat themselves.")
    return campaign_form(
        request, viewer, form, title=_("Add a member"), intro=intro, submit=_("Add"), another=_("Save and add another")
    )


def member_edit(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    viewer = access.enter_as_gm(request, slug)
    member = get_object_or_404(Member.objects.of(viewer.campaign), pk=pk)
    form = MemberEditForm(request.POST or None, member=member)
    if request.method == "POST" and form.is_valid():
        try:
            change_member(member, **form.cleaned_data)
        except RuleError as error:
            show_rule(form, error)
        except ConflictError as conflict:
            form.show_saved(conflict.current)
        else:
            messages.success(request, _("The seat is saved."))
            return redirect("members", slug)
    return campaign_form(request, viewer, form, title=_("Change %(name)s") % {"name": member}, submit=_("Save"))


def member_remove(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Take away a seat that was added by mistake: asked first, then done."""
    viewer = access.enter_as_gm(request, slug)
    member = get_object_or_404(Member.objects.of(viewer.campaign).unclaimed(), pk=pk)
    if request.method == "POST":
        try:
            remove_member(member)
        except RuleError as error:
            messages.error(request, error.message)
        else:
            messages.success(request, _("The seat of %(name)s is removed.") % {"name": member})
        return redirect("members", slug)
    page = context(viewer, "members", member=member, can_be_removed=can_be_removed(member))
    return render(request, "campaigns/member_remove.html", page)


def member_release(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """A GM parts an account from any seat; everybody else leaves their own."""
    viewer = access.enter(request, slug)
    member = get_object_or_404(Member.objects.of(viewer.campaign).claimed(), pk=pk)
    is_own = member == viewer.member
    if not viewer.is_gm and not is_own:
        raise Http404
    refusal = ""
    if request.method == "POST":
        try:
            release_seat(member)
        except RuleError as error:
            refusal = error.message
        else:
            messages.success(request, _("The seat of %(name)s is free.") % {"name": member})
            return redirect("home") if is_own else redirect("members", slug)
    page = context(viewer, "members", member=member, is_own=is_own, refusal=refusal)
    return render(request, "campaigns/member_release.html", page)
