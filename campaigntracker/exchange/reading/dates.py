"""The dates that were proposed for a session, and who can make which."""

import datetime as dt
from collections.abc import Collection

from django.utils.translation import gettext as _

from campaigntracker.exchange.reading.names import Once, member_reference
from campaigntracker.exchange.reading.place import Place
from campaigntracker.exchange.records import AnswerRecord, DateRecord
from sessions_app.models import Availability


def read_dates(place: Place, members: Collection[str]) -> tuple[DateRecord, ...]:
    """Each moment once, and one of them picked at most."""
    seen, dates = Once(), []
    picked: Place | None = None
    for entry in place.entries():
        entry.fields(("startTime", "picked", "answers"))
        start = entry.at("startTime")
        starts_at = _moment(start)
        seen.note(starts_at, start)
        is_picked = entry.at("picked").flag()
        if is_picked:
            if picked is not None:
                raise entry.at("picked").error(_("%(place)s is picked already") % {"place": picked})
            picked = entry
        answers = _read_answers(entry.at("answers"), members)
        dates.append(DateRecord(starts_at=starts_at, picked=is_picked, answers=answers))
    return tuple(dates)


def _moment(place: Place) -> dt.datetime:
    instant = place.required().instant()
    if instant is None:
        raise place.error(_("is missing"))
    return instant


def _read_answers(place: Place, members: Collection[str]) -> tuple[AnswerRecord, ...]:
    seen, answers = Once(), []
    for entry in place.entries():
        entry.fields(("userId", "answer", "answeredAt"))
        answers.append(
            AnswerRecord(
                member=member_reference(entry.at("userId").required(), members),
                answer=entry.at("answer").required().one_of(Availability.values, ""),
                answered_at=entry.at("answeredAt").instant(),
            )
        )
        seen.note(answers[-1].member, entry.at("userId"))
    return tuple(answers)
