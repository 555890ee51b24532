"""The loop that writes down what is due and sends it."""

import logging
import os
import signal
import threading
from collections.abc import Callable
from types import FrameType

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connections
from django.utils import timezone

from events_app.notices.sending import send
from sessions_app.domain.notices import deliver_next, due_reminders
from sessions_app.models import Notice

logger = logging.getLogger("campaigntracker.notices")

# So long at most until it notices that the process it came from has ended.
GLANCE_SECONDS = 1.0


class Worker:
    """Any number may run at once: what one has in hand, the others pass over.

    `goes_on` says whether it shall: a worker that belongs to another process ends with it.
    """

    def __init__(self, *, goes_on: Callable[[], bool] = lambda: True) -> None:
        self._stopped = threading.Event()
        self._goes_on = goes_on

    def stop(self, signum: int = 0, frame: FrameType | None = None) -> None:
        """When the notice at hand is done."""
        self._stopped.set()

    def listen_to_signals(self) -> None:
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self.stop)

    @property
    def is_wanted(self) -> bool:
        return not self._stopped.is_set() and self._goes_on()

    def run(self) -> None:
        """Until it is stopped. A database that is away for a while is waited for."""
        while self.is_wanted:
            try:
                close_old_connections()
                self.run_once()
            except DatabaseError as error:
                logger.warning("The database cannot be asked: %s", str(error).partition("\n")[0])
                connections.close_all()
            self._rest()

    def run_once(self) -> int:
        """All that is due now; return how many notices were sent, given up or dropped."""
        due_reminders(timezone.now())
        done = 0
        while self.is_wanted:
            notice = deliver_next(send, now=timezone.now())
            if notice is None:
                break
            done += 1
            log(notice)
        return done

    def _rest(self) -> None:
        left = float(settings.NOTICE_SECONDS)
        while left > 0 and self.is_wanted:
            self._stopped.wait(min(left, GLANCE_SECONDS))
            left -= GLANCE_SECONDS


def log(notice: Notice) -> None:
    """One line, without the address it went to."""
    logger.info(
        "%s %s: %s by %s to %s, session %s of %s%s",
        notice.pk,
        notice.state,
        notice.kind,
        notice.channel,
        notice.member_id or "the webhook",
        notice.session.number,
        notice.campaign.slug,
        f" ({notice.problem})" if notice.problem else "",
    )


def same_parent() -> Callable[[], bool]:
    """Whether the process that started this one still lives."""
    parent = os.getppid()
    return lambda: os.getppid() == parent
