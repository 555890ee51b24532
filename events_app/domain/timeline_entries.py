"""One event as the timeline tells it: a line, who did it to whom, how much, on both clocks."""

import datetime as dt
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from campaigntracker import gametime
from campaigntracker.gametime import CalendarDefinition
from events_app.domain.anchors import anchor_of
from events_app.domain.logged import LoggedEvent
from events_app.domain.wording import Teller, amount_of, blow_to, label_of, people_of, rooms_of, says, title_and_text

# The many small ones of a fight: one tight line each.
MINOR = frozenset({"damage", "healing"})


class Entry(NamedTuple):
    """A line of the timeline; `text` is Markdown, everything else is ready to be shown.

    `passing`: the event of the time that a rest takes, where the rest's line tells it too.
    """

    id: UUID
    anchor: str
    category: str
    category_label: str
    type: str
    title: str
    people: tuple[str, ...]
    label: str
    location: str
    text: str
    amount: str
    unit: str
    game_clock: str
    real_clock: str
    real_time: dt.datetime
    shows_date: bool
    is_minor: bool
    is_round: bool
    is_quote: bool
    explored: tuple[int, int] | None
    is_secret: bool
    is_voided: bool
    passing: UUID | None = None

    @property
    def kind(self) -> str:
        return "entry"

    @property
    def in_brief(self) -> str:
        """What to call it where a name is needed: “14 damage to Cultist” for one that has no headline."""
        if self.title or not self.amount:
            return self.title or self.label or ", ".join(self.people) or self.category_label
        what = f"{self.amount} {self.unit}"
        if len(self.people) > 1:
            return blow_to(self.type, what, self.people[1])
        return ", ".join([what, *self.people])


def make_entry(
    event: LoggedEvent,
    definition: CalendarDefinition,
    zone: dt.tzinfo,
    *,
    previous: LoggedEvent | None = None,
    in_combat: bool = False,
) -> Entry:
    """Word one event. `previous` is the one told before it: where the real date changed since, it is shown again."""
    return tell(event, Teller(definition, zone), previous=previous, in_combat=in_combat)


def tell_rest(rest: Entry, passing: LoggedEvent, teller: Teller) -> Entry:
    """The line of a rest with the time that passes: “Long rest, 8 hours”."""
    length = gametime.about(passing.amount or 0, teller.definition)
    label = _("%(rest)s, %(length)s") % {"rest": rest.label, "length": length} if rest.label else length
    return rest._replace(label=label, passing=passing.id)


def tell(event: LoggedEvent, teller: Teller, *, previous: LoggedEvent | None = None, in_combat: bool = False) -> Entry:
    """As `make_entry`, for one of many."""
    shown_before = None if previous is None else teller.local(previous.real_time).date()
    local = teller.local(event.real_time)
    title, text = title_and_text(event, teller)
    amount, unit = amount_of(event, teller)
    is_secret, is_voided = event.is_secret, event.is_voided
    return Entry(
        id=event.id,
        anchor=anchor_of(event.id),
        category=event.category,
        category_label=teller.type(event.type) if event.type == "scene" else teller.category(event.category),
        type=event.type,
        title=title,
        people=people_of(event, title),
        label=label_of(event, title, teller),
        location="" if says(title, event.location) else event.location,
        text=text,
        amount=amount,
        unit=unit,
        game_clock=teller.game_clock(event.game_time, to_the_second=in_combat),
        real_clock=f"{local.hour:02}:{local.minute:02}",
        real_time=local,
        shows_date=shown_before is not None and shown_before != local.date(),
        is_minor=event.type in MINOR and not text,
        is_round=in_combat and event.type == "round_start" and not (text or is_secret or is_voided),
        is_quote=event.type == "quote",
        explored=rooms_of(event),
        is_secret=is_secret,
        is_voided=is_voided,
    )
