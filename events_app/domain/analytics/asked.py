"""What the analytics are narrowed to."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

from events_app.domain.analytics.rows import Evening
from events_app.domain.fold import CharacterSums

ALL, LAST_TEN, THIS_YEAR = "", "last10", "year"
# Which of a session's figures the sums of a character tell, by their names in documents.
PERSONAL_FIGURES = {
    "totalDamageDealt": "total_damage_dealt",
    "totalDamageReceived": "total_damage_received",
    "totalHealingDone": "total_healing_done",
    "npcsKilled": "npcs_killed",
}
NOBODY = CharacterSums()


@dataclass(frozen=True, slots=True)
class Asked:
    """Nothing said means all. `first` and `last` are numbers of sessions, `since` and `until` real days."""

    span: str = ALL
    first: int | None = None
    last: int | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    character: str = ""
    category: str = ""

    @property
    def filters_set(self) -> int:
        return sum(1 for one in fields(self) if getattr(self, one.name) not in ("", None))


def narrow(evenings: Sequence[Evening], asked: Asked, *, zone: dt.tzinfo, today: dt.date) -> tuple[Evening, ...]:
    """The evenings of the range, seen through the character where one is named."""
    found = [evening for evening in evenings if _is_in(evening, asked, zone, today)]
    if asked.span == LAST_TEN:
        found = found[-10:]
    return tuple(through(evening, asked.character) for evening in found) if asked.character else tuple(found)


def _is_in(evening: Evening, asked: Asked, zone: dt.tzinfo, today: dt.date) -> bool:
    if asked.first is not None and evening.number < asked.first:
        return False
    if asked.last is not None and evening.number > asked.last:
        return False
    since, until = asked.since, asked.until
    if asked.span != THIS_YEAR and since is None and until is None:
        return True
    day = evening.start.astimezone(zone).date() if evening.start else None
    if day is None or (asked.span == THIS_YEAR and day.year != today.year):
        return False
    return (since is None or day >= since) and (until is None or day <= until)


def through(evening: Evening, character: str) -> Evening:
    """The evening with the figures of one character; what nobody stated of them is not stated."""
    sums = evening.characters.get(character, NOBODY)
    own: Mapping[str, int] = {key: getattr(sums, name) for key, name in PERSONAL_FIGURES.items()}
    peaks = {name: found for name, found in evening.peaks.items() if name == character}
    return replace(
        evening,
        figures=own,
        counted=own,
        stated=frozenset(),
        characters={character: sums},
        peaks=peaks,
        hoard=None,
        bloodiest=None,
    )


def characters_in(evenings: Sequence[Evening]) -> list[str]:
    """Of whom the logs tell anything, by name."""
    return sorted({name for evening in evenings for name in evening.characters}, key=str.casefold)
