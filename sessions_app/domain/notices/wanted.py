"""Whether a notice that waited is still wanted: asked anew before each goes out."""

import datetime as dt

from django.utils.translation import gettext as _

from sessions_app.domain.notices.keys import moment_of, moment_of_dates, notice_key
from sessions_app.domain.notices.reach import is_reached
from sessions_app.models import DateOption, Notice, NoticeKind, NoticeSettings, Rsvp, Session, SessionPlayer


def why_unwanted(notice: Notice, settings: NoticeSettings, *, now: dt.datetime) -> str:
    """The reason for the GM's eyes, or "" for one that is to go out."""
    session = notice.session
    if not session.is_planned:
        return _("The session is no longer planned.")
    moment = _current_moment(notice)
    if moment is None or notice.key != notice_key(notice.kind, session.pk, moment, notice.member_id):
        return _("The date has changed.")
    start = session.real_start_time
    if notice.kind != NoticeKind.DATES_PROPOSED and start is not None and start <= now:
        return _("The session has begun.")
    if notice.member is None:
        return "" if settings.webhook_url else _("There is no webhook any more.")
    return _why_not_by_mail(notice, settings)


def _why_not_by_mail(notice: Notice, settings: NoticeSettings) -> str:
    member = notice.member
    if not settings.by_mail or member is None or not member.is_reminded:
        return _("Mails are not wanted any more.")
    if not is_reached(member):
        return _("The seat has no confirmed e-mail address any more.")
    roster = {player: said for _session, player, said in SessionPlayer.objects.of(notice.session).standing_answers()}
    if roster and member.pk not in roster:
        return _("No longer on the roster.")
    if notice.kind == NoticeKind.REMINDER and roster.get(member.pk) == Rsvp.NO:
        return _("Said no since.")
    return ""


def _current_moment(notice: Notice) -> str | None:
    """What the key would hold if it were made now."""
    session: Session = notice.session
    if notice.kind == NoticeKind.DATES_PROPOSED:
        options = DateOption.objects.of_session(session)
        starts = [option.starts_at for option in options if not option.picked]
        return moment_of_dates(starts) if starts else None
    return moment_of(session.real_start_time) if session.real_start_time else None
