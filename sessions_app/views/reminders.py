"""How players are reminded: what a GM decides."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from campaigntracker.campaigns import access
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.seen import ConflictError
from campaigntracker.campaigns.models import Viewer
from campaigntracker.ids import uuid7
from events_app.notices.sending import send_test
from sessions_app.domain.notices import SendingError
from sessions_app.domain.notices.address import masked
from sessions_app.domain.notices.choosing import (
    begin_test,
    choose_reminders,
    remove_webhook,
    set_webhook,
    settings_of,
)
from sessions_app.domain.notices.coming import coming_reminder
from sessions_app.forms.reminders import RemindersForm, WebhookForm
from sessions_app.models import Notice

PER_PAGE = 25


@never_cache
def reminder_settings(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = access.enter_as_gm(request, slug)
    form = RemindersForm(request.POST or None, chosen=settings_of(viewer.campaign))
    if request.method == "POST" and form.is_valid():
        try:
            choose_reminders(viewer.campaign, **form.cleaned_data)
        except ConflictError as conflict:
            form.show_saved(conflict.current)
        else:
            messages.success(request, _("The reminders are saved."))
            return redirect("reminder_settings", slug)
    return _render(request, viewer, form=form)


@never_cache
@require_POST
def reminder_webhook(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a webhook in place of the one there is, or, with `remove`, in place of it none."""
    viewer = access.enter_as_gm(request, slug)
    if "remove" in request.POST:
        remove_webhook(viewer.campaign)
        messages.success(request, _("The webhook is removed."))
        return redirect("reminder_settings", slug)
    form = WebhookForm(request.POST)
    if form.is_valid():
        try:
            set_webhook(viewer.campaign, form.cleaned_data["webhook_url"], hosts=settings.WEBHOOK_HOSTS)
        except RuleError as error:
            form.add_error(error.field, error.message)
        else:
            messages.success(request, _("The webhook is saved. Send a test message to see that it works."))
            return redirect("reminder_settings", slug)
    return _render(request, viewer, webhook_form=form)


@require_POST
def reminder_test(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = access.enter_as_gm(request, slug)
    try:
        send_test(viewer.campaign, begin_test(viewer.campaign, now=timezone.now()), mark=uuid7().hex)
    except (RuleError, SendingError) as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("The test message is sent: look into the channel."))
    return redirect("reminder_settings", slug)


def _render(request: HttpRequest, viewer: Viewer, **more: Any) -> HttpResponse:
    chosen = settings_of(viewer.campaign)
    notices = Paginator(Notice.objects.of(viewer.campaign).newest_first(), PER_PAGE).get_page(request.GET.get("page"))
    page = {
        "form": RemindersForm(chosen=chosen),
        "webhook_form": WebhookForm(),
        "webhook": masked(chosen.webhook_url) if chosen.webhook_url else "",
        "page_obj": notices,
        "coming": coming_reminder(chosen, now=timezone.now()),
    }
    return render(
        request,
        "reminders/settings.html",
        {"viewer": viewer, "campaign": viewer.campaign, "section": "settings", **page, **more},
    )
