"""The campaign in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigntracker.gametime import CalendarDefinition
from events_app.domain.analytics.rows import Evening
from events_app.domain.analytics.wording import game_time, plain, play_time
from events_app.models import Category


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
    for key, figure, label, of_category in _figures():
        if category not in ("", of_category):
            continue
        amount = sum(evening.figures.get(key, 0) for evening in evenings)
        is_stated = any(key in evening.stated for evening in evenings)
        if amount or is_stated:
            found.append(Total(label, plain(amount), figure, is_stated=is_stated))
    return tuple(found)


def _figures() -> tuple[tuple[str, str, str, str], ...]:
    """By their names in documents, how their events are asked for, what they are called, and the category of those."""
    return (
        ("eventCount", "events", _("events"), ""),
        ("combatEncounters", "combats", _("combats"), Category.COMBAT),
        ("totalDamageDealt", "dealt", _("damage dealt"), Category.COMBAT),
        ("totalDamageReceived", "taken", _("damage taken"), Category.COMBAT),
        ("totalHealingDone", "healed", _("healed"), Category.COMBAT),
        ("npcsKilled", "kills", _("enemies fallen"), Category.COMBAT),
        ("treasureGained", "treasure", _("gold found"), Category.TREASURE),
        ("xpEarned", "xp", _("experience"), Category.PROGRESS),
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
