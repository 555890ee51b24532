"""How a campaign reminds its players."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.forms.seen import SeenForm
from sessions_app.domain.notices.choosing import settings_fingerprint
from sessions_app.models import NoticeSettings
from sessions_app.models.notice_settings import MOST_HOURS_AHEAD


class RemindersForm(SeenForm):
    by_mail = forms.BooleanField(label=_("Remind players by e-mail"), required=False)
    hours_ahead = forms.IntegerField(
        label=_("Hours ahead"),
        min_value=1,
        max_value=MOST_HOURS_AHEAD,
        help_text=_("How long before a session its reminders go out: 24 is a day, 168 a week."),
    )

    def __init__(self, data: Any = None, *, chosen: NoticeSettings) -> None:
        initial = {"by_mail": chosen.by_mail, "hours_ahead": chosen.hours_ahead}
        super().__init__(data, initial=initial | {"seen": settings_fingerprint(chosen)})

    def show_saved(self, current: NoticeSettings) -> None:
        """Somebody else saved `current` meanwhile."""
        saved = {"by_mail": current.by_mail, "hours_ahead": current.hours_ahead}
        shown = {"by_mail": _("yes") if current.by_mail else _("no")}
        self.show_conflict(saved, shown=shown, seen=settings_fingerprint(current))


class WebhookForm(forms.Form):
    webhook_url = forms.CharField(
        label=_("Address of the webhook"),
        max_length=500,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "placeholder": "https://discord.com/api/webhooks/…"}
        ),
        help_text=_("In Discord: the channel’s settings, Integrations, Webhooks, Copy Webhook URL."),
    )
