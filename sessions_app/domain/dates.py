"""Several dates are proposed for a session, and one of them is picked: the only writer of DateOption."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.real_time import problem_with
from sessions_app.domain.date_answers import AS_RSVP, answer_current_date
from sessions_app.domain.errors import DateError
from sessions_app.domain.locking import lock_session, save_session
from sessions_app.domain.outdated import set_answer
from sessions_app.domain.planning import check_times
from sessions_app.domain.roster import seat_players, write_answers
from sessions_app.domain.seating import refuse_unless_planned
from sessions_app.models import Availability, DateAnswer, DateOption, Rsvp, Session, SessionPlayer

MOST_DATES = 12


@transaction.atomic
def propose_dates(session: Session, moments: Iterable[dt.datetime], *, now: dt.datetime) -> list[DateOption]:
    """Ask who can play when. A date that the session has by now joins those that are asked about.

    Raise DateError, and propose none, when one has passed, comes twice or is proposed already; RuleError when there
    would be too many.
    """
    session = _lock_planned(session)
    moments = list(moments)
    if moments and session.real_start_time is not None:
        _open(session, now=now)
    taken = set(DateOption.objects.of_session(session).values_list("starts_at", flat=True))
    fresh: set[dt.datetime] = set()
    for moment in moments:
        if problem := problem_with(moment):
            raise DateError(problem, moment)
        if moment <= now:
            raise DateError(_("This date has passed."), moment)
        if moment in taken:
            raise DateError(_("This date is proposed already."), moment)
        if moment in fresh:
            raise DateError(_("This date stands here twice."), moment)
        fresh.add(moment)
    if len(taken | fresh) > MOST_DATES:
        words = _("At most %(limit)s dates can be proposed: remove one first.")
        raise RuleError(words % {"limit": MOST_DATES}, field="starts_at")
    return DateOption.objects.bulk_create(
        DateOption(campaign_id=session.campaign_id, session=session, starts_at=moment) for moment in moments
    )


@transaction.atomic
def withdraw_date(session: Session, option_id: UUID) -> None:
    """Propose a date no longer; what was answered to it goes with it. One that has gone already is no news."""
    session = _lock_planned(session)
    option = DateOption.objects.of_session(session).filter(pk=option_id).first()
    if option is None:
        return
    if option.picked and option.starts_at == session.real_start_time:
        raise RuleError(_("This date is picked. Pick another, or none, before you remove it."))
    option.delete()


@transaction.atomic
def pick_date(session: Session, option_id: UUID, *, instead_of: UUID | None = None, now: dt.datetime) -> Session:
    """Set the session's date to a proposed one, and make of the answers to it answers to the session.

    `instead_of` is the date that whoever picks saw as picked: where somebody else has picked another since, raise
    RuleError. Raise it too when the date is no longer proposed or has passed. Picking once more what is picked, and
    is the session's date, changes nothing: what people have said since stands.
    """
    session = _lock_planned(session)
    options = {option.pk: option for option in DateOption.objects.of_session(session)}
    chosen = options.get(option_id)
    if chosen is None:
        raise RuleError(_("This date is no longer proposed."))
    picked = next((option for option in options.values() if option.picked), None)
    if chosen == picked and session.real_start_time == chosen.starts_at:
        return session
    if picked is not None and picked.pk != instead_of:
        raise RuleError(_("Somebody has picked another date meanwhile."))
    if chosen.starts_at <= now:
        raise RuleError(_("This date has passed."))
    check_times(chosen.starts_at, session.real_end_time, None, None)
    _keep_answers(session, now=now)
    _mark_picked(options.values(), chosen)
    was_dated = session.real_start_time is not None
    session.real_start_time = chosen.starts_at
    saved = save_session(session, now=now)
    _answer_for_date(saved, chosen, forget=was_dated)
    return saved


@transaction.atomic
def unpick_date(session: Session, *, now: dt.datetime) -> Session:
    """Leave the date open again. What was said of it stays as answers to a proposed date."""
    session = _lock_planned(session)
    if session.real_start_time is None:
        return session
    return _open(session, now=now)


def _lock_planned(session: Session) -> Session:
    locked = lock_session(session)
    refuse_unless_planned(locked)
    return locked


def _open(session: Session, *, now: dt.datetime) -> Session:
    """Take the session's date back into the open poll, with the answers it has had."""
    start = session.real_start_time
    options = list(DateOption.objects.of_session(session))
    if start is not None and start > now and all(option.starts_at != start for option in options):
        DateOption.objects.create(campaign_id=session.campaign_id, session=session, starts_at=start)
    _keep_answers(session, now=now)
    _mark_picked(options, None)
    session.real_start_time = None
    rows = [row for row in SessionPlayer.objects.of(session) if row.rsvp != Rsvp.NONE]
    for row in rows:
        set_answer(row, Rsvp.NONE, session)
    write_answers(rows)
    return save_session(session, now=now)


def _keep_answers(session: Session, *, now: dt.datetime) -> None:
    answer_current_date(session, SessionPlayer.objects.of(session), now=now)


def _mark_picked(options: Iterable[DateOption], chosen: DateOption | None) -> None:
    """The old one first: the database lets no two be picked, not even for a moment."""
    for option in options:
        if option.picked and option != chosen:
            option.picked = False
            option.save(update_fields=["picked"])
    if chosen is not None and not chosen.picked:
        chosen.picked = True
        chosen.save(update_fields=["picked"])


def _answer_for_date(session: Session, option: DateOption, *, forget: bool) -> None:
    """What was answered to the date is answered to the session. `forget` what was said of another date before."""
    said = dict(
        DateAnswer.objects.filter(campaign_id=session.campaign_id, option=option).values_list("member", "answer")
    )
    rows = seat_players(session, said)
    changed = []
    for row in rows:
        answer = said.get(row.member_id)
        if answer is None and not forget:
            continue
        if set_answer(row, AS_RSVP[Availability(answer)] if answer else Rsvp.NONE, session):
            changed.append(row)
    write_answers(changed)
