"""Somebody says whether they can play."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.storable import is_storable
from campaigntracker.campaigns.models import Member
from sessions_app.domain.date_answers import answer_current_date
from sessions_app.domain.locking import lock_session
from sessions_app.domain.outdated import set_answer
from sessions_app.domain.roster import seat_player, write_answers
from sessions_app.domain.seating import refuse_unless_planned, refuse_who_does_not_play
from sessions_app.models import Rsvp, Session, SessionPlayer

LONGEST_NOTE = 300


@transaction.atomic
def answer(
    session: Session, member: Member, *, rsvp: str | None = None, note: str | None = None, now: dt.datetime
) -> SessionPlayer:
    """Note what they said; None leaves the answer, or the note, as it is. Whoever is not on the roster yet joins it.

    Raise RuleError when the session is not on the plan any more, or this member does not play in it.
    """
    session = lock_session(session)
    refuse_unless_planned(session)
    refuse_who_does_not_play(session, member)
    if rsvp is not None and rsvp not in Rsvp.values:
        raise RuleError(_("Say yes, no, maybe or late."), field="rsvp")
    if note is not None and len(note) > LONGEST_NOTE:
        raise RuleError(_("A note has at most %(limit)s characters.") % {"limit": LONGEST_NOTE}, field="note")
    if note is not None and not is_storable(note):
        raise RuleError(_("The note holds characters that cannot be kept."), field="note")
    row = seat_player(session, member.pk)
    if rsvp is not None:
        set_answer(row, rsvp, session)
    if note is not None:
        row.note = note.strip()
    write_answers([row])
    answer_current_date(session, [row], now=now)
    return row
