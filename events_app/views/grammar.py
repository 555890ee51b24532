"""How to write a line at the table."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from campaigntracker.campaigns.access import enter_as_gm
from events_app.capture.examples import SITUATIONS, shown


def capture_grammar(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = enter_as_gm(request, slug)
    context = {
        "viewer": viewer,
        "campaign": viewer.campaign,
        "section": "sessions",
        "situations": [(situation, shown(situation)) for situation in SITUATIONS],
    }
    return render(request, "events/grammar.html", context)
