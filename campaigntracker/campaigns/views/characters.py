"""The party's characters."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from campaigntracker.campaigns import access
from campaigntracker.campaigns.domain.seen import ConflictError
from campaigntracker.campaigns.forms import CharacterEditForm, CharacterForm
from campaigntracker.campaigns.models import Character
from campaigntracker.campaigns.views.page import campaign_form
from events_app.domain.party import add_party_character, change_party_character


def character_add(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = access.enter_as_gm(request, slug)
    initial = {"member": request.GET.get("member")}
    form = CharacterForm(request.POST or None, campaign=viewer.campaign, initial=initial)
    if request.method == "POST" and form.is_valid():
        character = add_party_character(viewer.campaign, **form.cleaned_data)
        messages.success(request, _("%(name)s is of the party.") % {"name": character})
        return redirect("members", slug)
    return campaign_form(request, viewer, form, title=_("Add a character"), submit=_("Add"))


def character_edit(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    viewer = access.enter_as_gm(request, slug)
    character = get_object_or_404(Character.objects.of(viewer.campaign).select_related("campaign"), pk=pk)
    form = CharacterEditForm(request.POST or None, character=character)
    title = _("Change %(name)s") % {"name": character}
    if request.method == "POST" and form.is_valid():
        try:
            character = change_party_character(character, **form.cleaned_data)
        except ConflictError as conflict:
            form.show_saved(conflict.current)
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": character})
            return redirect("members", slug)
    return campaign_form(request, viewer, form, title=title, submit=_("Save"))
