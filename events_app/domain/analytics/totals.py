"""The campaign in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigntracker.gametime import CalendarDefinition
from events_app.domain.analytics.rows import Evening
from events_app.domain.analytics.wording import game_time, plain, play_time


@dataclass(frozen=True, slots=True)
class Total:
    """`figure`: what its events are asked by; without one it stands on the evenings. `is_stated`: partly at least."""

    label: str
    value: str
    figure: str = ""
    category: str = ""
    is_stated: bool = False


def totals(
    evenings: Sequence[Evening], definition: CalendarDefinition, *, character: str = "", category: str = ""
) -> tuple[Total, ...]:
    """Of what there is any."""
    found: list[Total] = []
    if not character:
        found += [_sessions(evenings), *_hours(evenings), *_game_time(evenings, definition)]
    if category and not character:
        count = sum(evening.counts.get(category, 0) for evening in evenings)
        found.append(Total(ngettext("event", "events", count), plain(count), "events", category))
    if category and not (character and category == "combat"):
        return tuple(found)
    for key, figure, label in _figures():
        amount = sum(evening.figures.get(key, 0) for evening in evenings)
        is_stated = any(key in evening.stated for evening in evenings)
        if amount or is_stated:
            found.append(Total(label, plain(amount), figure, is_stated=is_stated))
    return tuple(found)


def _figures() -> tuple[tuple[str, str, str], ...]:
    """By their names in documents, how their events are asked for, and what they are called."""
    return (
        ("eventCount", "events", _("events")),
        ("combatEncounters", "combats", _("combats")),
        ("totalDamageDealt", "dealt", _("damage dealt")),
        ("totalDamageReceived", "taken", _("damage taken")),
        ("totalHealingDone", "healed", _("healed")),
        ("npcsKilled", "kills", _("enemies fallen")),
        ("treasureGained", "treasure", _("gold found")),
        ("xpEarned", "xp", _("experience")),
    )


def _sessions(evenings: Sequence[Evening]) -> Total:
    return Total(ngettext("session played", "sessions played", len(evenings)), plain(len(evenings)))


def _hours(evenings: Sequence[Evening]) -> list[Total]:
    minutes = sum(evening.minutes or 0 for evening in evenings)
    return [Total(_("at the table"), play_time(minutes))] if minutes else []


def _game_time(evenings: Sequence[Evening], definition: CalendarDefinition) -> list[Total]:
    """What passed within sessions; leaps from one to the next are not played."""
    passed = sum(evening.game_seconds or 0 for evening in evenings)
    return [Total(_("of the game, within sessions"), game_time(passed, definition))] if passed else []
