"""The front page: my campaigns, or what this site is."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from campaigntracker.campaigns.models import Campaign
from sessions_app.domain.overview import campaigns_of

PUBLIC_PER_PAGE = 6


def home(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return render(request, "campaigns/home.html", {"glances": campaigns_of(request.user, now=timezone.now())})
    public = Paginator(Campaign.objects.public(), PUBLIC_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "campaigns/landing.html", {"page_obj": public})
