"""How much one token may ask for in a minute.

The count lies on the token's row, so it holds over every process and server. Each process takes a slice of the
minute's allowance at a time and spends it from memory: one small UPDATE for many requests. What it does not spend is
lost when the minute ends, so a token gets at most its allowance, and over several processes may get a little less.
"""

import datetime as dt
from threading import Lock
from uuid import UUID

from django.conf import settings

from campaigntracker.campaigns.domain.api_tokens import minute_of, use_token
from campaigntracker.campaigns.models import ApiToken

SLICES = 50
MOST_REMEMBERED = 10_000

# token -> (minute, requests left of the slice taken in it; -1 when the minute's allowance is spent)
_slices: dict[UUID, tuple[int, int]] = {}
_lock = Lock()


def seconds_to_wait(token: ApiToken, *, now: dt.datetime) -> int:
    """Count one request; 0 when it may go on, else the seconds until the next minute begins."""
    minute, most = minute_of(now), settings.API_REQUESTS_PER_MINUTE
    left = _spend(token.pk, minute)
    if left is None:
        count = max(1, most // SLICES)
        left = count - 1 if use_token(token, requests=count, most=most, now=now) else -1
        _keep(token.pk, minute, left)
    return 0 if left >= 0 else 60 - int(now.timestamp()) % 60


def _spend(token_id: UUID, minute: int) -> int | None:
    """What is left after this request; None when a new slice is needed, -1 when there is no more to be had."""
    with _lock:
        kept_minute, left = _slices.get(token_id, (minute, 0))
        if kept_minute != minute or left == 0:
            return None
        if left > 0:
            left -= 1
            _slices[token_id] = (minute, left)
        return left


def _keep(token_id: UUID, minute: int, left: int) -> None:
    with _lock:
        if len(_slices) > MOST_REMEMBERED:
            for other in [key for key, (kept, _left) in _slices.items() if kept != minute]:
                del _slices[other]
        kept_minute, kept = _slices.get(token_id, (minute, 0))
        # Two threads may have taken a slice each.
        together = kept + left if kept_minute == minute and kept > 0 and left >= 0 else left
        _slices[token_id] = (minute, together)
