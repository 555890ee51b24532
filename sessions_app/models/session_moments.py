"""Asking for sessions by when in the game they took place."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Case, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest

if TYPE_CHECKING:
    from sessions_app.models.session import Session  # noqa: F401
    from sessions_app.models.session_queryset import SessionQuerySet


class SessionMoments(models.QuerySet["Session"]):
    """What is asked of the game's clock."""

    def dated(self) -> Self:
        """Those with a moment of the game."""
        return self.exclude(game_start_time=None, game_end_time=None)

    def touching(self, start: int, end: int, *, clock: int) -> Self:
        """Those that share a moment of the game with [start, end), in game order; one in progress reaches the clock."""
        begins = Coalesce("game_start_time", "game_end_time")
        ends = Case(
            When(status="in_progress", then=Greatest("game_start_time", Value(clock, models.BigIntegerField()))),
            default=Coalesce("game_end_time", "game_start_time"),
        )
        touching = self.annotate(game_begins=begins, game_ends=ends).filter(game_begins__lt=end, game_ends__gte=start)
        return touching.order_by("game_begins", "number")

    def game_range(self) -> tuple[int | None, int | None]:
        """The first and the last moment of the game at which one of these sessions begins."""
        sums = self.aggregate(first=models.Min("game_start_time"), last=models.Max("game_start_time"))
        return sums["first"], sums["last"]

    def first_game_start(self) -> int | None:
        """Where in the game the first of these sessions begins, by number."""
        return self.exclude(game_start_time=None).order_by("number").values_list("game_start_time", flat=True).first()

    def latest_game_end(self) -> int | None:
        """The farthest moment of the game that one of these sessions came to."""
        return self.aggregate(end=models.Max("game_end_time"))["end"]

    def with_previous_game_end(self) -> Self:
        """Annotate the number of the session played before each one, and where game time stood when that one ended.

        `previous_number` and `previous_game_end` (in total seconds) are None where there is none before it.
        """
        last = self._played_before()
        return self.annotate(
            previous_number=Subquery(last.values("number")[:1]),
            previous_game_end=Subquery(last.values("game_end_time")[:1]),
        )

    def _played_before(self) -> "SessionQuerySet":
        """For a subquery: the sessions before each one that say when in the game they ended, the last first."""
        earlier = self.model._default_manager.filter(
            campaign_id=OuterRef("campaign_id"), number__lt=OuterRef("number"), game_end_time__isnull=False
        )
        return earlier.exclude(status="cancelled").order_by("-number")
