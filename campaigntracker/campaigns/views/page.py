"""What the pages of a campaign have in common."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from campaigntracker.campaigns.models import Viewer


def context(viewer: Viewer, section: str, **more: Any) -> dict[str, Any]:
    return {"viewer": viewer, "campaign": viewer.campaign, "section": section, **more}


def campaign_form(
    request: HttpRequest, viewer: Viewer, form: BaseForm, *, title: str, submit: str, intro: str = "", another: str = ""
) -> HttpResponse:
    """A form about members or characters as a page of its own; `another` names a button that comes back to it."""
    words = {"form": form, "title": title, "submit": submit, "intro": intro, "another": another}
    return render(request, "campaigns/form.html", context(viewer, "members", **words))
