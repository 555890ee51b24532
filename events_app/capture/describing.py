"""The preview: what a reading records, said from the events themselves so that it cannot say anything else."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigntracker import gametime
from campaigntracker.gametime import CalendarDefinition
from events_app.capture.reading import Reading
from events_app.capture.table import Table
from events_app.domain.items import EventItem
from events_app.models.vocabulary import category_of, type_label


@dataclass(frozen=True, slots=True)
class Described:
    """One event of a preview. The clocks are total seconds; they differ only where the event moves the clock."""

    category: str
    type: str
    label: str
    sentence: str
    is_secret: bool
    clock_before: int
    clock_after: int


def describe(reading: Reading, table: Table) -> tuple[Described, ...]:
    """What the preview shows for each event; nothing for a reading with a problem."""
    return describe_items(reading.items, table.definition, table.clock)


def describe_items(items: Sequence[EventItem], definition: CalendarDefinition, clock: int) -> tuple[Described, ...]:
    described = []
    for item in items:
        is_secret = item.visibility == "gm"
        moves = item.type == "time_advanced" and not is_secret
        after = clock + (item.amount or 0) if moves else clock
        sentence = _clock_sentence(clock, after, definition) if moves else _sentence(item)
        described.append(
            Described(
                category=item.category or category_of(item.type) or "note",
                type=item.type,
                label=type_label(item.type, item.amount),
                sentence=sentence,
                is_secret=is_secret,
                clock_before=clock,
                clock_after=after,
            )
        )
        clock = after
    return tuple(described)


def _clock_sentence(before: int, after: int, definition: CalendarDefinition) -> str:
    same_day = definition.day_number(before) == definition.day_number(after)
    moment = gametime.format_clock(after, definition) if same_day else gametime.format(after, definition)
    text = (
        _("The clock moves from %(before)s to %(after)s")
        if after > before
        else _("The clock goes back from %(before)s to %(after)s")
    )
    return text % {"before": gametime.format(before, definition), "after": moment}


def _sentence(item: EventItem) -> str:
    amount, people = _amount(item), " → ".join(name for name in (item.actor, item.target) if name)
    match item.type:
        case "item_acquired" | "treasure_gained" | "xp_awarded":
            # Here the actor is who gets it.
            what = ", ".join(part for part in (item.name, amount) if part)
            sentence = " → ".join(part for part in (what, people) if part)
        case "dialogue" if item.actor:
            return f"{people}: “{item.description}”" + (f" @ {item.location}" if item.location else "")
        case "quote":
            sentence = ", ".join(part for part in (f"“{item.name}”" if item.name else "", people) if part)
        case "damage" | "healing" if not item.actor:
            sentence = f"→ {people}, {amount}"
        case _:
            sentence = ", ".join(part for part in (item.name, people, amount) if part)
    if item.location:
        sentence = f"{sentence} @ {item.location}" if sentence else item.location
    return " – ".join(part for part in (sentence, item.description) if part)


def _amount(item: EventItem) -> str:
    extra = item.data.get("kind") or item.data.get("outcome") or ""
    if item.type == "rest":
        return {"short": _("short"), "long": _("long")}.get(extra, extra)
    if item.type == "combat_end":
        words = {
            "victory": _("victory"),
            "defeat": _("defeat"),
            "fled": _("fled"),
            "truce": _("truce"),
            "other": _("otherwise"),
        }
        return words.get(extra, extra)
    if item.amount is None:
        return ""
    number = f"{item.amount:,}"
    match item.type:
        case "round_start":
            return _("round %s") % number
        case "treasure_gained":
            return _("%s gp") % number
        case "xp_awarded":
            return _("%s XP") % number
        case "npc_killed":
            return f"×{number}"
        case "level_up":
            return _("level %s") % number
        case "goal_progress":
            return f"{item.amount:+,}"
        case "room_explored" if "of" in item.data:
            return _("%(amount)s of %(of)s") % {"amount": number, "of": f"{item.data['of']:,}"}
    return number
