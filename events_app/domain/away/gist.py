"""What several missed sessions come to, before each is told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from events_app.domain.away.missed import MissedSession
from sessions_app.models import SessionGoal


@dataclass(frozen=True, slots=True)
class Gist:
    """`quests_open`: those taken up and not completed meanwhile; `levels`: the highest that each character reached."""

    minutes: int
    xp: int
    treasure: int
    quests_open: tuple[str, ...]
    quests_completed: tuple[str, ...]
    people: tuple[str, ...]
    places: tuple[str, ...]
    levels: tuple[tuple[str, int], ...]
    outcomes: tuple[SessionGoal, ...]


def gist_of(missed: Sequence[MissedSession]) -> Gist:
    levels: dict[str, int] = {}
    for one in missed:
        for name, level in one.levels:
            levels[name] = max(level, levels.get(name, 0))
    completed = _each_once(name for one in missed for name in one.digest.quests_completed)
    done = {name.casefold() for name in completed}
    started = _each_once(name for one in missed for name in one.digest.quests_started)
    outcomes = {row.goal_id: row for one in missed for row in one.outcomes}
    return Gist(
        minutes=sum(one.session.duration_minutes or 0 for one in missed),
        xp=sum(one.xp for one in missed),
        treasure=sum(one.treasure for one in missed),
        quests_open=tuple(name for name in started if name.casefold() not in done),
        quests_completed=completed,
        people=_each_once(name for one in missed for name in one.digest.npcs_introduced),
        places=_each_once(name for one in missed for name in one.digest.locations_visited),
        levels=tuple(levels.items()),
        outcomes=tuple(outcomes.values()),
    )


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    """As they came up, whatever their case."""
    return tuple({name.casefold(): name for name in reversed(list(names))}.values())[::-1]
