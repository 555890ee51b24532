"""By what a notice is told from every other: the same key means the same notice."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from uuid import UUID

from sessions_app.models import NoticeChannel


def notice_key(kind: str, session_id: UUID, moment: str, member_id: UUID | None = None) -> str:
    """For what, and to whom; without a member it is the webhook's. A session that moves gets another `moment`."""
    channel = NoticeChannel.WEBHOOK if member_id is None else NoticeChannel.MAIL
    return key_stem(kind, session_id, moment) + ":".join([channel, *([str(member_id)] if member_id else [])])


def key_stem(kind: str, session_id: UUID, moment: str) -> str:
    """What the keys of all who are told the same begin with."""
    return f"{kind}:{session_id}:{moment}:"


def moment_of(start: dt.datetime) -> str:
    """A start as a key holds it, whatever zone it came in."""
    return start.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%S.%fZ")


def moment_of_dates(starts: Iterable[dt.datetime]) -> str:
    """Proposed dates as a key holds them, in whatever order they came."""
    return hashlib.sha256(" ".join(sorted(map(moment_of, starts))).encode()).hexdigest()[:32]


def mark_of(key: str) -> str:
    """What goes out with the notice: who gets one twice knows the second by it. It tells of nothing."""
    return hashlib.sha256(key.encode()).hexdigest()[:40]
