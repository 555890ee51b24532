"""The recap of a session, as one viewer may read it."""

from collections.abc import Sequence

from campaigntracker.campaigns.models import Viewer
from campaigntracker.gametime import CalendarDefinition
from events_app.domain.breakdown import ids_of
from events_app.domain.fold import CopyFold
from events_app.domain.projection import kept_copy
from events_app.domain.recap.compose import compose
from events_app.domain.recap.goals import GoalOutcome
from events_app.domain.recap.markdown import to_markdown
from events_app.domain.recap.sentences import Recap
from events_app.domain.recap.span import span_words
from sessions_app.models import Session, SessionGoal

# What a short form tells first; what it chose is told in the order of the whole.
MOST_TELLING = (
    "deaths", "questsCompleted", "fights", "people", "questsStarted", "places", "items", "questsFailed", "downs",
    "rooms", "travels", "levels", "treasure", "highlights", "goals", "quotes", "xp", "fallen", "rests",
)  # fmt: skip
SHORT = 2


def recap_of(session: Session, viewer: Viewer, *, outcomes: Sequence[GoalOutcome] | None = None) -> Recap:
    """Composed from the viewer's copy, with the ids of the events, for one query.

    `outcomes` are those of the session's goals; one more query asks for them where they are not given.
    """
    recap = _composed(session, viewer, outcomes_of(session, viewer) if outcomes is None else outcomes)
    ids = ids_of(session, [seq for sentence in recap.sentences for seq in sentence.seqs])
    return recap.with_events(ids.get)


def recap_text(session: Session, viewer: Viewer) -> str:
    """The recap in Markdown without links, for no query: what stands in documents as `summary.auto`, beside the goals.

    What was stated there wins.
    """
    stated: str = session.summary.get("auto", "")
    return stated or to_markdown(_composed(session, viewer))


def short_recap(session: Session, viewer: Viewer) -> Recap:
    """Its two most telling sentences, without the ids of events; empty where nothing is to tell. Takes no query."""
    sentences = _composed(session, viewer).sentences
    told = sorted(
        (MOST_TELLING.index(sentence.kind), position)
        for position, sentence in enumerate(sentences)
        if sentence.kind in MOST_TELLING
    )
    chosen = sorted(position for _rank, position in told[:SHORT])
    return Recap((tuple(sentences[position] for position in chosen),) if chosen else ())


def outcomes_of(session: Session, viewer: Viewer) -> tuple[GoalOutcome, ...]:
    """What the session made of the goals that the viewer may know of, as they were set."""
    rows = SessionGoal.objects.visible_to(viewer).of_session(session).exclude(outcome="").order_by("goal")
    return tuple(GoalOutcome(*row) for row in rows.values_list("goal", "goal__title", "outcome"))


def tell_copy(copy: CopyFold, start: int | None, end: int | None, definition: CalendarDefinition) -> str:
    """What a copy tells, in Markdown without links, of a session that lasted so long in the game."""
    return to_markdown(compose(copy, span=span_words(start, end, definition)))


def _composed(session: Session, viewer: Viewer, outcomes: Sequence[GoalOutcome] = ()) -> Recap:
    span = span_words(session.game_start_time, session.game_end_time, viewer.campaign.definition)
    return compose(kept_copy(session, viewer), span=span, outcomes=outcomes)
