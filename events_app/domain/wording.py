"""How an event is put into words: a headline, who did it to whom, how much, on which clock."""

import datetime as dt
import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from campaigntracker import gametime
from campaigntracker.gametime import CalendarDefinition
from events_app.domain.logged import LoggedEvent
from events_app.domain.quoting import words_and_remark
from events_app.domain.shares import in_words, read_shares
from events_app.models import TYPES, Category
from events_app.models.vocabulary import type_label

# Types whose name alone does not say what has happened.
LABELLED = frozenset({
    "location_discovered", "npc_introduced", "item_acquired", "quest_started", "quest_completed", "quest_failed",
    "goal_progress", "level_up", "character_down", "character_died",
})  # fmt: skip
# Types whose headline, where it is ours, says so itself: “Nim goes down”.
TOLD_BY_TITLE = frozenset({"level_up", "character_down", "character_died"})
# Types whose amount may be split.
SHARED = frozenset({"treasure_gained", "xp_awarded"})
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


def title_and_text(event: LoggedEvent, teller: Teller) -> tuple[str, str]:
    """The headline, and what is left for the text below it: what was written, and who got which share."""
    title, text = _title_and_text(event, teller)
    if (
        event.type in SHARED
        and event.data.get("shares")
        and (shares := in_words(read_shares(event.data, event.amount)))
    ):
        return title, f"{text}\n\n{shares}" if text else shares
    return title, text


def _title_and_text(event: LoggedEvent, teller: Teller) -> tuple[str, str]:
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


def people_of(event: LoggedEvent, title: str) -> tuple[str, ...]:
    """Actor and target, or the one of them that the headline does not name already."""
    actor, target = event.actor, event.target
    people = (actor, target) if actor and target else (actor,) if actor else (target,) if target else ()
    if len(people) == 2 and not all(says(title, name) for name in people):
        return people
    return tuple(name for name in people if not says(title, name))


def label_of(event: LoggedEvent, title: str, teller: Teller) -> str:
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
    if event.type in TOLD_BY_TITLE and not event.name:
        return ""
    label = teller.type(event.type)
    return label if label != title else ""


def amount_of(event: LoggedEvent, teller: Teller) -> tuple[str, str]:
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
        case "level_up" if event.actor and not event.name:
            # The headline says it.
            return "", ""
        case "level_up":
            return f"{amount:,}", teller.word(gettext_noop("level"))
    return f"{amount:,}", ""


def in_brief(event: LoggedEvent, teller: Teller) -> str:
    """One event in a few words, for what has to name it: “14 damage to Cultist”, “Rain”, “10 minutes pass”."""
    title, _text = title_and_text(event, teller)
    amount = " ".join(filter(None, amount_of(event, teller)))
    if event.type in ("damage", "healing"):
        return _blow_in_brief(event, title, amount)
    if event.type in ("time_advanced", "rest"):
        label = label_of(event, title, teller)
        return f"{title} {label}" if event.type == "time_advanced" and (event.amount or 0) < 0 else label or title
    return f"{title}: {amount}" if amount else title


def blow_to(event_type: str, what: str, name: str) -> str:
    words = _("%(what)s to %(name)s") if event_type == "damage" else _("%(what)s: %(name)s")
    return words % {"what": what, "name": name}


def _blow_in_brief(event: LoggedEvent, title: str, amount: str) -> str:
    what = ": ".join(filter(None, (title, amount))) or type_label(event.type)
    if event.target:
        return blow_to(event.type, what, event.target)
    return _("%(what)s by %(name)s") % {"what": what, "name": event.actor} if event.actor else what


def rooms_of(event: LoggedEvent) -> tuple[int, int] | None:
    """How many rooms of how many, where both are known and make sense."""
    if event.type != "room_explored" or event.amount is None:
        return None
    rooms = event.data.get("of")
    if type(rooms) is not int:
        return None
    return (event.amount, rooms) if 0 <= event.amount <= rooms and rooms else None


def says(title: str, name: str) -> bool:
    return name in title or name.casefold() in title.casefold()
