"""The timeline: days as headings, entries in order, combats folded into blocks, jumps where game time leaps. Pure."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigntracker import gametime
from campaigntracker.gametime import CalendarDefinition
from events_app.domain.anchors import anchor_of
from events_app.domain.combats import CombatSpan, find_combats
from events_app.domain.fold import tally_of
from events_app.domain.timeline_entries import Entry, LoggedEvent, make_entry


@dataclass(frozen=True, slots=True)
class Jump:
    """A visible break: "8 days later", "3 hours earlier"."""

    kind: ClassVar[str] = "jump"
    text: str
    is_back: bool


@dataclass(frozen=True, slots=True)
class DayMark:
    """A new day in the middle of a combat, where no heading can stand."""

    kind: ClassVar[str] = "day"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Combat:
    """A fight from its start to its end; figures count what was not voided. `outcome` is "" while it is open."""

    kind: ClassVar[str] = "combat"

    anchor: str
    name: str
    rounds: int
    outcome: str
    outcome_label: str
    damage_dealt: int
    damage_taken: int
    healed: int
    fallen: int
    game_clock: str
    real_start: str
    real_end: str
    real_time: dt.datetime
    is_secret: bool
    items: "tuple[Item, ...]"

    @property
    def has_figures(self) -> bool:
        return any((self.damage_dealt, self.damage_taken, self.healed, self.fallen))


Item = Entry | Combat | Jump | DayMark

OUTCOMES = {
    "victory": gettext_lazy("Victory"),
    "defeat": gettext_lazy("Defeat"),
    "fled": gettext_lazy("Fled"),
    "truce": gettext_lazy("Truce"),
    "other": gettext_lazy("Over"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day in the game and its number; one to which the story returns gets another heading."""

    anchor: str
    number: int
    title: str
    count: int
    jump: Jump | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    days: tuple[Day, ...]
    count: int

    @property
    def combats(self) -> list[Combat]:
        """Its fights, without those inside another."""
        return [item for day in self.days for item in day.items if isinstance(item, Combat)]


def build_timeline(
    events: Sequence[LoggedEvent],
    definition: CalendarDefinition,
    party: Mapping[str, str],
    *,
    zone: dt.tzinfo,
    begins: int | None = None,
) -> Timeline:
    """Lay out events in the order given; each appears exactly once.

    `party` leads from casefolded names and ids to characters, `zone` is where the real clock is read, and `begins`
    is the moment of the game from which the first event may be a leap away.
    """
    return _Builder(events, definition, party, zone, begins).timeline()


class _Builder:
    def __init__(
        self,
        events: Sequence[LoggedEvent],
        definition: CalendarDefinition,
        party: Mapping[str, str],
        zone: dt.tzinfo,
        begins: int | None,
    ) -> None:
        self.events, self.definition, self.party, self.zone = events, definition, party, zone
        self.spans = {span.start: span for span in find_combats(events)}
        self.days = [definition.day_number(event.game_time) for event in events]
        self.jumps = list(_jumps(events, definition, begins))

    def timeline(self) -> Timeline:
        days: list[Day] = []
        position = 0
        while position < len(self.events):
            end = position
            while end < len(self.events) and self.days[end] == self.days[position]:
                end = self._end_of_item(end)
            days.append(
                Day(
                    anchor=f"day-{len(days) + 1}",
                    number=self.days[position],
                    title=gametime.format_day(self.events[position].game_time, self.definition),
                    count=end - position,
                    jump=self.jumps[position],
                    items=tuple(self._items(position, end, is_first_told=True)),
                )
            )
            position = end
        return Timeline(tuple(days), len(self.events))

    def _end_of_item(self, position: int) -> int:
        return self.spans[position].end + 1 if position in self.spans else position + 1

    def _items(self, start: int, end: int, *, is_first_told: bool = False, in_combat: bool = False) -> Iterator[Item]:
        """The items of events[start:end]. The first one's jump is left out where a day's heading has told it."""
        position, told_day = start, self.days[start - 1] if start else None
        while position < end:
            jump = self.jumps[position]
            if jump and not (is_first_told and position == start):
                yield jump
            if in_combat and self.days[position] != told_day:
                told_day = self.days[position]
                yield DayMark(gametime.format_day(self.events[position].game_time, self.definition))
            if position in self.spans:
                yield self._combat(self.spans[position])
            else:
                yield self._entry(position, in_combat=in_combat)
            position = self._end_of_item(position)

    def _entry(self, position: int, *, in_combat: bool) -> Entry:
        previous = self.events[position - 1] if position else None
        return make_entry(self.events[position], self.definition, self.zone, previous=previous, in_combat=in_combat)

    def _combat(self, span: CombatSpan) -> Combat:
        start, last = self.events[span.start], self.events[span.closed_at]
        own = [self.events[index] for index in span.own]
        figures = tally_of(own, self.party).figures
        rounds = [event for event in own if event.type == "round_start"]
        first_entry = self._entry(span.start, in_combat=True)
        return Combat(
            anchor=f"combat-{anchor_of(start.id)}",
            name=start.name or _("Combat"),
            rounds=max([len(rounds), *(event.amount or 0 for event in rounds)]),
            outcome=span.outcome,
            outcome_label=str(OUTCOMES[span.outcome]) if span.outcome else "",
            damage_dealt=figures.total_damage_dealt,
            damage_taken=figures.total_damage_received,
            healed=figures.total_healing_done,
            fallen=figures.npcs_killed,
            game_clock=first_entry.game_clock,
            real_start=first_entry.real_clock,
            real_end=last.real_time.astimezone(self.zone).strftime("%H:%M"),
            real_time=first_entry.real_time,
            is_secret=start.is_secret,
            items=(first_entry, *self._items(span.start + 1, span.end + 1, in_combat=True)),
        )


def _jumps(events: Sequence[LoggedEvent], definition: CalendarDefinition, begins: int | None) -> Iterator[Jump | None]:
    """For each event the break before it: an hour or more forward, or any step back. Voided ones happened never."""
    previous = begins
    for event in events:
        if event.is_voided:
            yield None
            continue
        text = None
        if previous is not None:
            back = event.game_time < previous
            text = gametime.jump_between(previous, event.game_time, definition, threshold=1 if back else None)
        yield Jump(text, is_back=event.game_time < (previous or 0)) if text else None
        previous = event.game_time
