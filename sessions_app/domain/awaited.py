"""Who has yet to answer, over all the campaigns in which somebody plays."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from campaigntracker.campaigns.models import Member, Role
from sessions_app.domain.missed import was_missed
from sessions_app.models import DateAnswer, DateOption, Rsvp, Session, SessionPlayer


class Awaited(NamedTuple):
    """A planned session that waits for somebody's answer. `dates` are proposed for it, `said` of them are answered."""

    session: Session
    dates: int
    said: int

    @property
    def is_asked(self) -> bool:
        """There is something to say yes or no to."""
        return bool(self.dates) or self.session.real_start_time is not None


def sessions_awaited(seats: Iterable[Member], *, now: dt.datetime) -> dict[UUID, list[Awaited]]:
    """By seat, the planned sessions that wait for an answer from there, the next first. Four queries, however many."""
    seats = list(seats)
    campaigns = {seat.campaign_id for seat in seats}
    planned: defaultdict[UUID, list[Session]] = defaultdict(list)
    for session in Session.objects.of_any(campaigns).upcoming(now).for_dated_links():
        if not was_missed(session, now):
            planned[session.campaign_id].append(session)
    sessions = [session for of_campaign in planned.values() for session in of_campaign]
    rows = SessionPlayer.objects.of_any_session(sessions).filter(member__in=seats)
    said = {(session, member): answer for session, member, answer in rows.standing_answers()}
    undated = [session for session in sessions if session.real_start_time is None]
    options = DateOption.objects.filter(session__in=undated, starts_at__gt=now)
    proposed = Counter(options.values_list("session", flat=True))
    answers = DateAnswer.objects.filter(option__in=options, member__in=seats)
    answered = Counter(answers.values_list("option__session", "member"))
    awaited: defaultdict[UUID, list[Awaited]] = defaultdict(list)
    for seat in seats:
        for session in planned[seat.campaign_id]:
            key = (session.pk, seat.pk)
            if seat.role != Role.PLAYER and key not in said:
                continue
            one = Awaited(session, proposed[session.pk], answered[key])
            if one.said < one.dates if one.dates else said.get(key, Rsvp.NONE) == Rsvp.NONE:
                awaited[seat.pk].append(one)
    return awaited
