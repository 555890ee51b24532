"""Lines without a leading verb: Elara: “Leave this place”, Fighter > Cultist 14, Rogue dies."""

import re
from collections.abc import Callable

from django.utils.translation import gettext as _

from events_app.capture.numbers import SUM
from events_app.capture.registry import VERBS, Verb
from events_app.capture.saying import ARROW, Said, counted
from events_app.capture.spelling import ARTICLE, Names, looks_proper
from events_app.capture.verbs.people import speech_of
from events_app.domain.items import EventItem

AFTER_NAME = (
    (
        "dmg",
        re.compile(rf"(?:takes|suffers)(?P<rest> {SUM})(?: points?)?(?: of)? (?:damage|dmg|hp)[.!]?", re.IGNORECASE),
    ),
    ("down", re.compile(r"(?:is |goes )?(?:down|unconscious|drops)[.!]?", re.IGNORECASE)),
    ("died", re.compile(r"(?:dies|died|is dead)[.!]?", re.IGNORECASE)),
    (
        "level",
        re.compile(r"(?:levels up|is now level|reaches level)(?: to)?(?P<rest> [0-9]{1,9})?[.!]?", re.IGNORECASE),
    ),
    ("item", re.compile(r"(?:gets|takes|finds|picks up)(?P<rest> .+)", re.IGNORECASE)),
)
# What is noted as text but may be meant as more.
BLOW = re.compile(
    rf"(?:hits?|strikes?|attacks?|damages?|smites?|stabs?|shoots?|slashes|burns?|blasts?)\s+(?P<target>.+?)\s+"
    rf"(?:for|with|and deals|dealing)\s+(?P<amount>{SUM})\b.*",
    re.IGNORECASE,
)
CURE = re.compile(rf"(?:heals?|cures?|mends?)\s+(?P<target>.+?)\s+(?:for|by)\s+(?P<amount>{SUM})\b.*", re.IGNORECASE)
QUOTE = re.compile(r"[\"“„](?P<words>[^\"“”„]+)[\"”“]\s*[-–—~]+\s*(?P<who>.+)")
LOSS = re.compile(rf"(?:takes?|suffers?|loses?)\s+(?P<amount>{SUM})\b.*", re.IGNORECASE)


def subject_first(text: str, said: Callable[[Verb, str], Said]) -> list[EventItem]:
    """The events of such a line; none when it is mere text."""
    verb = VERBS["says"]
    people = said(verb, "").people
    if speech := speech_of(text, people):
        who, words = speech
        return [EventItem(type="dialogue", actor=who, description=words)]
    name, rest = people.leading(text)
    if not name:
        return []
    for word, pattern in AFTER_NAME:
        if match := pattern.fullmatch(rest):
            verb = VERBS[word]
            more = (match.groupdict().get("rest") or "").strip()
            if word == "item":
                return verb.read(said(verb, f"{more} > {name}")) if more[:1].isupper() or more[:1].isdigit() else []
            return verb.read(said(verb, f"{name} {more}".strip()))
    sides = ARROW.split(text)
    if len(sides) == 2 and counted(sides[1], people).amount is not None:
        verb = VERBS["dmg"]
        return verb.read(said(verb, text))
    return []


def would_be(text: str, people: Names) -> list[str]:
    """For a text that tells of a blow, of healing or of what somebody says: how to write it so that it counts."""
    if said := QUOTE.fullmatch(text):
        who = people.known(said["who"]) or (said["who"] if looks_proper(said["who"]) else "")
        return (
            [_("Kept as a note. A quote? quote %(who)s: %(words)s") % {"who": who, "words": said["words"]}]
            if who
            else []
        )
    if hint := _blow_of_another_word(text, people):
        return [hint]
    name, rest = people.leading(text)
    if not name:
        return []
    if match := LOSS.fullmatch(rest):
        return [_("Damage? dmg %(target)s %(amount)s") % {"target": name, "amount": match["amount"]}]
    for pattern, words in ((BLOW, _("Damage? dmg %s")), (CURE, _("Healing? heal %s"))):
        if match := pattern.fullmatch(rest):
            typed = ARTICLE.sub("", match["target"].strip(), count=1)
            target = people.known(typed) or people.closest(typed) or typed
            return [words % f"{name} > {target} {match['amount']}"]
    return []


def _blow_of_another_word(text: str, people: Names) -> str:
    """“crit Vesper > Barge Guard 12” has the form of a blow, behind a word that is no verb."""
    before, *behind = ARROW.split(text)
    word, _space, actor = before.partition(" ")
    if len(behind) != 1 or not word.isalpha() or not people.known(actor) or counted(behind[0], people).amount is None:
        return ""
    return _("Kept as a note. Damage? dmg %s") % f"{people.known(actor)} > {behind[0]}"
