"""Taking a line apart: tags at its end, @places, a description behind two dashes, time that passes meanwhile."""

import re
from dataclasses import dataclass

from campaigntracker.gametime.parsing.folding import folded
from campaigntracker.gametime.parsing.steps import counts_of
from events_app.capture.spelling import QUOTED, Names

TAG = re.compile(r"(?<!\S)/(?P<word>[A-Za-z_]+)(?=\s*$|\s+[@/]|\s+(?:--|—)\s)")
# A GM's habit: “gm: Ketterby knows”, “secret: Ketterby knows”, and “secret Ketterby knows” in a hurry.
GM_IN_FRONT = re.compile(r"(?:gm|secret)\s*:\s*|secret\s+(?:[-–—]\s+)?(?=\S)", re.IGNORECASE)
SECRET_WORD = re.compile(r"secret\s+(?=[^\s:])", re.IGNORECASE)
FOR_PARTY = re.compile(r"(?<!\S)/(?:party|all|public|everyone)(?!\S)", re.IGNORECASE)
LEADING_TAG = re.compile(r"/(?P<word>[A-Za-z_]+)(?:\s+|$)")
PLACE = re.compile(r"(?<!\S)@(?=[^\s@])")
PLACE_ENDS = re.compile(r"\s+(?:-+|=)?>|\s*→|\s+--\s|\s+—\s|\s+@\S|[,;:](?:\s|$)|\s+\+\s*[0-9]|(?:[.!?]+)?$")
PLACE_WORD = re.compile(r"\S+")
_JOINING = "a an at by de del der des di du in la le of on the to under upon van von"
JOINING = frozenset(_JOINING.split())
DESCRIPTION = re.compile(r"\s+(?:--|—)\s+")
MEANWHILE = re.compile(r"\s\+\s*(?P<length>[0-9]{1,25}\s*[A-Za-z].*)$")
OPENING = "'‘’("
DOUBLE_QUOTES = re.compile(r"[\"“”„]")


@dataclass(frozen=True, slots=True)
class Parts:
    """`text` is without any of the others; `prose` is for reading: only what is no part of a sentence was taken out."""

    text: str
    prose: str
    tags: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    description: str = ""
    meanwhile: str = ""


def take_apart(line: str, places: Names) -> Parts:
    """`line` has single spaces. Tags are in lower case; places as the campaign spells them."""
    line, tags = _without_tags(line)
    text, prose, found = _without_places(line, places)
    meanwhile = ""
    if (match := MEANWHILE.search(text)) and counts_of(folded(match["length"])):
        meanwhile = match["length"]
        text = text[: match.start()].rstrip()
        prose = prose[: prose.rindex("+")].rstrip()
    description = ""
    if match := DESCRIPTION.search(text):
        text, description = text[: match.start()].strip(), text[match.end() :].strip()
    return Parts(text, prose, tuple(tags), tuple(dict.fromkeys(found)), description, meanwhile)


def _without_tags(line: str) -> tuple[str, list[str]]:
    tags = []
    match = GM_IN_FRONT.match(line)
    # “Secret passage /party” is no secret: the word is one of the sentence.
    if match and not (SECRET_WORD.match(line) and FOR_PARTY.search(line)):
        tags.append("gm")
        line = line[match.end() :]
    if match := LEADING_TAG.match(line):
        tags.append(match["word"].lower())
        line = line[match.end() :]
    tags += [match["word"].lower() for match in TAG.finditer(line)]
    return " ".join(TAG.sub("", line).split()), tags


def _without_places(line: str, places: Names) -> tuple[str, str, list[str]]:
    text, prose, found, position = "", "", list[str](), 0
    for match in PLACE.finditer(line):
        if match.start() < position or _is_quoted(line, match.start()):
            continue
        name, end = _place_at(line, match.end(), places)
        if not name:
            continue
        found.append(name)
        text += line[position : match.start()]
        prose += line[position : match.start()]
        # A place in the middle of a sentence is one of its words.
        if re.match(r"\s+[^\s@+>→-]|[,;:.!?]", line[end:]) and not DESCRIPTION.match(line, end):
            prose += name
        position = end
    text, prose = text + line[position:], prose + line[position:]
    return " ".join(text.split()), " ".join(prose.split()), found


def _place_at(line: str, start: int, places: Names) -> tuple[str, int]:
    """The place named from here on, and where that ends: quoted, the longest known one, or words with a capital."""
    if quoted := QUOTED.match(line, start):
        return places.spelled(quoted["name"]), quoted.end()
    ending = PLACE_ENDS.search(line, start)
    end = ending.start() if ending else len(line)
    known, rest = places.leading(line[start:end])
    if known:
        end -= len(rest)
        return known, end - (line[end - 1] == " ")
    end = _end_of_new_place(line, start, end)
    return places.spelled(line[start:end]), end


def _end_of_new_place(line: str, start: int, end: int) -> int:
    """Before the first word in lower case, so that “@Smugglers Cave and see lights” is the cave.

    Small words inside (“Isle of the Dead”) or in front belong to the name; its first word may be written as it likes.
    """
    reached, begun = start, False
    for match in PLACE_WORD.finditer(line, start, end):
        word = match[0]
        if word.casefold() in JOINING:
            continue
        if begun and word.lstrip(OPENING)[:1].islower():
            break
        reached, begun = match.end(), True
    return reached if begun else end


def _is_quoted(line: str, position: int) -> bool:
    return len(DOUBLE_QUOTES.findall(line, 0, position)) % 2 == 1
