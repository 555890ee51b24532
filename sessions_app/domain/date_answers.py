"""Who can make which of the proposed dates: the only writer of DateAnswer."""

import datetime as dt
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Member
from sessions_app.domain.locking import lock_session
from sessions_app.domain.outdated import is_outdated
from sessions_app.domain.seating import refuse_unless_planned, refuse_who_does_not_play
from sessions_app.models import Availability, DateAnswer, DateOption, Rsvp, Session, SessionPlayer

# What an answer to the session says of its date, and the other way round.
OF_RSVP = {
    Rsvp.YES: Availability.YES,
    Rsvp.LATE: Availability.YES,
    Rsvp.MAYBE: Availability.MAYBE,
    Rsvp.NO: Availability.NO,
}
AS_RSVP = {Availability.YES: Rsvp.YES, Availability.MAYBE: Rsvp.MAYBE, Availability.NO: Rsvp.NO}


@transaction.atomic
def answer_dates(session: Session, member: Member, answers: Mapping[UUID, str], *, now: dt.datetime) -> None:
    """Note for each proposed date, by its id, whether the member can make it; dates left out stay as they are.

    A date that is no longer proposed is passed over. Raise RuleError when nobody is asked any more.
    """
    session = lock_session(session)
    refuse_unless_planned(session)
    refuse_who_does_not_play(session, member)
    if session.real_start_time is not None:
        raise RuleError(_("The date of %(session)s has been set: say whether you can play.") % {"session": session})
    if any(said not in Availability.values for said in answers.values()):
        raise RuleError(_("Say yes, if need be, or no."))
    options = DateOption.objects.of_session(session).filter(pk__in=answers)
    write_date_answers(session, {(option.pk, member.pk): answers[option.pk] for option in options}, now=now)


def answer_current_date(session: Session, rows: Iterable[SessionPlayer], *, now: dt.datetime) -> None:
    """Where the session's date is one of the proposed: an answer to the session is one to that date as well.

    So nothing that was said is lost when another date is picked, and this one again after it. What was said of
    another date, before the session was moved to this one, is no answer to it.
    """
    if session.real_start_time is None:
        return
    option = DateOption.objects.of_session(session).filter(starts_at=session.real_start_time).first()
    if option is not None:
        said = {(option.pk, row.member_id): OF_RSVP[Rsvp(row.rsvp)] for row in rows if _stands(row, session)}
        write_date_answers(session, said, now=now)


def _stands(row: SessionPlayer, session: Session) -> bool:
    return row.rsvp != Rsvp.NONE and not is_outdated(row.rsvp, row.rsvp_for, session.real_start_time)


def write_date_answers(session: Session, answers: Mapping[tuple[UUID, UUID], str], *, now: dt.datetime) -> None:
    """Answers by option and member; the session is locked. Rows that did not change are left alone."""
    options = {option for option, _member in answers}
    rows = DateAnswer.objects.filter(campaign_id=session.campaign_id, option__in=options)
    present = {(row.option_id, row.member_id): row for row in rows}
    changed = [row for key, row in present.items() if key in answers and row.answer != answers[key]]
    for row in changed:
        row.answer, row.answered_at = answers[row.option_id, row.member_id], now
    DateAnswer.objects.bulk_update(changed, ["answer", "answered_at"])
    DateAnswer.objects.bulk_create(
        DateAnswer(campaign_id=session.campaign_id, option_id=option, member_id=member, answer=said, answered_at=now)
        for (option, member), said in answers.items()
        if (option, member) not in present
    )
