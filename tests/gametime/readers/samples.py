"""One small document of our own in each format that is read."""

from __future__ import annotations

from typing import Any

from tests.gametime.readers.documents import SEASONS_AND_STARS, SIMPLE_CALENDAR
from tests.gametime.readers.foundry_documents import CALENDARIA, FOUNDRY
from tests.gametime.readers.site_documents import CALENDARIUM, FANTASY_CALENDAR

OWN: dict[str, Any] = {
    "calendar": {
        "kind": "calendar",
        "name": "Kiln Years",
        "hoursPerDay": 18,
        "months": [
            {"name": "Clay", "days": 21, "leapDays": [{"days": 2, "rule": [{"every": 6, "offset": 1}]}]},
            {"name": "Firing", "days": 3, "intercalary": True, "inWeek": False},
            {"name": "Glaze", "days": 22, "number": 2},
        ],
        "intercalary": [
            {"name": "Ash Night", "afterMonth": 3},
            {"name": "Long Draught", "days": 0, "afterMonth": 1, "afterDay": 9, "leapDays": 1, "inWeek": True},
        ],
        "leapRule": [{"every": 50, "except": True}, {"every": 5}],
        "weekdays": ["Wedge", "Wheel", "Rib", "Rest"],
        "firstWeekday": 2,
        "firstWeekdayYear": 300,
        "yearZero": False,
        "yearSuffix": " of the Kiln",
        "namedDays": [{"name": "Breaking", "month": 3, "day": 20, "days": 2, "inWeek": False}],
    },
    "epoch": {"year": 312, "month": 1, "day": 10, "hour": 17},
}

# By the name of the format.
SAMPLES: dict[str, dict[str, Any]] = {
    "Campaign Tracker": OWN,
    "Simple Calendar": SIMPLE_CALENDAR,
    "Seasons & Stars": SEASONS_AND_STARS,
    "Calendaria": CALENDARIA,
    "Foundry VTT": FOUNDRY,
    "Calendarium": CALENDARIUM,
    "Fantasy-Calendar": FANTASY_CALENDAR,
}
