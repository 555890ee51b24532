"""Keys for virtual tabletops and bots."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from campaigntracker.campaigns import access
from campaigntracker.campaigns.domain.api_tokens import create_token, revoke_token, set_origins
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.forms import OriginsForm, TokenForm
from campaigntracker.campaigns.models import ApiToken, Viewer
from campaigntracker.campaigns.views.page import context


@never_cache
def api_settings(request: HttpRequest, slug: str) -> HttpResponse:
    """What there is; and a new token, whose secret is shown with this one answer and never again."""
    viewer = access.enter_as_gm(request, slug)
    form = TokenForm(request.POST or None)
    if form.is_valid():
        try:
            token, secret = create_token(viewer.campaign, **form.cleaned_data, by=viewer.member, now=timezone.now())
        except RuleError as error:
            form.add_error(error.field, error.message)
        else:
            return _render(request, viewer, form=TokenForm(), made=token, secret=secret)
    return _render(request, viewer, form=form)


@require_POST
def api_origins(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = access.enter_as_gm(request, slug)
    form = OriginsForm(request.POST)
    if form.is_valid():
        try:
            set_origins(viewer.campaign, form.cleaned_data["origins"])
        except RuleError as error:
            form.add_error(error.field, error.message)
        else:
            messages.success(request, _("The websites are saved."))
            return redirect("api_settings", slug)
    return _render(request, viewer, form=TokenForm(), origins_form=form)


def api_token_revoke(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Asked first, then done."""
    viewer = access.enter_as_gm(request, slug)
    token = get_object_or_404(ApiToken.objects.of(viewer.campaign).working(), pk=pk)
    if request.method == "POST":
        revoke_token(token, now=timezone.now())
        messages.success(request, _("“%(name)s” no longer opens anything.") % {"name": token})
        return redirect("api_settings", slug)
    return render(request, "campaigns/api_token_revoke.html", context(viewer, "settings", token=token))


def _render(request: HttpRequest, viewer: Viewer, **more: Any) -> HttpResponse:
    tokens = list(ApiToken.objects.of(viewer.campaign).newest_first())
    page = {
        "tokens": [token for token in tokens if not token.revoked_at],
        "revoked": [token for token in tokens if token.revoked_at],
        "origins_form": OriginsForm(initial={"origins": "\n".join(viewer.campaign.allowed_origins)}),
        "base": f"{settings.SITE_URL}/api/v1/campaigns/{viewer.campaign.slug}",
    }
    return render(request, "campaigns/api_settings.html", context(viewer, "settings", **page | more))
