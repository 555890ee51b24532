"""The recap: what a session's log tells, in sentences that know the events they stand on.

Nothing is told that no event says; what nothing was logged of is left out.
"""

from events_app.domain.recap.compose import compose
from events_app.domain.recap.goals import GoalOutcome
from events_app.domain.recap.markdown import to_markdown, to_text
from events_app.domain.recap.reading import outcomes_of, recap_of, recap_text, short_recap
from events_app.domain.recap.sentences import Part, Recap, Sentence

__all__ = [
    "GoalOutcome",
    "Part",
    "Recap",
    "Sentence",
    "compose",
    "outcomes_of",
    "recap_of",
    "recap_text",
    "short_recap",
    "to_markdown",
    "to_text",
]
