"""Sessions with logs of 250, 5,000 and 50,000 events, each in a campaign of its own, and what one more costs there.

Prints JSON of texts: tokens for the API, and the microseconds of the calls of `record_events`, committed.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from itertools import count

import django

django.setup()

from django.utils import timezone  # noqa: E402

from campaigntracker.campaigns.domain.api_tokens import create_token  # noqa: E402
from campaigntracker.campaigns.models import Campaign  # noqa: E402
from events_app.domain.items import EventItem  # noqa: E402
from events_app.domain.recording import record_events  # noqa: E402
from sessions_app.models import Session  # noqa: E402
from tests.bench.ingest import AGES, BATCH  # noqa: E402
from tests.factories import CampaignFactory, CharacterFactory, SessionFactory  # noqa: E402

SINGLES, BATCHES = 150, 7
PARTY = ("Arannis", "Brottor", "Caelynn", "Drusilia")
_numbers = count()


def item() -> EventItem:
    """One of a fight in rounds: a fight is some 40 events long, as at a table."""
    number = next(_numbers)
    step, ids = number % 40, {"source": "bench", "external_id": str(number)}
    if step == 0:
        return EventItem(type="combat_start", name="Ambush", **ids)
    if step == 39:
        return EventItem(type="combat_end", data={"outcome": "victory"}, **ids)
    if step % 10 == 5:
        return EventItem(type="round_start", amount=step // 10 + 1, **ids)
    return EventItem(
        type="damage",
        name=f"attack with longsword near room {number % 400}",
        actor=PARTY[number % 4],
        target="Goblin",
        amount=7,
        data={"hp": 47, "dice": "1d20+5", "note": "as declared at the table", "roll": 16},
        **ids,
    )


def record(session: Session, size: int) -> float:
    """Seconds."""
    items = [item() for _ in range(size)]
    begun = time.perf_counter()
    record_events(session.campaign, items, session=session, by=None, now=timezone.now())
    return time.perf_counter() - begun


def seed() -> dict[str, str]:
    told: dict[str, str] = {}
    for age in AGES:
        campaign: Campaign = CampaignFactory(slug=f"bench-{age}", clock=1_000)
        for name in PARTY:
            CharacterFactory(campaign=campaign, name=name)
        session = SessionFactory(campaign=campaign, in_progress=True, number=7)
        for _ in range(age // BATCH):
            record(session, BATCH)
        record(session, age % BATCH or 1)
        told[f"kept-{age}"] = str(len(json.dumps(session.projection)))
        _token, secret = create_token(campaign, name="bench", can_write=True, reads="none", by=None, now=timezone.now())
        told[f"token-{age}"] = secret
        told[f"single-{age}"] = str(statistics.median(record(session, 1) for _ in range(SINGLES)) * 1e6)
        told[f"batch-{age}"] = str(statistics.median(record(session, BATCH) for _ in range(BATCHES)) * 1e6)
    return told


if __name__ == "__main__":
    sys.stdout.write(json.dumps(seed()))
