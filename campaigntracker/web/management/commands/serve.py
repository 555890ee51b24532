import errno
import os
import socket
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from campaigntracker.env import HOST, IS_LOCAL, NOTICE_WORKER, PORT, SITE_URL
from campaigntracker.web.serving import Server
from campaigntracker.web.static_files import collect_static_files
from events_app.notices.worker import Worker, same_parent


class Command(BaseCommand):
    """All in one process, which keeps the embedded database running from the first migration to the last request."""

    help = "Bring the database and the static files up to date, and serve the site with gunicorn."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="load the demo campaign if it is not there yet")

    def handle(self, *args: Any, demo: bool, **options: Any) -> None:
        refuse_taken_port(HOST, PORT)
        call_command("migrate", verbosity=0, interactive=False)
        call_command("rebuild", stale=True, stdout=self.stdout)
        collect_static_files()
        # On a site that others can reach, nobody gets a password that everybody knows.
        if demo and IS_LOCAL:
            call_command("load_demo", stdout=self.stdout)
        self.stdout.write(f"Campaign Tracker is at {SITE_URL}/ (Ctrl-C stops it).")
        self.stdout.flush()
        Server(host=HOST, port=PORT, beside=send_notices if NOTICE_WORKER else None).run()


def send_notices() -> None:
    worker = Worker(goes_on=same_parent())
    worker.listen_to_signals()
    worker.run()


def refuse_taken_port(host: str, port: int) -> None:
    """Gunicorn would try for five seconds and then print a page; say it at once, before anything is started."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                message = f"Port {port} is in use. Choose another: make run PORT={port + 1}"
                raise CommandError(message) from error
            raise CommandError(f"Cannot listen on {host}:{port}: {os.strerror(error.errno or 0)}.") from error
