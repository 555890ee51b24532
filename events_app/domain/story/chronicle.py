"""A whole campaign on one page."""

from collections.abc import Iterable
from dataclasses import dataclass

from campaigntracker.campaigns.models import Viewer
from events_app.domain.analytics.rows import Evening, read_evenings
from events_app.domain.chapter_figures import Sums, add_up
from events_app.domain.story.achievements import Ending, read_endings, read_goals_ended_by_hand
from events_app.domain.story.cast import Cast, read_cast
from events_app.domain.story.parts import Part, read_parts
from sessions_app.models import Session


@dataclass(frozen=True, slots=True)
class Chronicle:
    """`parts`: those with sessions that were played. `by_game_time`: these sessions as the game's clock orders them."""

    parts: tuple[Part, ...]
    sums: Sums
    cast: Cast
    endings: tuple[Ending, ...]
    by_game_time: tuple[Session, ...]

    @property
    def sessions(self) -> tuple[Session, ...]:
        return tuple(session for part in self.parts for session in part.told)

    @property
    def has_chapters(self) -> bool:
        return any(part.chapter for part in self.parts)


def read_chronicle(viewer: Viewer) -> Chronicle:
    """In a number of queries that does not depend on how much there is to tell."""
    evenings = read_evenings(viewer)
    parts = tuple(part for part in read_parts(viewer, evenings) if part.told)
    told = [session for part in parts for session in part.told]
    return Chronicle(
        parts=parts,
        sums=add_up(_of(told, evenings)),
        cast=read_cast(viewer),
        endings=(*read_endings(viewer), *read_goals_ended_by_hand(viewer)),
        by_game_time=tuple(sorted((one for one in told if one.game_start_time is not None), key=_moment)),
    )


def _of(told: Iterable[Session], evenings: Iterable[Evening]) -> list[Evening]:
    ids = {session.pk for session in told}
    return [evening for evening in evenings if evening.id in ids]


def _moment(session: Session) -> tuple[int, int]:
    return session.game_start_time or 0, session.number
