"""What stands in the way of an import."""

import re

LONGEST_QUOTE = 60
UNSHOWABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def show(text: str, longest: int = LONGEST_QUOTE) -> str:
    """The text as one line can hold it: shortened, and control characters spelt out."""
    short = text if len(text) <= longest else text[: longest - 1] + "…"
    return UNSHOWABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", short)


class DocumentError(Exception):
    """Says in one line where a document is wrong and what is wrong there; `place` is empty for the whole of it."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(f"{place}: {message}" if place else message)
        self.place, self.message = place, str(message)
