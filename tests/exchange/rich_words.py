"""When things happen in the rich campaign, and what a player must not find there."""

import datetime as dt

from tests.factories import NOON

LATER = NOON + dt.timedelta(hours=4, microseconds=123_456)
# Each stands where a player must not find it.
GM_NOTES, GM_EVENT, GM_DOWNTIME, GM_LIST, VOIDED = (f"secret-{n}-token" for n in ("a", "b", "c", "d", "e"))
GM_GOAL, GM_PREP, GM_DRAFT = (f"secret-{n}-token" for n in ("f", "g", "h"))
SECRETS = (GM_NOTES, GM_EVENT, GM_DOWNTIME, GM_LIST, VOIDED, GM_GOAL, GM_PREP, GM_DRAFT)
