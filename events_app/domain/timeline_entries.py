"""One event as the timeline tells it: a line, who did it to whom, how much, on both clocks."""

import datetime as dt
import re
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from campaigntracker import gametime
from campaigntracker.gametime import CalendarDefinition
from events_app.domain.anchors import anchor_of
from events_app.domain.quoting import words_and_remark
from events_app.models import TYPES, Category
from events_app.models.vocabulary import type_label


class OutlinedEvent(Protocol):
    """What must be known of every event of a log to tell where its combats and days begin and end."""

    @property
    def id(self) -> UUID: ...
    @property
    def game_time(self) -> int: ...
    @property
    def category(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def data(self) -> dict[str, Any]: ...
    @property
    def is_voided(self) -> bool: ...


class LoggedEvent(OutlinedEvent, Protocol):
    """What the timeline reads of an event."""

    @property
    def seq(self) -> int | None: ...
    @property
    def real_time(self) -> dt.datetime: ...
    @property
    def name(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def actor(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def location(self) -> str: ...
    @property
    def amount(self) -> int | None: ...
    @property
    def is_secret(self) -> bool: ...


class Entry(NamedTuple):
    """A line of the timeline; `text` is Markdown, everything else is ready to be shown."""

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

    @property
    def kind(self) -> str:
        return "entry"


# The many small ones of a fight: one tight line each.
MINOR = frozenset({"damage", "healing"})
# Types whose name alone does not say what has happened.
LABELLED = frozenset({
    "location_discovered", "npc_introduced", "item_acquired", "quest_started", "quest_completed", "quest_failed",
    "goal_progress", "level_up", "character_down", "character_died",
})  # fmt: skip
CATEGORY_LABELS = dict(Category.choices)
# What a damage's description may be besides a text: its kind, such as "slashing", in one small word.
KIND = re.compile(r"[^\W\d_]{3,20}")
QUOTATION_MARKS = "\"“”„'‘’«»"


class Teller:
    """What the entries of one timeline share, looked up once: words in the reader's language, clocks.

    A night has hundreds of entries, and a handful of words; asking for each word again takes longer than the rest.
    """

    def __init__(self, definition: CalendarDefinition, zone: dt.tzinfo) -> None:
        self.definition, self.zone = definition, zone
        self._words: dict[str, str] = {}
        self._categories: dict[str, str] = {}
        self._types: dict[str, str] = {}
        self._clocks: dict[int, str] = {}
        self._last: tuple[dt.datetime, dt.datetime] | None = None

    def word(self, text: str) -> str:
        """`text` is marked for translation where it stands."""
        found = self._words.get(text)
        if found is None:
            found = self._words[text] = _(text)
        return found

    def category(self, category: str) -> str:
        found = self._categories.get(category)
        if found is None:
            found = self._categories[category] = str(CATEGORY_LABELS[category])
        return found

    def type(self, event_type: str) -> str:
        found = self._types.get(event_type)
        if found is None:
            found = self._types[event_type] = type_label(event_type)
        return found

    def local(self, real_time: dt.datetime) -> dt.datetime:
        """On the clock of the zone. Each entry asks for its own time and for that of the one before it."""
        if self._last is None or self._last[0] is not real_time:
            self._last = real_time, real_time.astimezone(self.zone)
        return self._last[1]

    def game_clock(self, total: int, *, to_the_second: bool) -> str:
        """Seconds matter in a fight; elsewhere they are noise that a virtual tabletop sends along."""
        if not to_the_second:
            total -= self.definition.date_at(total).second
        found = self._clocks.get(total)
        if found is None:
            found = self._clocks[total] = gametime.format_clock(total, self.definition)
        return found


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


def tell(event: LoggedEvent, teller: Teller, *, previous: LoggedEvent | None = None, in_combat: bool = False) -> Entry:
    """As `make_entry`, for one of many."""
    shown_before = None if previous is None else teller.local(previous.real_time).date()
    local = teller.local(event.real_time)
    title, text = _title_and_text(event, teller)
    amount, unit = _amount(event, teller)
    is_secret, is_voided = event.is_secret, event.is_voided
    return Entry(
        id=event.id,
        anchor=anchor_of(event.id),
        category=event.category,
        category_label=teller.type(event.type) if event.type == "scene" else teller.category(event.category),
        type=event.type,
        title=title,
        people=_people(event, title),
        label=_label(event, title, teller),
        location="" if _says(title, event.location) else event.location,
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
        explored=_explored(event),
        is_secret=is_secret,
        is_voided=is_voided,
    )


def _title_and_text(event: LoggedEvent, teller: Teller) -> tuple[str, str]:
    """The headline, and what is left for the text below it."""
    if event.type == "quote":
        words, rest = words_and_remark(event.name, event.description)
        bare = words.strip().strip(QUOTATION_MARKS)
        return (f"“{bare}”" if bare else teller.type(event.type)), rest
    if event.name:
        return event.name, event.description
    match event.type:
        case "round_start" if event.amount is not None:
            title = _("Round %(number)s") % {"number": event.amount}
        case "npc_killed" if event.target:
            title = _("%(name)s falls") % {"name": event.target}
        case "character_down" if event.target or event.actor:
            title = _("%(name)s goes down") % {"name": event.target or event.actor}
        case "character_died" if event.target or event.actor:
            title = _("%(name)s dies") % {"name": event.target or event.actor}
        case "location_discovered" | "room_explored" | "travel" if event.location:
            title = event.location
        case "npc_introduced" | "dialogue" if event.actor:
            title = event.actor
        case "level_up" if event.actor and event.amount is not None:
            title = _("%(name)s reaches level %(level)s") % {"name": event.actor, "level": event.amount}
        case "damage" | "healing" if event.actor or event.target:
            title = ""
        case "time_advanced" if (event.amount or 0) < 0:
            title = type_label(event.type, event.amount)
        case _:
            title = teller.type(event.type)
    return title, "" if _kind(event) else event.description


def _kind(event: LoggedEvent) -> str:
    """Of what kind a damage is, where that is all that is said of it."""
    text = event.description
    return (
        text if event.type == "damage" and event.amount is not None and text.islower() and KIND.fullmatch(text) else ""
    )


def _people(event: LoggedEvent, title: str) -> tuple[str, ...]:
    """Actor and target, or the one of them that the headline does not name already."""
    actor, target = event.actor, event.target
    people = (actor, target) if actor and target else (actor,) if actor else (target,) if target else ()
    if len(people) == 2 and not all(_says(title, name) for name in people):
        return people
    return tuple(name for name in people if not _says(title, name))


def _label(event: LoggedEvent, title: str, teller: Teller) -> str:
    if event.type == "time_advanced" and event.amount:
        length = gametime.about(abs(event.amount), teller.definition)
        if event.amount < 0:
            return _("by %(length)s") % {"length": length}
        # "1 hour", but neither "8 hours" nor "1 hour 5 minutes".
        is_one = length.startswith("1 ") and length.count(" ") == 1
        return ngettext("%(length)s passes", "%(length)s pass", 1 if is_one else 2) % {"length": length}
    if event.type == "rest" and event.data.get("kind") in ("short", "long"):
        return _("Short rest") if event.data["kind"] == "short" else _("Long rest")
    if event.type in TYPES and event.type not in LABELLED:
        return ""
    label = teller.type(event.type)
    return label if label != title else ""


def _amount(event: LoggedEvent, teller: Teller) -> tuple[str, str]:
    """How much, and of what."""
    amount = event.amount
    if amount is None:
        return "", ""
    match event.type:
        case "damage":
            if kind := _kind(event):
                return f"{amount:,}", _("%(kind)s damage") % {"kind": kind}
            return f"{amount:,}", teller.word(gettext_noop("damage"))
        case "healing":
            return f"{amount:,}", teller.word(gettext_noop("healed"))
        case "treasure_gained":
            return f"{amount:,}", teller.word(gettext_noop("gp"))
        case "xp_awarded":
            return f"{amount:,}", teller.word(gettext_noop("XP"))
        case "goal_progress":
            return f"{amount:+,}", ""
        case "npc_killed":
            return ("", "") if amount == 1 else (f"×{amount:,}", "")
        case "room_explored":
            rooms = event.data.get("of")
            return f"{amount:,}", _("of %(rooms)s") % {"rooms": rooms} if isinstance(rooms, int) else ""
        case "round_start" | "time_advanced":
            return "", ""
        case "level_up":
            return f"{amount:,}", teller.word(gettext_noop("level"))
    return f"{amount:,}", ""


def _explored(event: LoggedEvent) -> tuple[int, int] | None:
    """How many rooms of how many, where both are known and make sense."""
    if event.type != "room_explored" or event.amount is None:
        return None
    rooms = event.data.get("of")
    if type(rooms) is not int:
        return None
    return (event.amount, rooms) if 0 <= event.amount <= rooms and rooms else None


def _says(title: str, name: str) -> bool:
    return name in title or name.casefold() in title.casefold()
