"""Beginning a campaign."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.domain.campaigns import create_campaign
from campaigntracker.campaigns.forms import NewCampaignForm


@login_required
def campaign_new(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    form = NewCampaignForm(request.POST or None, initial={"time_zone": user.time_zone or "UTC"})
    if request.method == "POST" and form.is_valid():
        definition = form.definition()
        return redirect(create_campaign(form.settings(), owner=user, now=timezone.now(), definition=definition))
    return render(request, "campaigns/campaign_new.html", {"form": form})
