"""Names as the campaign spells them, whatever the case they are typed in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from campaigntracker.gametime.parsing.folding import folded

QUOTED = re.compile(r"[\"“„](?P<name>[^\"“”„]+)[\"”“]")
ARTICLE = re.compile(r"^(?:the|an?)\s+(?=\S)", re.IGNORECASE)
NUMBERED = re.compile(r"(?P<name>.+?)(?P<number>\s+#?(?:[0-9]{1,3}|[A-Za-z]))")
PLURALS = (("ies", "y"), ("ves", "f"), ("es", ""), ("s", ""), ("men", "man"))
SIGNS = "\"“”„'()[],.;:!?"
ARTICLES = frozenset({"the", "an"})
# How alike two spellings of one name are.
ALIKE = 0.8
MOST_LETTERS_WRONG = 2
FEWEST_LETTERS_ALIKE = 4
# Words with which sentences go on, but names neither begin nor end.
_SENTENCE_WORDS = (
    "about after all also and are as at be because been before but by could did do does for from had has have he "
    "her him his i if in into is it its just like may me might must my nor not of off on or our out over said says "
    "shall she should so some than that their them then there they this those though to under until up upon us "
    "was we were what when where which while who why will with would yet you your"
)
SENTENCE_WORDS = frozenset(_SENTENCE_WORDS.split())


@dataclass(frozen=True, slots=True)
class Names:
    """Known names by how they compare; the first spelling of two alike wins.

    `shorts`: words that stand in exactly one name of those that are called by less than the whole of it.
    """

    spellings: dict[str, str]
    most_words: int
    shorts: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Iterable[str], *, called: Iterable[str] = ()) -> "Names":
        """`called`: those among the names for which a first or last name is enough."""
        spellings: dict[str, str] = {}
        for name in names:
            spellings.setdefault(folded(name), name)
        spellings.pop("", None)
        return cls(spellings, max((name.count(" ") + 1 for name in spellings), default=0), words_of_one(called))

    def known(self, name: str) -> str:
        """The known spelling; empty for a name that is not known. “the” and “a” in front make no difference."""
        name = folded(name)
        bare = ARTICLE.sub("", name, count=1)
        return self.spellings.get(name) or self.spellings.get(bare) or self.shorts.get(bare, "")

    def whole(self, name: str) -> str:
        """The known spelling of a name that is said in full."""
        name = folded(name)
        return self.spellings.get(name) or self.spellings.get(ARTICLE.sub("", name, count=1), "")

    def is_new(self, name: str) -> bool:
        """Whether nobody is called so, and it is no known name with a number behind it either."""
        match = NUMBERED.fullmatch(name)
        return not (self.known(name) or (match and self.whole(match["name"])))

    def closest(self, typed: str) -> str:
        """The known name that was meant, maybe: nearly spelled so, or with this word in it; empty for none."""
        name = ARTICLE.sub("", folded(typed), count=1)
        if one := words_of_one(self.spellings.values()).get(name):
            return one
        alike = [known for known in self.spellings if abs(len(known) - len(name)) <= MOST_LETTERS_WRONG]
        if len(name) < FEWEST_LETTERS_ALIKE:
            found = [known for known in alike if _is_one_letter_off(known, name)]
            return self.spellings[found[0]] if len(found) == 1 else ""
        found = get_close_matches(name, alike, n=1, cutoff=ALIKE)
        return self.spellings[found[0]] if found else ""

    def spelled(self, typed: str) -> str:
        """The known spelling, also of the part before a number (“cultist 2”); else the name as it was typed."""
        typed = typed.strip()
        if known := self.known(typed):
            return known
        if (match := NUMBERED.fullmatch(typed)) and (known := self.whole(match["name"])):
            return known + match["number"]
        return typed

    def one_of_many(self, typed: str) -> str:
        """The same for a plural: “Cultists” are of the known “Cultist”."""
        if known := self.known(typed):
            return known
        for plural, singular in PLURALS:
            if typed.casefold().endswith(plural) and (known := self.whole(typed[: -len(plural)] + singular)):
                return known
        return self.spelled(typed)

    def leading(self, text: str) -> tuple[str, str]:
        """The longest known or the quoted name with which a text begins, and what follows; ("", text) for none."""
        if quoted := QUOTED.match(text):
            return self.spelled(quoted["name"]), text[quoted.end() :].lstrip()
        words = text.split(" ")
        for count in range(min(len(words), self.most_words + 1), 0, -1):
            *first, last = words[:count]
            for bare in dict.fromkeys((last, last.rstrip(",:;.!?"))):
                if known := self.known(" ".join([*first, bare])):
                    return known, " ".join([last[len(bare) :], *words[count:]]).strip()
        return "", text


def _is_one_letter_off(known: str, typed: str) -> bool:
    """“Nix” may be Nyx: three letters, and not the first of them is wrong."""
    is_short = len(known) == len(typed) == FEWEST_LETTERS_ALIKE - 1
    return is_short and known[0] == typed[0] and sum(map(str.__ne__, known, typed)) == 1


def words_of_one(names: Iterable[str]) -> dict[str, str]:
    """Each word that stands in one of the names and in no other, and the name it stands in."""
    owners: dict[str, set[str]] = {}
    for name in names:
        words = [word.strip(SIGNS) for word in folded(name).split()]
        for word in words if len(words) > 1 else ():
            if len(word) > 1 and word not in SENTENCE_WORDS and word not in ARTICLES:
                owners.setdefault(word, set()).add(name)
    return {word: next(iter(found)) for word, found in owners.items() if len(found) == 1}


def unquoted(text: str) -> str:
    match = QUOTED.fullmatch(text.strip())
    return match["name"].strip() if match else text.strip()


def looks_like_name(text: str) -> bool:
    """Whether a text that is no known name could be one, and not the rest of a sentence."""
    if QUOTED.fullmatch(text):
        return True
    words = ARTICLE.sub("", text, count=1).split()
    if not 0 < len(words) <= 6 or re.search(r"[.!?;…]", text):
        return False
    ends = {words[0].casefold(), words[-1].casefold()}
    return not ends & SENTENCE_WORDS and any(letter.isalpha() for letter in text)


def looks_proper(text: str) -> bool:
    """Whether it could be a name and is written like one, with a capital."""
    if not looks_like_name(text):
        return False
    bare = ARTICLE.sub("", text.lstrip('"“„'), count=1)
    return bare[:1].isupper() or QUOTED.fullmatch(text) is not None
