"""The timeline: days as headings, entries in order, combats folded into blocks, jumps where game time leaps. Pure."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigntracker import gametime
from campaigntracker.gametime import CalendarDefinition
from events_app.domain.anchors import anchor_of
from events_app.domain.combats import CombatSpan
from events_app.domain.fold import CharacterSums, Tally, left_over, tally_of
from events_app.domain.fold.encounters import outcome_of
from events_app.domain.logged import LoggedEvent
from events_app.domain.outline import Outline, Piece, day_numbers, outline
from events_app.domain.rests import is_time_of
from events_app.domain.timeline_entries import Entry, tell, tell_rest
from events_app.domain.wording import Teller


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
    """A fight from its start to its end; figures count what was not voided. `outcome` is "" while it is open.

    `told` of its `total` events are among the items; the figures are always those of all.
    """

    kind: ClassVar[str] = "combat"

    anchor: str
    name: str
    rounds: int
    outcome: str
    outcome_label: str
    is_running: bool
    damage_dealt: int
    damage_taken: int
    healed: int
    fallen: int
    game_clock: str
    real_start: str
    real_end: str
    real_time: dt.datetime
    is_secret: bool
    characters: tuple[tuple[str, CharacterSums], ...]
    told: int
    total: int
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
    "other": gettext_lazy("Ended"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day in the game and its number; one to which the story returns gets another heading.

    `count` is of the whole day, `is_continued` says that this is a later piece of it.
    """

    anchor: str
    number: int
    title: str
    count: int
    is_continued: bool
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


@dataclass(frozen=True, slots=True)
class Cut:
    """Which piece of a log is told. `before` is the event told before it; it decides whether the real date is said.

    `whole`: all events of a combat by the id of its first, where some of them are not told.
    """

    outline: Outline
    piece: Piece
    before: LoggedEvent | None = None
    whole: Mapping[UUID, Sequence[LoggedEvent]] = field(default_factory=dict)


def build_timeline(
    events: Sequence[LoggedEvent],
    definition: CalendarDefinition,
    party: Mapping[str, str],
    *,
    zone: dt.tzinfo,
    begins: int | None = None,
    cut: Cut | None = None,
) -> Timeline:
    """Lay out events in the order given; each appears exactly once. They are the whole log, or the piece `cut` names.

    `party` is what `party_names` says of the campaign, `zone` is where the real clock is read, and `begins` is the
    moment of the game from which the first event may be a leap away.
    """
    if cut is None:
        cut = Cut(outline(events, definition), Piece(0, len(events)))
    return _Builder(events, definition, party, zone, begins, cut).timeline()


class _Builder:
    """Positions are those in the piece."""

    def __init__(
        self,
        events: Sequence[LoggedEvent],
        definition: CalendarDefinition,
        party: Mapping[str, str],
        zone: dt.tzinfo,
        begins: int | None,
        cut: Cut,
    ) -> None:
        self.events, self.definition, self.party, self.zone, self.cut = events, definition, party, zone, cut
        self.teller = Teller(definition, zone)
        start = cut.piece.start
        self.spans = {
            span.start - start: span.moved(-start)
            for span in cut.outline.spans
            if cut.piece.start <= span.start < cut.piece.end
        }
        self.days = day_numbers(events, definition)
        self.numbers = {run: number for number, run in enumerate(cut.outline.runs, start=1)}
        self.jumps = list(_jumps(events, definition, begins))

    def timeline(self) -> Timeline:
        days: list[Day] = []
        piece, position = self.cut.piece, 0
        while position < len(self.events):
            run = self.cut.outline.run_at(piece.start + position)
            end = min(run.end - piece.start, len(self.events))
            is_continued = run.start < piece.start
            days.append(
                Day(
                    anchor=f"day-{self.numbers[run]}" + ("-continued" if is_continued else ""),
                    number=self.days[position],
                    title=gametime.format_day(self.events[position].game_time, self.definition),
                    count=run.end - run.start,
                    is_continued=is_continued,
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
            elif position + 1 < end and is_time_of(self.events[position], self.events[position + 1]):
                rest = self._entry(position, in_combat=in_combat)
                position += 1
                yield tell_rest(rest, self.events[position], self.teller)
            else:
                yield self._entry(position, in_combat=in_combat)
            position = self._end_of_item(position)

    def _entry(self, position: int, *, in_combat: bool) -> Entry:
        previous = self.events[position - 1] if position else self.cut.before
        return tell(self.events[position], self.teller, previous=previous, in_combat=in_combat)

    def _combat(self, span: CombatSpan) -> Combat:
        start = self.events[span.start]
        own = self.cut.whole.get(start.id) or [self.events[index] for index in span.own]
        # The light columns by which a long log's shape is found do not say how a combat ended, only that it did.
        outcome = outcome_of(own[-1].data) if span.outcome else ""
        tally = tally_of(own, self.party)
        figures = tally.figures
        rounds = [event for event in own if event.type == "round_start"]
        first_entry = self._entry(span.start, in_combat=True)
        return Combat(
            anchor=f"combat-{anchor_of(start.id)}",
            name=start.name or _("Combat"),
            rounds=max([len(rounds), *(event.amount or 0 for event in rounds)]),
            outcome=outcome,
            outcome_label=str(OUTCOMES[outcome]) if outcome else "",
            is_running=span.is_running,
            damage_dealt=figures.total_damage_dealt,
            damage_taken=figures.total_damage_received,
            healed=figures.total_healing_done,
            fallen=figures.npcs_killed,
            game_clock=first_entry.game_clock,
            real_start=first_entry.real_clock,
            real_end=f"{own[-1].real_time.astimezone(self.zone):%H:%M}",
            real_time=first_entry.real_time,
            is_secret=start.is_secret,
            characters=_rows(tally),
            told=len(span.own),
            total=len(own),
            items=(first_entry, *self._items(span.start + 1, span.end + 1, in_combat=True)),
        )


def _rows(tally: Tally) -> tuple[tuple[str, CharacterSums], ...]:
    """What each character did and bore, and last what only others can have done, so that the rows add up."""
    by_character = tally.by_character
    rest = left_over(tally.figures, by_character.values())
    others = {_("Others"): rest} if by_character and rest != CharacterSums() else {}
    return (*by_character.items(), *others.items())


def _jumps(events: Sequence[LoggedEvent], definition: CalendarDefinition, begins: int | None) -> Iterator[Jump | None]:
    """For each event the break before it: an hour or more forward, or any step back. Voided ones happened never.

    A leap that an event of its own has told just before is told once.
    """
    previous, told = begins, 0
    for event in events:
        if event.is_voided:
            yield None
            continue
        text = None
        if previous is not None and (event.game_time == previous + told or 0 < told < event.game_time - previous):
            previous += told
        if previous is not None and previous != event.game_time:
            back = event.game_time < previous
            text = gametime.jump_between(previous, event.game_time, definition, threshold=1 if back else None)
        yield Jump(text, is_back=event.game_time < (previous or 0)) if text else None
        previous = event.game_time
        told = event.amount or 0 if event.type == "time_advanced" else 0
