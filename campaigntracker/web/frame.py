"""The frame of a campaign's page: all but its main part, kept for each reader, who sees the same one on many pages."""

import secrets
from collections.abc import Mapping
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from campaigntracker.campaigns.models import Viewer
from campaigntracker.web.kept import Kept

# Stand in a kept text for the token that each reader's forms carry, and for the main part of the page. Nobody can know
# them, so nobody can have typed them.
TOKEN = secrets.token_hex(32)
CONTENT = mark_safe(secrets.token_hex(32))  # noqa: S308 - letters and digits

_kept: Kept[tuple[str, str]] = Kept(lambda frame: sum(map(len, frame)) + 1_000)


def render_framed(
    request: HttpRequest, template: str, viewer: Viewer, *, section: str, content: bytes, shown: Mapping[str, Any]
) -> HttpResponse:
    """The template's page with `content`, rendered already, as its main part.

    The frame knows the viewer, the campaign, `section`, and `shown`, texts and truths; nothing else may it depend on.
    """
    context = {"viewer": viewer, "campaign": viewer.campaign, "section": section, **shown}
    token = get_token(request)
    if len(get_messages(request)):
        # What is said once is said to one reader.
        main = mark_safe(content.decode())  # noqa: S308 - a template's output
        return render(request, template, context | {"content": main})

    def make() -> tuple[str, str]:
        html = render_to_string(template, context | {"content": CONTENT, "csrf_token": TOKEN}, request)
        before, _content, after = html.partition(CONTENT)
        return before, after

    campaign, user = viewer.campaign, request.user
    # Whoever is not logged in is led back to the page after they are.
    name = (user.name or user.get_username(), "") if user.is_authenticated else ("", request.get_full_path())
    key = (template, campaign.slug, campaign.name, campaign.game_system, viewer.is_gm, section, *shown.values(), *name)
    before, after = (part.replace(TOKEN, token) for part in _kept.get((*key, get_language()), make))
    return HttpResponse(before.encode() + content + after.encode())
