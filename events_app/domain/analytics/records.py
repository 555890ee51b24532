"""The longest, hardest, richest: each with the evening, and the event, that holds the record."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigntracker.gametime import CalendarDefinition
from events_app.domain.analytics.rows import Evening, Peak
from events_app.domain.analytics.streaks import longest_break, longest_streak
from events_app.domain.analytics.wording import days, game_time, plain, play_time

# The places of a character's peaks.
DEALT, TAKEN, HEALED = range(3)


@dataclass(frozen=True, slots=True)
class Record:
    """`value` is what is written large. `evening` holds it; `seq` is the event that tells it, `figure` what its events
    are asked by. `who` did it, where the record is a character's. `until`: the last evening of a stretch of several.
    """

    key: str
    title: str
    value: str
    evening: Evening
    until: Evening | None = None
    seq: int | None = None
    who: str = ""
    figure: str = ""


def records(
    evenings: Sequence[Evening], definition: CalendarDefinition, *, zone: dt.tzinfo, character: str = ""
) -> tuple[Record, ...]:
    """Those for which there is anything; of a character, what is the character's."""
    found = [*_of_blows(evenings), *_of_sums(evenings)]
    if not character:
        found = [*_of_evenings(evenings, definition), *found, *_of_dates(evenings, zone)]
    return tuple(found)


def _of_evenings(evenings: Sequence[Evening], definition: CalendarDefinition) -> Iterator[Record]:
    timed = [evening for evening in evenings if evening.minutes]
    if timed:
        longest = max(timed, key=lambda evening: evening.minutes or 0)
        yield Record("longest", _("Longest session"), play_time(longest.minutes or 0), longest)
        shortest = min(timed, key=lambda evening: evening.minutes or 0)
        if shortest.minutes != longest.minutes:
            yield Record("shortest", _("Shortest session"), play_time(shortest.minutes or 0), shortest)
    far = _most(evenings, lambda evening: evening.game_seconds or 0)
    if far:
        yield Record("far", _("Most game time in a session"), game_time(far[1], definition), far[0])


def _of_blows(evenings: Sequence[Evening]) -> Iterator[Record]:
    for key, title, place in (
        ("hit", _("Hardest hit"), DEALT),
        ("wound", _("Hardest hit taken"), TAKEN),
        ("heal", _("Greatest healing"), HEALED),
    ):
        best = _highest((evening, name, own[place]) for evening in evenings for name, own in evening.peaks.items())
        if best:
            evening, who, peak = best
            yield Record(key, title, plain(peak.amount), evening, seq=peak.seq, who=who)
    hoard = _highest((evening, "", evening.hoard) for evening in evenings)
    if hoard:
        evening, _who, peak = hoard
        yield Record(
            "hoard", _("Greatest find"), _("%(gold)s gp") % {"gold": plain(peak.amount)}, evening, seq=peak.seq
        )


def _of_sums(evenings: Sequence[Evening]) -> Iterator[Record]:
    fight = _highest((evening, "", evening.bloodiest) for evening in evenings)
    if fight:
        evening, _who, peak = fight
        felled = _("%(count)s fallen") % {"count": plain(peak.amount)}
        yield Record("fight", _("Deadliest fight"), felled, evening, seq=peak.seq)
    for key, title, name, figure, pattern in (
        ("kills", _("Most enemies fallen in a session"), "npcsKilled", "kills", "%s"),
        ("combats", _("Most fights in a session"), "combatEncounters", "combats", "%s"),
        ("richest", _("Richest session"), "treasureGained", "treasure", _("%s gp")),
        ("xp", _("Most experience in a session"), "xpEarned", "xp", _("%s XP")),
    ):
        best = _most(evenings, lambda evening, name=name: evening.figures.get(name, 0))  # type: ignore[misc]
        if best:
            yield Record(key, title, pattern % plain(best[1]), best[0], figure=figure)


def _of_dates(evenings: Sequence[Evening], zone: dt.tzinfo) -> Iterator[Record]:
    streak = longest_streak(evenings, zone=zone)
    if streak and streak.weeks > 1:
        weeks = _("%(count)s weeks") % {"count": plain(streak.weeks)}
        yield Record("streak", _("Weeks in a row with a session"), weeks, streak.first, until=streak.last)
    pause = longest_break(evenings)
    if pause and pause.days > DAYS_OF_A_BREAK:
        yield Record("break", _("Longest break"), days(pause.days), pause.before, until=pause.after)


# Less is the usual way from week to week.
DAYS_OF_A_BREAK = 14


def _most(evenings: Sequence[Evening], of: Callable[[Evening], int]) -> tuple[Evening, int] | None:
    """The first of those with the most; None where none has any."""
    best = max(evenings, key=of, default=None)
    return (best, of(best)) if best and of(best) > 0 else None


def _highest(found: Iterable[tuple[Evening, str, Peak | None]]) -> tuple[Evening, str, Peak] | None:
    """The highest; of several the first that happened."""
    told = [(evening, who, peak) for evening, who, peak in found if peak]
    return min(told, key=lambda one: (-one[2].amount, one[0].number, one[2].seq), default=None)
