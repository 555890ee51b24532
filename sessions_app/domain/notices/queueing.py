"""Writing down what is to be sent. Nothing goes out here."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction

from sessions_app.domain.notices.addressees import Addressee, addressees_of
from sessions_app.domain.notices.keys import key_stem, moment_of, moment_of_dates, notice_key
from sessions_app.models import DateOption, Notice, NoticeChannel, NoticeKind, NoticeSettings, Rsvp, Session

AT_ONCE = 1_000


@transaction.atomic
def due_reminders(now: dt.datetime) -> int:
    """Write down the reminders that are due in all campaigns; return how many are new. The same few queries always."""
    sessions: list[Any] = list(Session.objects.to_remind_of(now))
    if not sessions:
        return 0
    addressees = addressees_of(sessions)
    wanted: list[Notice] = []
    for session in sessions:
        coming = [addressee for addressee in addressees[session.pk] if addressee.rsvp != Rsvp.NO]
        told = coming if session.by_mail else []
        moment = moment_of(session.real_start_time)
        wanted += _notices(session, NoticeKind.REMINDER, moment, told, webhook=session.has_webhook, now=now)
    return _write(sessions, wanted)


@transaction.atomic
def announce_dates(session: Session, *, now: dt.datetime) -> int:
    """Tell that dates were proposed. Telling of the same dates again changes nothing."""
    starts = list(DateOption.objects.of_session(session).values_list("starts_at", flat=True))
    return _announce(session, NoticeKind.DATES_PROPOSED, moment_of_dates(starts), now=now) if starts else 0


@transaction.atomic
def announce_pick(session: Session, *, now: dt.datetime) -> int:
    """Tell when the session takes place. Telling of the same date again changes nothing."""
    start = session.real_start_time
    return _announce(session, NoticeKind.DATE_PICKED, moment_of(start), now=now) if start else 0


def is_pick_told(session: Session) -> bool:
    """Whether somebody has been told, or is about to be, of the date that the session has now."""
    start = session.real_start_time
    if start is None:
        return False
    stem = key_stem(NoticeKind.DATE_PICKED, session.pk, moment_of(start))
    return any(key.startswith(stem) for key in Notice.objects.keys_of([session]))


def _announce(session: Session, kind: str, moment: str, *, now: dt.datetime) -> int:
    chosen = NoticeSettings.objects.of(session.campaign).first() or NoticeSettings()
    addressees = addressees_of([session])[session.pk] if chosen.by_mail else []
    notices = _notices(session, kind, moment, addressees, webhook=bool(chosen.webhook_url), now=now)
    return _write([session], notices)


def _notices(
    session: Session, kind: str, moment: str, addressees: Iterable[Addressee], *, webhook: bool, now: dt.datetime
) -> Iterator[Notice]:
    common = {"campaign_id": session.campaign_id, "session": session, "kind": kind}
    times = {"next_attempt_at": now, "created_at": now}
    for addressee in addressees:
        key = notice_key(kind, session.pk, moment, addressee.member_id)
        yield Notice(**common, **times, channel=NoticeChannel.MAIL, member_id=addressee.member_id, key=key)
    if webhook:
        yield Notice(**common, **times, channel=NoticeChannel.WEBHOOK, key=notice_key(kind, session.pk, moment))


def _write(sessions: list[Session], wanted: Iterable[Notice]) -> int:
    """Those that are there already are looked up first, so that asking every few seconds writes nothing.

    Of two that ask at the same moment the database lets one write each.
    """
    present = set(Notice.objects.keys_of(sessions))
    fresh = [notice for notice in wanted if notice.key not in present]
    Notice.objects.bulk_create(fresh, ignore_conflicts=True, batch_size=AT_ONCE)
    return len(fresh)
