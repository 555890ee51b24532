"""Correcting the characters of a campaign."""

import datetime as dt
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext

from campaigntracker.campaigns.admin.filters import ScopedRelatedFilter
from campaigntracker.campaigns.admin.forms import CorrectionForm
from campaigntracker.campaigns.admin.scoped import ScopedAdmin
from campaigntracker.campaigns.admin.site import site
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.trails import Trail
from campaigntracker.campaigns.models import Character, Member
from events_app.domain.party import add_party_character, change_party_character


@admin.register(Character, site=site)
class CharacterAdmin(ScopedAdmin[Character]):
    list_display = ("name", "member", "status", "campaign")
    list_filter = ("status", ("campaign", ScopedRelatedFilter))
    list_select_related = ("member", "campaign")
    search_fields = ("name", "member__display_name")
    ordering = ("name", "id")
    fields = ("campaign", "name", "aliases", "member", "status")
    view_on_site = False  # type: ignore[assignment]

    def add_row(self, request: HttpRequest, form: CorrectionForm, formsets: list[Any], now: dt.datetime) -> Character:
        cleaned = form.cleaned_data
        return add_party_character(
            cleaned["campaign"],
            name=cleaned["name"],
            member=cleaned["member"],
            status=cleaned["status"],
            aliases=cleaned["aliases"],
        )

    def change_row(
        self, request: HttpRequest, row: Character, form: CorrectionForm, formsets: list[Any], now: dt.datetime
    ) -> Character:
        cleaned = form.cleaned_data
        return change_party_character(
            row,
            name=form.kept("name"),
            member=cleaned["member"],
            status=cleaned["status"],
            aliases=form.kept("aliases"),
        )

    def revert_row(self, request: HttpRequest, row: Character, trail: Trail, version: Any, now: dt.datetime) -> None:
        member = Member.objects.of(row.campaign).filter(pk=version.member_id).first()
        if version.member_id and member is None:
            raise RuleError(gettext("Whoever played this character then is no longer of the campaign."))
        change_party_character(row, name=version.name, member=member, status=version.status, aliases=version.aliases)
