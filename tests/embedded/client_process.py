"""A process of the project, run by the tests here: it uses the embedded database as it is told on standard input.

One order a line, one JSON line back: SQL to run (its rows), `fork` (the child answers from now on), `reconnect`.
"""

import json
import os
import signal
import sys
from pathlib import Path

import django
from django.conf import settings

home, database, *flags = sys.argv[1:]

if "without-lock" in flags:
    from campaigntracker.embedded import server

    server._use = lambda home: home.mkdir(parents=True, exist_ok=True)

settings.configure(
    DATABASES={
        "default": {"ENGINE": "campaigntracker.embedded", "NAME": database, "OPTIONS": {"data_dir": Path(home)}},
    },
)
django.setup()

from django.db import Error, connection  # noqa: E402 - after the settings


def answer(order: str) -> object:
    if order == "fork":
        connection.close()
        if os.fork():
            signal.pause()
        return os.getpid()
    if order == "reconnect":
        connection.close()
        connection.ensure_connection()
        return True
    with connection.cursor() as cursor:
        cursor.execute(order)
        return cursor.fetchall() if cursor.description else []


for line in sys.stdin:
    try:
        reply = {"answer": answer(line.strip())}
    except Error as error:
        reply = {"error": str(error).strip()}
    print(json.dumps(reply, default=str), flush=True)  # noqa: T201 - the way it answers
