"""What a GM types into the list of what is prepared, read into items: pure functions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.storable import is_storable
from sessions_app.models import PrepKind

LONGEST = 500
MOST_AT_ONCE = 100

# What a line may begin with to say its kind: “secret: the mayor is dead”.
PREFIXES = {
    PrepKind.SCENE: "scene",
    PrepKind.SECRET: "secret clue",
    PrepKind.PERSON: "person npc who",
    PrepKind.PLACE: "place location where",
    PrepKind.FIGHT: "fight combat encounter",
    PrepKind.TREASURE: "treasure loot item",
    PrepKind.TASK: "task todo do",
}
KIND_OF = {word: kind for kind, words in PREFIXES.items() for word in words.split()}
PREFIX = re.compile(r"(?P<word>[^\W\d_]+(?:[ -]do)?)\s*:\s*(?P<text>\S.*)")
# A list that was written elsewhere: its bullets are not a part of what it says.
BULLET = re.compile(r"(?:[-*•]\s+)?(?:\[[ xX]?\]\s+)?")


@dataclass(frozen=True, slots=True)
class PrepDraft:
    """One item as it is typed."""

    kind: str
    text: str


def read_lines(text: str, *, kind: str = PrepKind.SCENE) -> list[PrepDraft]:
    """One item a line, empty lines left out; a line that names its own kind is of that, the others of `kind`.

    Raise RuleError when a line is too long, or when there are more than anybody prepares at once.
    """
    drafts = [_read(line, kind) for line in _lines(text)]
    if len(drafts) > MOST_AT_ONCE:
        raise RuleError(_("No more than %(count)s lines at once.") % {"count": MOST_AT_ONCE}, field="lines")
    for draft in drafts:
        check_draft(draft, field="lines")
    return drafts


def check_draft(draft: PrepDraft, *, field: str = "text") -> None:
    """Raise RuleError when it cannot be kept."""
    if draft.kind not in PrepKind.values:
        raise RuleError(_("Choose what it is."), field="kind")
    if not draft.text.strip():
        raise RuleError(_("Say what is prepared."), field=field)
    if not is_storable(draft.text):
        raise RuleError(_("This holds a character that cannot be kept."), field=field)
    if len(draft.text) > LONGEST:
        words = {"start": draft.text[:40], "count": LONGEST}
        raise RuleError(_("“%(start)s…” is too long: no more than %(count)s characters a line.") % words, field=field)


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        bullet = BULLET.match(line.strip())
        bare = line.strip()[bullet.end() if bullet else 0 :]
        if bare:
            yield " ".join(bare.split())


def _read(line: str, kind: str) -> PrepDraft:
    match = PREFIX.fullmatch(line)
    named = KIND_OF.get(re.sub(r"[ -]", "", match["word"]).casefold()) if match else None
    return PrepDraft(named, match["text"]) if match and named else PrepDraft(kind, line)
