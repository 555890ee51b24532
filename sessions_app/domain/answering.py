"""Who is asked to a planned session, what they said, and who has yet to answer."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from campaigntracker.campaigns.models import Member, Viewer
from sessions_app.domain.guests import players_to_ask
from sessions_app.domain.missed import was_missed
from sessions_app.domain.outdated import is_outdated
from sessions_app.domain.polls import DatePoll, OwnAnswer, read_poll
from sessions_app.models import Rsvp, Session, SessionPlayer


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who is on the roster, or plays in the campaign and could be."""

    member: Member
    rsvp: str
    note: str
    rsvp_for: dt.datetime | None = None
    """The start that they said it of, where it is known."""
    is_outdated: bool = False
    """The session has moved since: they are asked again."""

    @property
    def id(self) -> UUID:
        return self.member.pk

    @property
    def name(self) -> str:
        return self.member.display_name

    @property
    def standing(self) -> str:
        """What they say of the date it has now."""
        return Rsvp.NONE.value if self.is_outdated else self.rsvp

    @property
    def answer(self) -> str:
        """The answer in a word; empty as long as there is none."""
        return "" if self.rsvp == Rsvp.NONE else str(Rsvp(self.rsvp).label)


@dataclass(frozen=True, slots=True)
class Answers:
    """All that is known of who can play. `own` is who asks, where they are asked themselves."""

    people: tuple[Asked, ...]
    poll: DatePoll | None
    own: Asked | None
    is_dated: bool
    is_missed: bool
    """Its evening has passed: there is nothing left to ask, until it has another date."""

    @property
    def is_polling(self) -> bool:
        """The question is when, and not yet whether."""
        return self.poll is not None and self.poll.is_open

    @property
    def own_dates(self) -> list[OwnAnswer]:
        return self.dates_of(self.own.id) if self.own else []

    def dates_of(self, member_id: UUID) -> list[OwnAnswer]:
        return self.poll.asked_of(member_id) if self.poll else []

    def person(self, member_id: UUID) -> Asked | None:
        return next((person for person in self.people if person.id == member_id), None)

    def has_answered(self, person: Asked) -> bool:
        if self.poll is not None and self.poll.is_open:
            return self.poll.is_answered_by(person.id)
        return person.standing != Rsvp.NONE

    @property
    def missing(self) -> list[Asked]:
        return [person for person in self.people if not self.has_answered(person)]

    @property
    def own_is_missing(self) -> bool:
        return self.own is not None and not self.is_missed and not self.has_answered(self.own)

    @property
    def own_is_asked(self) -> bool:
        """The same of an evening that has a date, or some to choose from."""
        return self.own_is_missing and (self.is_dated or self.is_polling)

    @property
    def own_said(self) -> int:
        """How many of the proposed dates they have answered."""
        return self.said_by(self.own) if self.own else 0

    def said_by(self, person: Asked) -> int:
        return sum(bool(asked.answer) for asked in self.dates_of(person.id))


def read_answers(session: Session, member: Member | None, *, now: dt.datetime) -> Answers:
    """Of a planned session, as `member` sees it; the same few queries for any number of people and dates."""
    people = _people(session)
    names = {person.id: person.name for person in people}
    own = next((person for person in people if member is not None and person.id == member.pk), None)
    return Answers(
        people=people,
        poll=read_poll(session, names, now=now),
        own=own,
        is_dated=session.real_start_time is not None,
        is_missed=was_missed(session, now),
    )


def answers_for(viewer: Viewer, session: Session, *, now: dt.datetime) -> Answers:
    return read_answers(session, viewer.member, now=now)


def _people(session: Session) -> tuple[Asked, ...]:
    """The roster in its order, then those who are expected and not on it, by name."""
    rows = SessionPlayer.objects.of(session).select_related("member").in_order()
    start = session.real_start_time
    seated = [
        Asked(row.member, row.rsvp, row.note, row.rsvp_for, is_outdated(row.rsvp, row.rsvp_for, start)) for row in rows
    ]
    on_roster = {person.id for person in seated}
    players = players_to_ask(session.campaign).in_order()
    others = [Asked(member, Rsvp.NONE, "") for member in players if member.pk not in on_roster]
    return (*seated, *others)
