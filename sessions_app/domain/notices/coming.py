"""Which reminder goes out next."""

import datetime as dt
from dataclasses import dataclass

from sessions_app.domain.notices.addressees import addressees_of
from sessions_app.models import NoticeSettings, Rsvp, Session


@dataclass(frozen=True, slots=True)
class ComingReminder:
    """`mails`: to how many, as things stand. `is_due`: its hour has come, so it is with what was sent."""

    session: Session
    goes_out_at: dt.datetime
    mails: int
    to_webhook: bool
    is_due: bool


def coming_reminder(chosen: NoticeSettings, *, now: dt.datetime) -> ComingReminder | None:
    """Of the next session whose hour has not come; where there is none, of one whose hour has. Four queries at most."""
    sessions = list(Session.objects.of(chosen.campaign).upcoming(now))
    ahead = dt.timedelta(hours=chosen.hours_ahead)
    dated = [(session, start - ahead) for session in sessions if (start := session.real_start_time) and start > now]
    if not dated:
        return None
    session, goes_out_at = next(((one, moment) for one, moment in dated if moment > now), dated[0])
    told = [one for one in addressees_of([session])[session.pk] if one.rsvp != Rsvp.NO] if chosen.by_mail else []
    return ComingReminder(session, goes_out_at, len(told), bool(chosen.webhook_url), goes_out_at <= now)
