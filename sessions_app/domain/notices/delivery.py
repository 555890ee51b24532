"""Handing over one notice at a time.

Its row stays locked from the choice to the commit that marks it as sent. A process that is killed on the way loses
its connection, and with it the lock and all it had written: the notice waits as before, for whoever asks next, with
nothing to run out first. Whoever asks meanwhile passes over it.

Between the hand-over and the commit lies a moment in which a kill makes the next process hand over the same again.
That cannot be helped from this side; so the notice goes out with a mark made from its key, the same each time, by
which the other side knows the second for the first.
"""

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from sessions_app.domain.notices.wanted import why_unwanted
from sessions_app.models import Notice, NoticeSettings, NoticeState

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 10
FIRST_WAIT = dt.timedelta(minutes=1)
LONGEST_WAIT = dt.timedelta(hours=1)


class SendingError(Exception):
    """It did not go out. `message` is for the GM: it holds no address and nothing that opens anything.

    `is_final`: trying again would be answered alike. `wait`: how long the other side asks to be left alone.
    """

    def __init__(self, message: str, *, is_final: bool = False, wait: dt.timedelta | None = None) -> None:
        super().__init__(message)
        self.message = str(message)
        self.is_final = is_final
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Parcel:
    """A notice that is to go out now, with its session, campaign, member and user loaded."""

    notice: Notice
    settings: NoticeSettings


@transaction.atomic
def deliver_next(send: Callable[[Parcel], None], *, now: dt.datetime) -> Notice | None:
    """Take the notice that has waited longest, hand it to `send`, and keep what came of it; None when none is due.

    `send` raises SendingError for what did not go out.
    """
    notice = Notice.objects.due(now).free().with_all_it_takes().first()
    if notice is None:
        return None
    settings = NoticeSettings.objects.of(notice.campaign).first() or NoticeSettings(campaign=notice.campaign)
    reason = why_unwanted(notice, settings, now=now)
    if reason:
        # One that could not be sent in time has failed, for the reason it failed for.
        notice.state = NoticeState.FAILED if notice.attempts else NoticeState.DROPPED
        notice.problem = notice.problem or reason
    else:
        _try(send, Parcel(notice, settings), now=now)
    notice.save(update_fields=["state", "attempts", "next_attempt_at", "sent_at", "problem"])
    return notice


def _try(send: Callable[[Parcel], None], parcel: Parcel, *, now: dt.datetime) -> None:
    notice = parcel.notice
    notice.attempts += 1
    try:
        # What fails in here must leave the transaction able to say so.
        with transaction.atomic():
            send(parcel)
    except SendingError as error:
        _failed(notice, error, now=now)
    except Exception:
        logger.exception("Notice %s could not be made", notice.pk)
        _failed(notice, SendingError(_("Something went wrong on this site.")), now=now)
    else:
        notice.state, notice.sent_at, notice.problem = NoticeState.SENT, now, ""


def _failed(notice: Notice, error: SendingError, *, now: dt.datetime) -> None:
    notice.problem = error.message[:500]
    if error.is_final or notice.attempts >= MOST_ATTEMPTS:
        notice.state = NoticeState.FAILED
    wait = min(FIRST_WAIT * 2 ** (notice.attempts - 1), LONGEST_WAIT)
    notice.next_attempt_at = now + min(max(wait, error.wait or wait), LONGEST_WAIT)
