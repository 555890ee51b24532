"""How long the table was busy with what."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any

from events_app.domain.fold.measures import CATEGORY, FIRST, LAST, LONGEST_PAUSE, SECONDS


def time_in_play(runs: Sequence[Sequence[Any]], start: dt.datetime | None, end: dt.datetime | None) -> dict[str, int]:
    """Seconds by category, of `Measures.runs`.

    The real time from one event to the next is given to the first one's category, half an hour at most; the last
    event has the time until the evening's end. A run of events that lies wholly before the start or after the end,
    as a note written the next day, is none of the evening's; one that reaches into it counts whole.
    """
    found: Counter[str] = Counter()
    begins = start.timestamp() if start else None
    ends = end.timestamp() if end else None
    for place, run in enumerate(runs):
        if (begins is not None and run[LAST] < int(begins)) or (ends is not None and run[FIRST] > ends):
            continue
        found.update(run[SECONDS])
        following = runs[place + 1][FIRST] if place + 1 < len(runs) else ends
        if ends is not None and following is not None:
            following = min(following, ends)
        if following is not None:
            found[run[CATEGORY]] += max(0, min(int(following) - run[LAST], LONGEST_PAUSE))
    return {category: passed for category, passed in found.items() if passed > 0}
