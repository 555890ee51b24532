"""Days named from where one stands: today, tomorrow, next day; and next morning."""

from __future__ import annotations

import re

from campaigntracker.gametime.parsing.clock import WORDS, read_clock
from campaigntracker.gametime.parsing.help import Help

AWAY = {
    "today": 0,
    "tomorrow": 1,
    "next day": 1,
    "the next day": 1,
    "yesterday": -1,
    "the day before": -1,
}
NEXT = re.compile(rf"(?:the )?(?P<which>next|this) (?P<word>{'|'.join(WORDS)})")


def read_day_word(words: str, helping: Help) -> int | None:
    """The first second of the day; None for other words."""
    if words not in AWAY:
        return None
    definition = helping.definition
    return definition.day_start(definition.day_number(helping.from_now()) + AWAY[words])


def read_next(words: str, helping: Help) -> int | None:
    """“next morning”: the first morning after now; “this morning” and “tonight” are those of today."""
    match = NEXT.fullmatch("this night" if words == "tonight" else words)
    if not match:
        return None
    now, definition = helping.from_now(), helping.definition
    today = definition.day_start(definition.day_number(now))
    moment = today + (read_clock(match["word"], helping) or 0)
    return moment + (definition.seconds_per_day if match["which"] == "next" and moment <= now else 0)
