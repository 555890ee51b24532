"""What a search asks for, as plain data, and how each part narrows the events."""

import datetime as dt
from dataclasses import dataclass, replace

from django.db.models import Func

from campaigntracker.campaigns.models import Viewer
from events_app.models import Event
from events_app.models.event_queryset import EventQuerySet
from events_app.models.tsquery import (
    All,
    AllWords,
    Fits,
    Found,
    Marked,
    Term,
    answer_to,
    key_of,
    says_more_than_its_key,
)

NEWEST, OLDEST, BEST = "newest", "oldest", "best"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Everything left out asks for nothing. Ends of real and game time are the first moment after; amounts are within.

    `secret_only` and `with_voided` ask only for what the viewer may know of anyway.
    """

    terms: tuple[Term, ...] = ()
    category: str = ""
    type: str = ""
    actor: str = ""
    place: str = ""
    sessions: tuple[int, int] | None = None
    real_from: dt.datetime | None = None
    real_to: dt.datetime | None = None
    game_from: int | None = None
    game_to: int | None = None
    amount_from: int | None = None
    amount_to: int | None = None
    secret_only: bool = False
    with_voided: bool = False
    order: str = NEWEST

    @property
    def newest_first(self) -> bool:
        return self.order != OLDEST

    @property
    def asks_for_something(self) -> bool:
        return replace(self, order=NEWEST) != Question()

    @property
    def key(self) -> Func | None:
        """What the word index is asked; None where it has no answer."""
        parts = key_of(self.terms)
        # A type belongs to one category, so that this need not be asked beside it.
        if mark := self.type or self.category:
            parts.append(Marked(mark))
        parts += [AllWords(text) for text in (self.actor, self.place) if text]
        return All(*parts) if parts else None

    @property
    def can_be_collected(self) -> bool:
        """Whether some index leads to what is asked for; the real clock alone is walked along."""
        return (
            self.key is not None or self.sessions is not None or self.game_from is not None or self.game_to is not None
        )

    def collected(self, viewer: Viewer) -> EventQuerySet:
        """All that answers, found by the word index where there is something to ask it."""
        events = self._narrowed(viewer)
        key = self.key
        if key is not None:
            events = events.filter(Found(key))
        return events.filter(Fits(answer_to(self.terms))) if says_more_than_its_key(self.terms) else events

    def walked(self, viewer: Viewer) -> EventQuerySet:
        """The same events, each looked at by itself, whatever index leads to it."""
        events = self._narrowed(viewer)
        for column, value in (("category", self.category), ("type", self.type)):
            if value:
                events = events.filter(**{column: value})
        return events.filter(Fits(answer_to(self.terms))) if self.terms else events

    def in_time(self, viewer: Viewer) -> EventQuerySet:
        """What the real clock alone narrows the campaign to. Where a walk pauses is told, so it counts no secrets."""
        return Event.objects.visible_to(viewer).in_real_time(self.real_from, self.real_to)

    def _narrowed(self, viewer: Viewer) -> EventQuerySet:
        events = Event.objects.visible_to(viewer)
        events = events if self.with_voided else events.live()
        events = events.secret() if self.secret_only else events
        events = events.in_real_time(self.real_from, self.real_to).in_game_time(self.game_from, self.game_to)
        events = events.with_amount(self.amount_from, self.amount_to)
        if self.sessions is not None:
            events = events.of_sessions(*self.sessions)
        return events.acted_by(self.actor).placed_in(self.place)
