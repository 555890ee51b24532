"""What a session made of goals: stated by people, so that it stands on the goal itself and on no event."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import ngettext

from events_app.domain.recap.sentences import Part, Sentence, bare, listing, sentence
from events_app.domain.recap.wording import quoted


class GoalOutcome(NamedTuple):
    """The state that the session brought a goal into: achieved, failed, dropped, or open again."""

    goal: UUID
    title: str
    outcome: str


def goals(outcomes: Sequence[GoalOutcome]) -> Iterator[Sentence]:
    if achieved := _told(outcomes, "achieved"):
        text = ngettext("They achieved the goal %(goals)s.", "They achieved the goals %(goals)s.", len(achieved))
        yield sentence("goalsAchieved", text, goals=achieved)
    if failed := _told(outcomes, "failed"):
        text = ngettext("They failed at the goal %(goals)s.", "They failed at the goals %(goals)s.", len(failed))
        yield sentence("goalsFailed", text, goals=failed)
    if dropped := _told(outcomes, "dropped"):
        text = ngettext("They gave up the goal %(goals)s.", "They gave up the goals %(goals)s.", len(dropped))
        yield sentence("goalsDropped", text, goals=dropped)
    if reopened := _told(outcomes, "open"):
        text = ngettext(
            "They took up the goal %(goals)s again.", "They took up the goals %(goals)s again.", len(reopened)
        )
        yield sentence("goalsReopened", text, goals=reopened)


def _told(outcomes: Sequence[GoalOutcome], outcome: str) -> tuple[Part, ...]:
    found = [one for one in outcomes if one.outcome == outcome and bare(one.title)]
    return listing(Part(quoted(one.title, ()).text, goal=one.goal) for one in found)
