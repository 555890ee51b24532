"""What the reader of a verb is handed, and what all readers need."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from events_app.capture.numbers import SUM, number_problem, whole
from events_app.capture.reading import MisreadError, ProseError
from events_app.capture.spelling import Names, looks_like_name, looks_proper, unquoted
from events_app.capture.table import KnownGoal, Table

ARROW = re.compile(r"\s*(?:->|=>|→|(?<=[\s\"”])>|^>)\s*")
LIST = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+")
POINTS = r"(?:\s*(?:hp|dmg|damage|points?|pts?))?"
AT_THE_END = re.compile(
    rf"(?P<names>.*?\S)\s+(?:for\s+|x\s*)?(?P<amount>{SUM}){POINTS}(?P<more>\s[^0-9]*)?",
    re.IGNORECASE,
)
AT_THE_START = re.compile(rf"(?P<amount>{SUM}){POINTS}\s+(?:to\s+|on\s+)?(?P<names>.+)", re.IGNORECASE)
ALONE = re.compile(rf"(?:for\s+)?(?P<amount>{SUM}){POINTS}(?P<more>\s[^0-9]*)?", re.IGNORECASE)
MOST_NAMES = 20


@dataclass(frozen=True, slots=True)
class Said:
    """`rest` follows the verb. `is_meant`: said with a tag or a word of ours, so that it cannot be mere prose.
    A reader adds to `hints` what is good to know.
    """

    word: str
    rest: str
    is_meant: bool
    usage: str
    place: str
    table: Table
    people: Names
    places: Names
    hints: list[str] = field(default_factory=list)

    def needs(self, what: str) -> MisreadError:
        return MisreadError(_("“%(word)s” needs %(what)s: %(usage)s") % self._parts(what))

    def does_not_fit(self) -> MisreadError:
        return MisreadError(_("“%(word)s” is written so: %(usage)s") % self._parts(""))

    def _parts(self, what: str) -> dict[str, str]:
        return {"word": self.word, "what": what, "usage": self.usage}

    def prose(self) -> ProseError:
        return ProseError(self.usage)

    def name(self, typed: str, *, proper: bool = False) -> str:
        """A name as it is spelled. Raise ProseError for what does not look like one."""
        typed = typed.strip()
        if not typed:
            raise self.needs(_("a name"))
        known = self.people.known(unquoted(typed))
        if known:
            return known
        if not self.is_meant and not (looks_proper if proper else looks_like_name)(typed):
            raise self.prose()
        return self.people.spelled(unquoted(typed))

    def goal(self, title: str) -> KnownGoal | None:
        """The goal of the campaign that is called so, whatever the case."""
        known = Names.of(goal.title for goal in self.table.goals).whole(title)
        return next((goal for goal in self.table.goals if goal.title == known), None)

    def names(self, typed: str, *, proper: bool = False) -> list[str]:
        """Names between commas and “and”, each once."""
        if known := self.people.known(unquoted(typed)):
            return [known]
        parts = [part for part in LIST.split(typed.strip()) if part]
        if len(parts) > MOST_NAMES:
            raise MisreadError(_("That is more than %(most)s names for one line.") % {"most": MOST_NAMES})
        return list(dict.fromkeys(self.name(part, proper=proper) for part in parts)) or [self.name("")]

    def sides(self) -> tuple[str, str]:
        """What stands before and behind the arrow; nothing before it where there is none."""
        first, *others = ARROW.split(self.rest)
        if len(others) > 1:
            raise MisreadError(_("One arrow a line is enough: %(usage)s") % {"usage": self.usage})
        return (first.strip(), others[0].strip()) if others else ("", first.strip())

    @property
    def has_arrow(self) -> bool:
        return ARROW.search(self.rest) is not None


def did_you_mean(known: str, typed: str) -> str:
    return _("Did you mean %(known)s by “%(typed)s”?") % {"known": known, "typed": typed}


@dataclass(frozen=True, slots=True)
class Counted:
    """Names with an amount, and words behind it; `amount` None where there is none."""

    names: str
    amount: int | None
    more: str = ""


def counted(text: str, people: Names) -> Counted:
    """Find the amount beside names. A known name that ends in a number keeps it: “Guard 2 14” is 14 for Guard 2."""
    known, rest = people.leading(text)
    if known:
        if not rest:
            return Counted(known, None)
        if match := ALONE.fullmatch(rest):
            return Counted(text[: len(text) - len(rest)].strip(), whole(match["amount"]), (match["more"] or "").strip())
    if match := AT_THE_END.fullmatch(text):
        return Counted(match["names"], whole(match["amount"]), (match["more"] or "").strip())
    if match := AT_THE_START.fullmatch(text):
        return Counted(match["names"], whole(match["amount"]))
    if match := ALONE.fullmatch(text):
        return Counted("", whole(match["amount"]), (match["more"] or "").strip())
    return Counted(text, None)


def amount_missing(said: Said, text: str) -> Exception:
    """Why there is no amount: an error of the line, or prose that holds none."""
    if problem := number_problem(text):
        return MisreadError(f"{problem} {said.usage}")
    if said.is_meant or said.has_arrow or not text or re.search(r"[0-9]", text) or said.people.leading(text)[0]:
        return said.needs(_("an amount"))
    return said.prose()
