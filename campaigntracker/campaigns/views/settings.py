"""What a GM decides about the campaign."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from campaigntracker.campaigns import access
from campaigntracker.campaigns.domain.calendar_words import calendar_name
from campaigntracker.campaigns.domain.campaigns import change_settings
from campaigntracker.campaigns.domain.seen import ConflictError
from campaigntracker.campaigns.forms import SettingsForm
from campaigntracker.campaigns.views.page import context


def settings(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = access.enter_as_gm(request, slug)
    campaign = viewer.campaign
    form = SettingsForm(request.POST or None, campaign=campaign)
    if request.method == "POST" and form.is_valid():
        try:
            change_settings(campaign, form.settings(), seen=form.cleaned_data["seen"])
        except ConflictError as conflict:
            form.show_saved(conflict.current)
        else:
            messages.success(request, _("The settings are saved."))
            return redirect("settings", slug)
    name = calendar_name(campaign.definition)
    return render(request, "campaigns/settings.html", context(viewer, "settings", form=form, calendar_name=name))
