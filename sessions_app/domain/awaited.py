"""Who has yet to answer, over all the campaigns in which somebody plays."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from uuid import UUID

from campaigntracker.campaigns.models import Member, Role
from sessions_app.domain.missed import was_missed
from sessions_app.models import DateAnswer, DateOption, Rsvp, Session, SessionPlayer


def seats_awaited(seats: Iterable[Member], upcoming: Mapping[UUID, Session], *, now: dt.datetime) -> set[UUID]:
    """The seats whose next session, by campaign, waits for an answer from there. Three queries, however many."""
    sessions = [session for session in upcoming.values() if not was_missed(session, now)]
    rows = SessionPlayer.objects.of_any_session(sessions).filter(member__in=seats)
    said = dict(rows.values_list("member", "rsvp"))
    undated = [session for session in sessions if session.real_start_time is None]
    options = DateOption.objects.filter(session__in=undated, starts_at__gt=now)
    proposed = Counter(options.values_list("campaign", flat=True))
    answers = DateAnswer.objects.filter(option__in=options, member__in=seats)
    answered = Counter(answers.values_list("member", flat=True))
    asked = {session.campaign_id for session in sessions}
    awaited = set()
    for seat in seats:
        if seat.campaign_id not in asked or (seat.role != Role.PLAYER and seat.pk not in said):
            continue
        dates = proposed[seat.campaign_id]
        if answered[seat.pk] < dates if dates else said.get(seat.pk, Rsvp.NONE) == Rsvp.NONE:
            awaited.add(seat.pk)
    return awaited
