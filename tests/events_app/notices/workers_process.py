"""Forks a worker, the real command, for each line it reads, and says its process id.

Arguments: the database's name, the ports of the mail server and of the webhook.
"""

import http.client
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import django

database, mail_port, hook_port = sys.argv[1:]
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "campaigntracker.settings",
    "EMAIL_HOST": "127.0.0.1",
    "EMAIL_PORT": mail_port,
    "EMAIL_USE_TLS": "false",
    "NOTICE_SECONDS": "1",
    "LOG_LEVEL": "ERROR",
}
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from django.urls import get_resolver  # noqa: E402

from campaigntracker.web import outbound  # noqa: E402

settings.DATABASES["default"]["NAME"] = database
connections["default"].settings_dict["NAME"] = database


def post_to_sink(host: str, path: str, body: Any, *, headers: dict[str, str]) -> outbound.Answer:
    """In the place of a host of the public internet."""
    connection = http.client.HTTPConnection("127.0.0.1", int(hook_port), timeout=20)
    try:
        connection.request("POST", path, json.dumps(body), {**headers, "Content-Type": "application/json"})
        return outbound.Answer(connection.getresponse().status)
    except OSError as error:
        raise outbound.UnreachableError from error
    finally:
        connection.close()


outbound.post_json = post_to_sink
_ = get_resolver().url_patterns
# Nobody here waits for those that end.
signal.signal(signal.SIGCHLD, signal.SIG_IGN)

for _line in sys.stdin:
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            call_command("send_notices")
            status = 0
        finally:
            os._exit(status)
    sys.stdout.write(f"{pid}\n")
    sys.stdout.flush()
