"""What a search asks for, as plain data, and how each part narrows the events."""

import datetime as dt
from dataclasses import dataclass, replace
from functools import reduce
from operator import and_

from django.db.models import Func, Q

from campaigntracker.campaigns.models import Viewer
from events_app.models import Event, Visibility
from events_app.models.event_queryset import EventQuerySet
from events_app.models.tsquery import (
    All,
    AllWords,
    Fits,
    Found,
    Holds,
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
        parts += self._words_of_names
        return All(*parts) if parts else None

    @property
    def lies_elsewhere(self) -> bool:
        """Whether it asks for a part of the campaign that has nothing to do with how late it happened."""
        return self.sessions is not None or self.game_from is not None or self.game_to is not None

    @property
    def can_be_looked_up(self) -> bool:
        """Whether some index leads to what is asked for; the real clock alone is walked along."""
        return self.key is not None or self.lies_elsewhere

    def candidates(self, viewer: Viewer) -> EventQuerySet:
        """What indexes lead to: all that answers, and what `remains` to be looked at one by one."""
        events = self.in_time(viewer).filter(*self._bounds(viewer))
        return events if self.key is None else events.filter(Found(self.key))

    @property
    def remains(self) -> Q:
        """Which candidates answer; nothing when all do."""
        exactly = [Q(Fits(answer_to(self.terms)))] if says_more_than_its_key(self.terms) else []
        # The cheapest to look at comes first.
        return reduce(and_, [*exactly, *self._names], Q())

    def fitting(self, viewer: Viewer) -> Q:
        """Whether an event of the time asked for answers, by looking at it, whatever led to it."""
        asked = self._bounds(viewer)
        if self.category:
            asked.append(Q(category=self.category))
        if self.type:
            asked.append(Q(type=self.type))
        words = [answer_to(self.terms)] if self.terms else []
        if words := [*words, *self._words_of_names]:
            asked.append(Q(Fits(All(*words))))
        return reduce(and_, [*asked, *self._names], Q())

    def in_time(self, viewer: Viewer) -> EventQuerySet:
        """What the real clock alone narrows the campaign to. Where a walk pauses is told, so it counts no secrets."""
        return Event.objects.visible_to(viewer).in_real_time(self.real_from, self.real_to)

    def _bounds(self, viewer: Viewer) -> list[Q]:
        asked: list[Q] = []
        if not self.with_voided:
            asked.append(Q(voided_at=None))
        if self.secret_only:
            asked.append(Q(visibility=Visibility.GM))
        bounds = {
            "game_time__gte": self.game_from,
            "game_time__lt": self.game_to,
            "amount__gte": self.amount_from,
            "amount__lte": self.amount_to,
        }
        asked += [Q(**{bound: value}) for bound, value in bounds.items() if value is not None]
        if self.sessions is not None:
            # Numbers alone would be looked up in every campaign.
            asked.append(Q(session__campaign=viewer.campaign, session__number__range=self.sessions))
        return asked

    @property
    def _names(self) -> list[Q]:
        names = (("actor", self.actor), ("location", self.place))
        return [Q(Holds(column, word)) for column, words in names for word in words.split()]

    @property
    def _words_of_names(self) -> list[Func]:
        """Whole words, wherever they stand: what an index knows of names, and quicker to look at than the names."""
        return [AllWords(text) for text in (self.actor, self.place) if text]
