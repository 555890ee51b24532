"""What another calendar or another epoch does to the dates of a campaign, before anything is changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigntracker import gametime
from campaigntracker.campaigns.models import Campaign
from campaigntracker.gametime import CalendarDefinition, Counterparts, GameDuration, GameTimeError
from events_app.models import Event
from sessions_app.domain.planning import LONGEST_GAME_SPAN
from sessions_app.models import Session

MOST_SHOWN = 5
# What a column of the database holds.
FARTHEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Example:
    """A moment of the campaign: its date now, its date after the change, and how far it moves."""

    what: str
    before: str
    after: str
    moved: str = ""


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """`moments`: examples where seconds stay and dates change. `dates`: examples where dates stay and seconds change;
    empty where that is impossible, and then `missing` has the first dates that the new calendar lacks and
    `missing_count` counts all of them, or `problem` says what else stands in the way.

    `new_totals` maps every moment in use to the one that keeps its date; empty where that is impossible.
    `constant_shift`: the seconds by which all of them move alike, None where they do not.
    """

    sessions: int
    events: int
    clock: int
    moments: tuple[Example, ...]
    dates: tuple[Example, ...]
    new_totals: Mapping[int, int]
    constant_shift: int | None = None
    missing: tuple[str, ...] = ()
    missing_count: int = 0
    problem: str = ""

    @property
    def is_dated(self) -> bool:
        """Whether there is any moment whose date the change could touch."""
        return bool(self.sessions or self.events or self.clock)

    @property
    def can_keep_dates(self) -> bool:
        return not self.missing and not self.problem


def plan_calendar_change(campaign: Campaign, definition: CalendarDefinition) -> CalendarChange:
    """Work out both ways to change to `definition` (a calendar with its epoch); writes nothing."""
    old = campaign.definition
    sessions = list(Session.objects.of(campaign).dated().game_spans())
    spans = [(start, end) for _number, start, end in sessions]
    in_use = {total for span in spans for total in span if total is not None}
    events = sorted(Event.objects.of(campaign).moments())
    in_use.update(events)
    in_use.add(campaign.clock)
    new_totals, missing = _counterparts(sorted(in_use), old, definition)
    problem = "" if missing else _problem(new_totals, spans)
    possible = not missing and not problem
    examples = list(_examples(campaign, sessions, events))
    shifts = {new - total for total, new in new_totals.items()}
    return CalendarChange(
        sessions=len(sessions),
        events=Event.objects.of(campaign).count(),
        clock=campaign.clock,
        moments=tuple(
            Example(what, gametime.format(total, old), gametime.format(total, definition)) for what, total in examples
        ),
        dates=tuple(
            Example(
                what,
                gametime.format(total, old),
                gametime.format(new_totals[total], definition),
                _moved(new_totals[total] - total, definition),
            )
            for what, total in (examples if possible else ())
        ),
        new_totals=new_totals if possible else {},
        constant_shift=shifts.pop() if len(shifts) == 1 and possible else None,
        missing=tuple(gametime.format(total, old) for total in missing[:MOST_SHOWN]),
        missing_count=len(missing),
        problem=problem,
    )


def _moved(shift: int, definition: CalendarDefinition) -> str:
    if not shift:
        return ""
    length = GameDuration(abs(shift)).format(definition)
    words = _("%(length)s of game time later") if shift > 0 else _("%(length)s of game time earlier")
    return words % {"length": length}


def _counterparts(
    totals: list[int], old: CalendarDefinition, new: CalendarDefinition
) -> tuple[dict[int, int], list[int]]:
    """The moments that keep the dates, and those of the old moments whose dates the new calendar lacks."""
    if old.to_json() == new.to_json() and totals:
        shift = new.total_at(old.epoch)
        if all(-FARTHEST <= total + shift <= FARTHEST for total in (totals[0], totals[-1])):
            return {total: total + shift for total in totals}, []
    found, missing, counterparts = {}, [], Counterparts(old, new)
    for total in totals:
        try:
            found[total] = counterparts.total(total)
        except GameTimeError:
            missing.append(total)
    return found, missing


def _problem(new_totals: Mapping[int, int], spans: list[tuple[int | None, int | None]]) -> str:
    """What forbids these moments; they are given in the order of the old ones."""
    ordered = list(new_totals.values())
    if ordered != sorted(ordered):
        return _("The new calendar puts its months in another order, so what came first would come last.")
    for start, end in spans:
        if start is not None and end is not None and new_totals[end] - new_totals[start] > LONGEST_GAME_SPAN:
            return _("A session would last longer than can be kept.")
    return ""


def _examples(
    campaign: Campaign, sessions: list[tuple[int, int | None, int | None]], events: list[int]
) -> Iterator[tuple[str, int]]:
    """The clock, where the first and the last session begin and end, the first and the last event."""
    yield _("The game clock"), campaign.clock
    for number, start, end in dict.fromkeys((*sessions[:1], *sessions[-1:])):
        if start is not None:
            yield _("Session %(number)s begins") % {"number": number}, start
        if end is not None:
            yield _("Session %(number)s ends") % {"number": number}, end
    if events:
        yield _("The first event"), events[0]
        if events[-1] != events[0]:
            yield _("The last event"), events[-1]
