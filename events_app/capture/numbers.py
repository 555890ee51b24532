"""Amounts: 14, 1,500, 8+6. Whole numbers only."""

import re

from django.utils.translation import gettext as _

from events_app.capture.reading import MisreadError
from events_app.domain.checking import BIGGEST

NUMBER = r"[0-9]{1,3}(?:[,'’][0-9]{3})+(?![0-9])|[0-9]+"
SUM = rf"(?:{NUMBER})(?:\s*\+\s*(?:{NUMBER}))*"
DICE = re.compile(r"\b[0-9]*d[0-9]+\b", re.IGNORECASE)
FRACTION = re.compile(r"[0-9][.,][0-9]{1,2}(?![0-9])|[0-9][.,][0-9]{4,}")


def whole(text: str) -> int:
    """The number, or the sum of several. Raise MisreadError when no column holds it."""
    total = 0
    for part in text.split("+"):
        digits = re.sub(r"[^0-9]", "", part)
        if len(digits) > 25:
            raise MisreadError(_("The number is too large."))
        total += int(digits or 0)
    if total > BIGGEST:
        raise MisreadError(_("The number is too large."))
    return total


def number_problem(text: str) -> str:
    """Why no amount was found in a text that has some kind of number; empty when there is nothing to say."""
    if DICE.search(text):
        return _("Write what the dice came to, not the dice.")
    if FRACTION.search(text):
        return _("Only whole numbers count, such as 14 or 1,500.")
    return ""
