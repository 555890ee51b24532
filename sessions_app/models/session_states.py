"""Asking for sessions by where they stand: planned, being played, over."""

import datetime as dt
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from sessions_app.models.date_option import DateOption
from sessions_app.models.notice_settings import HOURS_AHEAD, MOST_HOURS_AHEAD, NoticeSettings

if TYPE_CHECKING:
    from sessions_app.models.session import Session  # noqa: F401

# A table that begins late still begins; after this long the evening is over.
MISSED_AFTER = dt.timedelta(hours=12)


def _missed(now: dt.datetime) -> models.Case:
    """The order of planned sessions: 0 for those ahead, 1 for those whose evening is over, 2 for undated ones.

    One for which dates to come are proposed lies ahead.
    """
    proposed = DateOption.objects.filter(campaign_id=OuterRef("campaign_id"), session=OuterRef("pk"), starts_at__gt=now)
    return models.Case(
        models.When(Q(real_start_time=None) & ~Exists(proposed), then=2),
        models.When(real_start_time__lt=now - MISSED_AFTER, then=1),
        default=0,
    )


class SessionStates(models.QuerySet["Session"]):
    """What is asked of the status."""

    def planned(self) -> Self:
        return self.filter(status="planned")

    def played(self) -> Self:
        return self.filter(status="completed")

    def in_progress(self) -> Self:
        return self.filter(status="in_progress")

    def not_cancelled(self) -> Self:
        return self.exclude(status="cancelled")

    def with_status(self, status: str) -> Self:
        return self.filter(status=status)

    def upcoming(self, now: dt.datetime) -> Self:
        """Planned ones, the next first: those ahead, then those whose date has passed, then those without a date.

        One that has no date yet, but some to choose from, comes after those ahead that have one.
        """
        return self.planned().order_by(_missed(now), models.F("real_start_time").asc(nulls_last=True), "number")

    def to_remind_of(self, now: dt.datetime) -> Self:
        """Planned ones of all campaigns that begin within the hours in which their campaign reminds of them.

        Each is annotated with how it does: `by_mail`, `has_webhook`.
        """
        chosen = NoticeSettings.objects.filter(campaign=OuterRef("campaign"))
        hours = Coalesce(Subquery(chosen.values("hours_ahead")[:1]), HOURS_AHEAD, output_field=models.IntegerField())
        latest = Value(now) + ExpressionWrapper(hours * Value(dt.timedelta(hours=1)), models.DurationField())
        return (
            self.planned()
            # The index knows no campaign's hours, but how many they can be.
            .filter(real_start_time__gt=now, real_start_time__lte=now + dt.timedelta(hours=MOST_HOURS_AHEAD))
            .filter(real_start_time__lte=ExpressionWrapper(latest, models.DateTimeField()))
            .annotate(
                by_mail=Coalesce(Subquery(chosen.values("by_mail")[:1]), True),
                has_webhook=Exists(chosen.exclude(webhook_url="")),
            )
        )

    def next_of_each_campaign(self, now: dt.datetime) -> Self:
        """The first of `upcoming` in each campaign."""
        start = models.F("real_start_time").asc(nulls_last=True)
        return self.planned().order_by("campaign_id", _missed(now), start, "number").distinct("campaign_id")

    def last_of_each_campaign(self) -> Self:
        """The last played in each campaign."""
        return self.played().order_by("campaign_id", "-number").distinct("campaign_id")

    def holding_events(self, own: UUID | None = None) -> Self:
        """Those that an event can stand in, the latest first: played or being played, and the one it stands in now."""
        return self.filter(Q(status__in=("in_progress", "completed")) | Q(pk=own)).order_by("-number")
