"""Giving a campaign another calendar, or its story another beginning, in one transaction."""

import datetime as dt
from typing import Literal

from django.db import transaction
from django.db.models import BigIntegerField, F, Func, JSONField, TextField, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.calendars import calendar_fingerprint, write_calendar
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.seen import ConflictError
from campaigntracker.campaigns.models import Campaign
from campaigntracker.gametime import CalendarDefinition
from events_app.domain.calendar_change import CalendarChange, plan_calendar_change
from events_app.models import Event
from sessions_app.models import Session

Keep = Literal["moments", "dates"]


@transaction.atomic
def change_calendar(
    campaign: Campaign, definition: CalendarDefinition, *, keep: Keep, seen: str = "", now: dt.datetime
) -> Campaign:
    """Change to `definition`, a calendar with its epoch.

    Keep "moments": sessions and events stay where they are in seconds, and their dates change. Keep "dates": they keep
    their dates, and their seconds change; raise RuleError where that is impossible. Lengths that people stated stay.

    `seen` is the fingerprint of the calendar that the writer saw. Raise ConflictError, and change nothing, when another
    one has been set since; without it nothing is compared. What was recorded since is taken along.
    """
    campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if seen and seen != calendar_fingerprint(campaign):
        raise ConflictError(campaign)
    change = plan_calendar_change(campaign, definition)
    if keep == "dates":
        _keep_dates(campaign, change, now)
    else:
        _mark_as_changed(campaign)
    write_calendar(campaign, definition)
    campaign.save(update_fields=["calendar", "epoch", "clock"])
    return campaign


def _keep_dates(campaign: Campaign, change: CalendarChange, now: dt.datetime) -> None:
    """Move every moment to where its date lies now; the figures of sessions do not depend on game time."""
    if not change.can_keep_dates:
        raise RuleError(_("Not all dates can be kept in this calendar."), field="keep")
    if change.constant_shift == 0:
        _mark_as_changed(campaign)
        return
    stamp = {"version": F("version") + 1, "updated_at": now}
    Session.objects.of(campaign).dated().update(
        game_start_time=_moved("game_start_time", change), game_end_time=_moved("game_end_time", change), **stamp
    )
    Event.objects.of(campaign).update(game_time=_moved("game_time", change), **stamp)
    campaign.clock = change.new_totals[campaign.clock]


def _mark_as_changed(campaign: Campaign) -> None:
    """Their dates read differently now: a form that was opened before must not write what it shows in silence."""
    Session.objects.of(campaign).dated().update(version=F("version") + 1)
    Event.objects.of(campaign).update(version=F("version") + 1)


def _moved(column: str, change: CalendarChange) -> Cast:
    """The new value of a column: one addition where all move alike, else looked up by the old value.

    Either way one statement does all rows, so that no row is moved twice.
    """
    if change.constant_shift is not None:
        return Cast(F(column) + change.constant_shift, BigIntegerField())
    table = Value({str(old): str(new) for old, new in change.new_totals.items()}, JSONField())
    key = Cast(F(column), TextField())
    return Cast(Func(table, key, function="jsonb_extract_path_text", output_field=TextField()), BigIntegerField())
