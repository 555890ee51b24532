"""How the rest of the project asks for events."""

from typing import TYPE_CHECKING, Self

from django.db import models

from campaigntracker.campaigns.models import Campaign, Viewer
from sessions_app.models import Session

if TYPE_CHECKING:
    from events_app.models.event import Event


class EventQuerySet(models.QuerySet["Event"]):
    def of(self, campaign: Campaign) -> Self:
        return self.filter(campaign=campaign)

    def of_session(self, session: Session) -> Self:
        return self.filter(campaign_id=session.campaign_id, session=session)

    def visible_to(self, viewer: Viewer) -> Self:
        """What this viewer may know of: a GM all of it, anyone else what is the party's and not voided."""
        events = self.filter(campaign=viewer.campaign)
        return events if viewer.is_gm else events.party().live()

    def party(self) -> Self:
        return self.filter(visibility="party")

    def live(self) -> Self:
        return self.filter(voided_at=None)

    def downtime(self) -> Self:
        """Those that happened between sessions."""
        return self.filter(session=None)

    def after_seq(self, seq: int) -> Self:
        return self.filter(seq__gt=seq).order_by("seq")

    def mentioning(self, word: str) -> Self:
        """Those that hold the word in their texts, people or place."""
        return self.filter(
            models.Q(name__icontains=word)
            | models.Q(description__icontains=word)
            | models.Q(actor__icontains=word)
            | models.Q(target__icontains=word)
            | models.Q(location__icontains=word)
        )

    def in_categories(self, categories: list[str]) -> Self:
        return self.filter(category__in=categories)

    def last_known_place(self) -> str:
        """Where the latest of these events that names a place took place; empty when none does."""
        latest = self.exclude(location="").order_by("-real_time", "-seq")
        return latest.values_list("location", flat=True).first() or ""

    def in_recorded_order(self) -> Self:
        return self.order_by("seq")

    def in_real_order(self) -> Self:
        return self.order_by("real_time", "seq")

    def in_campaign_order(self) -> Self:
        """Session by session, each as it was recorded; what happened between sessions comes last."""
        return self.order_by(models.F("session__number").asc(nulls_last=True), "seq", "id")

    def in_game_order(self) -> Self:
        return self.order_by("game_time", "seq")

    def moments(self) -> "models.QuerySet[Event, int]":
        """The game times at which anything happened, each once."""
        return self.order_by().values_list("game_time", flat=True).distinct()

    def recorded_last(self, count: int) -> Self:
        """The ones recorded last, the last first."""
        return self.order_by("-id")[:count]
