"""People's texts where no Markdown is shown: in mails, calendars and chats."""

import re

from markdown_it.token import Token

from campaigntracker.web.markdown import is_laborious, parse

# More than this of a text nobody looks at in a mail, and rendering it takes time.
LONGEST_READ = 20_000
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]")


def to_plain(text: str, *, most: int) -> str:
    """The words of a Markdown text, paragraphs and list items on lines of their own, cut after so many characters."""
    text = text[:LONGEST_READ]
    lines = text.splitlines() if is_laborious(text) else _lines(parse(text))
    words = "\n".join(line for line in (" ".join(CONTROL.sub(" ", line).split()) for line in lines) if line)
    return shorten(words, most)


def one_line(text: str, most: int = 200) -> str:
    """Without line breaks and whatever else could begin something new."""
    return shorten(" ".join(CONTROL.sub(" ", text).split()), most)


def shorten(text: str, most: int) -> str:
    """At most so many characters; a cut lies between two words, and shows."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    at = max(cut.rfind(" "), cut.rfind("\n"))
    return f"{cut[: at if at > most // 2 else most - 1].rstrip()}…"


def _lines(tokens: list[Token]) -> list[str]:
    lines: list[str] = []
    for token in tokens:
        if token.type == "inline":
            lines += "".join(map(_word, token.children or [])).split("\n")
        elif token.type in ("fence", "code_block"):
            lines += token.content.split("\n")
    return lines


def _word(token: Token) -> str:
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content
