"""The proposed dates of a session, and who can make which: as its pages read them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sessions_app.models import Availability, DateAnswer, DateOption, Session


@dataclass(frozen=True, slots=True)
class Voice:
    """What one of those who are asked said of a date; `answer` is empty where they have said nothing yet."""

    member_id: UUID
    name: str
    answer: str

    @property
    def word(self) -> str:
        return str(Availability(self.answer).label) if self.answer else ""


@dataclass(frozen=True, slots=True)
class DateLine:
    """A proposed date. `is_best`: somebody can make it gladly, and no other such date to come suits more people."""

    id: UUID
    starts_at: dt.datetime
    is_picked: bool
    is_past: bool
    is_best: bool
    voices: tuple[Voice, ...]

    @property
    def yes(self) -> list[str]:
        return self._who(Availability.YES)

    @property
    def maybe(self) -> list[str]:
        return self._who(Availability.MAYBE)

    @property
    def no(self) -> list[str]:
        return self._who(Availability.NO)

    @property
    def silent(self) -> list[str]:
        return self._who("")

    def _who(self, answer: str) -> list[str]:
        return [voice.name for voice in self.voices if voice.answer == answer]


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """A date as somebody is asked about it."""

    id: UUID
    starts_at: dt.datetime
    answer: str


@dataclass(frozen=True, slots=True)
class DatePoll:
    """`lines`, the earliest first; `names` of all who are asked, in the order of every line's voices."""

    lines: tuple[DateLine, ...]
    names: Mapping[UUID, str]
    is_dated: bool
    marked: UUID | None
    """The date that was picked last, even if the session has been given another by hand since."""

    @property
    def ahead(self) -> list[DateLine]:
        """The dates that can still be answered and picked."""
        return [line for line in self.lines if not line.is_past]

    @property
    def is_open(self) -> bool:
        """The session has no date yet, and there are some to choose from."""
        return not self.is_dated and bool(self.ahead)

    @property
    def picked(self) -> DateLine | None:
        return next((line for line in self.lines if line.is_picked), None)

    def asked_of(self, member_id: UUID) -> list[OwnAnswer]:
        """What this member is asked, with what they said so far."""
        return [
            OwnAnswer(line.id, line.starts_at, voice.answer)
            for line in self.ahead
            for voice in line.voices
            if voice.member_id == member_id
        ]

    def is_answered_by(self, member_id: UUID) -> bool:
        """They have said something of every date that is still to come."""
        return all(asked.answer for asked in self.asked_of(member_id))


def read_poll(session: Session, names: Mapping[UUID, str], *, now: dt.datetime) -> DatePoll | None:
    """The dates proposed for it, asked of the members named; None where none were. Two queries at most."""
    options = list(DateOption.objects.of_session(session))
    if not options:
        return None
    rows = DateAnswer.objects.filter(campaign_id=session.campaign_id, option__in=[option.pk for option in options])
    said = {(option, member): answer for option, member, answer in rows.values_list("option", "member", "answer")}
    voices = {
        option.pk: tuple(Voice(member, name, said.get((option.pk, member), "")) for member, name in names.items())
        for option in options
    }
    best = _best(voices[option.pk] for option in options if option.starts_at > now)
    lines = (
        DateLine(
            id=option.pk,
            starts_at=option.starts_at,
            is_picked=option.picked and option.starts_at == session.real_start_time,
            is_past=option.starts_at <= now,
            is_best=option.starts_at > now and best is not None and _score(voices[option.pk]) == best,
            voices=voices[option.pk],
        )
        for option in options
    )
    marked = next((option.pk for option in options if option.picked), None)
    is_dated = session.real_start_time is not None
    return DatePoll(lines=tuple(lines), names=dict(names), is_dated=is_dated, marked=marked)


def _best(all_voices: Iterable[tuple[Voice, ...]]) -> tuple[int, int] | None:
    """The best score of a date that somebody says yes to; None where nobody does."""
    return max((score for voices in all_voices if (score := _score(voices))[1]), default=None)


def _score(voices: Iterable[Voice]) -> tuple[int, int]:
    """How many can come, then how many of them gladly."""
    answers = [voice.answer for voice in voices]
    gladly, if_need_be = answers.count(Availability.YES), answers.count(Availability.MAYBE)
    return gladly + if_need_be, gladly
