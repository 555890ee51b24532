from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from events_app.notices.worker import Worker


class Command(BaseCommand):
    help = "Send reminders and other notices by mail and webhook, until it is stopped. Any number may run at once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="send what is due now, and end")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        worker = Worker()
        if once:
            done = worker.run_once()
            self.stdout.write(f"{done} notices handled.")
            return
        worker.listen_to_signals()
        worker.run()
