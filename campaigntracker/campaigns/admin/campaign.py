"""Correcting a campaign's settings."""

import datetime as dt
from dataclasses import fields
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from campaigntracker import gametime
from campaigntracker.campaigns.admin.forms import CorrectionForm
from campaigntracker.campaigns.admin.scoped import ScopedAdmin
from campaigntracker.campaigns.admin.site import site
from campaigntracker.campaigns.domain.campaigns import CampaignSettings, change_settings, create_campaign
from campaigntracker.campaigns.domain.trails import Trail
from campaigntracker.campaigns.models import Campaign
from campaigntracker.gametime import CalendarDefinition, GameTimeError
from events_app.domain.recalendar import change_calendar

SETTINGS = tuple(field.name for field in fields(CampaignSettings))


class CampaignForm(CorrectionForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "epoch" in cleaned and "calendar" in cleaned:
            try:
                self.definition_typed()
            except GameTimeError as error:
                self.add_error("calendar" if error.path.startswith("calendar") else "epoch", str(error))
        return cleaned

    def settings(self) -> CampaignSettings:
        return CampaignSettings(**{name: self.kept(name) for name in SETTINGS if name in self.fields})

    def definition_typed(self) -> CalendarDefinition:
        """The calendar with its epoch. Raises GameTimeError."""
        return CalendarDefinition.from_json(self.cleaned_data["calendar"] or {}, self.cleaned_data["epoch"] or {})


@admin.register(Campaign, site=site)
class CampaignAdmin(ScopedAdmin[Campaign]):
    form = CampaignForm
    list_display = ("name", "game_system", "time_zone", "is_public", "game_clock", "created_at")
    list_filter = ("is_public",)
    search_fields = ("name", "game_system", "description")
    ordering = ("name",)
    readonly_fields = ("slug", "game_clock", "created_at")
    fields = (
        "name", "slug", "game_system", "description", "time_zone", "is_public", "seconds_per_round", "calendar",
        "epoch", "game_clock", "created_at",
    )  # fmt: skip
    revert_note = _(
        "Its address and its game clock stay as they are. With another calendar or another beginning, sessions and "
        "events keep their seconds, and their dates change."
    )

    @admin.display(description=_("Game clock"), ordering="clock")
    def game_clock(self, campaign: Campaign) -> str:
        return gametime.format(campaign.clock, campaign.definition) if campaign.created_at else "–"

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        shown = super().get_fields(request, obj)
        return [name for name in shown if obj is not None or name not in self.readonly_fields]

    def add_row(self, request: HttpRequest, form: CampaignForm, formsets: list[Any], now: dt.datetime) -> Campaign:
        owner, definition = request.user, form.definition_typed()
        campaign = create_campaign(form.settings(), owner=owner, now=now, definition=definition)  # type: ignore[arg-type]
        # From now on the maker is its GM.
        del request._admin_scope  # type: ignore[attr-defined]
        return campaign

    def change_row(
        self, request: HttpRequest, row: Campaign, form: CampaignForm, formsets: list[Any], now: dt.datetime
    ) -> Campaign:
        changed = change_settings(row, form.settings())
        return self._with_calendar(changed, form.definition_typed(), now)

    def revert_row(self, request: HttpRequest, row: Campaign, trail: Trail, version: Any, now: dt.datetime) -> None:
        changed = change_settings(row, CampaignSettings(**{name: getattr(version, name) for name in SETTINGS}))
        self._with_calendar(changed, CalendarDefinition.from_json(version.calendar, version.epoch), now)

    def _with_calendar(self, row: Campaign, definition: CalendarDefinition, now: dt.datetime) -> Campaign:
        if definition == row.definition:
            return row
        return change_calendar(row, definition, keep="moments", now=now)
