"""A campaign's sessions laid out by chapter, in the order of the story."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from campaigntracker.campaigns.models import Viewer
from events_app.domain.analytics.rows import Evening, read_evenings
from events_app.domain.chapter_figures import Sums, add_up
from sessions_app.domain.chapter_spans import Span, ends
from sessions_app.models import Chapter, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A chapter with its sessions; or, `chapter` None, a run of sessions that are in none.

    `last` is None only for a chapter that goes on and that none comes after. `sessions` are all but the cancelled ones.
    """

    chapter: Chapter | None
    first: int
    last: int | None
    sessions: tuple[Session, ...]
    sums: Sums

    @property
    def told(self) -> tuple[Session, ...]:
        """Those that have been played, or are being."""
        return tuple(session for session in self.sessions if not session.is_planned)

    @property
    def first_number(self) -> int:
        """Of the sessions that were played; of all that belong here, where none was."""
        return self.told[0].number if self.told else self.first

    @property
    def last_number(self) -> int | None:
        """As `first_number`; None where it goes on."""
        return self.told[-1].number if self.told and self.last is not None else self.last

    @property
    def planned(self) -> int:
        return len(self.sessions) - len(self.told)


@dataclass(frozen=True, slots=True)
class Laid:
    """A chapter and the number of the last session in it; None where it is open at the end."""

    chapter: Chapter
    last: int | None

    def holds(self, number: int) -> bool:
        return self.chapter.first_number <= number and (self.last is None or number <= self.last)


def lay_out(chapters: Sequence[Chapter]) -> list[Laid]:
    """`chapters` in the order of the story."""
    spans = [Span(chapter.first_number, chapter.last_number) for chapter in chapters]
    return [Laid(chapter, last) for chapter, last in zip(chapters, ends(spans), strict=True)]


def read_parts(viewer: Viewer, evenings: Iterable[Evening] | None = None) -> tuple[Part, ...]:
    """Chapters, those without sessions too, and what lies between. `evenings`: those of the campaign, if at hand."""
    laid = lay_out(list(Chapter.objects.visible_to(viewer).in_order()))
    sessions = list(Session.objects.visible_to(viewer).not_cancelled().for_story().in_order())
    by_id = _by_id(viewer, evenings)
    held = {id(one): [session for session in sessions if one.holds(session.number)] for one in laid}
    parts = [_part(by_id, held[id(one)], laid=one) for one in laid]
    in_chapters = {session.pk for inside in held.values() for session in inside}
    outside = [session for session in sessions if session.pk not in in_chapters]
    parts += [_part(by_id, run) for run in _runs(outside, _after(laid))]
    return tuple(sorted(parts, key=lambda part: part.first))


def part_of(viewer: Viewer, laid: Laid) -> Part:
    """One chapter by itself."""
    sessions = Session.objects.visible_to(viewer).not_cancelled().numbered_from(laid.chapter.first_number, laid.last)
    return _part(_by_id(viewer), list(sessions.for_story().in_order()), laid=laid)


def _by_id(viewer: Viewer, evenings: Iterable[Evening] | None = None) -> dict[UUID, Evening]:
    known = read_evenings(viewer) if evenings is None else evenings
    return {evening.id: evening for evening in known}


def _after(laid: Sequence[Laid]) -> Callable[[Session], int]:
    """How many chapters have begun by a session: what lies between the same two is told together."""
    return lambda session: sum(one.chapter.first_number <= session.number for one in laid)


def _runs(sessions: Iterable[Session], key: Callable[[Session], int]) -> list[list[Session]]:
    return [list(run) for _key, run in groupby(sessions, key)]


def _part(evenings: dict[UUID, Evening], sessions: Sequence[Session], *, laid: Laid | None = None) -> Part:
    return Part(
        chapter=laid.chapter if laid else None,
        first=laid.chapter.first_number if laid else sessions[0].number,
        last=laid.last if laid else sessions[-1].number,
        sessions=tuple(sessions),
        sums=add_up(evenings[session.pk] for session in sessions if session.pk in evenings),
    )
