"""Fills a database for the bench of analytics: one campaign of 500 evenings of 250 events each; prints JSON."""

from __future__ import annotations

import json
import sys

from tests.bench._seed_pages import EVENTS, seed

EVENINGS = 500

if __name__ == "__main__":
    sys.stdout.write(json.dumps(seed(EVENINGS, EVENTS)))
