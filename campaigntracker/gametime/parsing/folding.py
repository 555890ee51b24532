"""Texts made alike, so that case, kinds of spaces, dashes and apostrophes make no difference."""

from __future__ import annotations

from unicodedata import normalize

ALIKE = str.maketrans({"−": "-", "–": "-", "’": "'", "‘": "'"})


def fold(text: str) -> str:
    return normalize("NFC", text).casefold().translate(ALIKE)


def folded(text: str) -> str:
    """The same with one space for every stretch of white space, and none around.

    >>> folded(" 15  Flamerule ")
    '15 flamerule'
    """
    return " ".join(fold(text).split())


def after(piece: str, text: str, position: int) -> int | None:
    """Where a folded piece ends that begins at this position of a folded text; None when it does not stand there.

    White space in the piece stands for any white space or none, so that pieces that are empty, or that end and begin
    with spaces, still fit together; whoever asks compares the whole text in the end.

    >>> after("a b", "xa  b", 1), after("a", "b", 0)
    (5, None)
    """
    for letter in piece:
        if letter.isspace():
            while position < len(text) and text[position].isspace():
                position += 1
        elif position < len(text) and text[position] == letter:
            position += 1
        else:
            return None
    return position
