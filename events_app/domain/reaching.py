"""How far from the beginning of the story new events may lie, and the clock may go.

What a program sends by mistake, milliseconds for one, would otherwise take everybody's clock along. What is kept
already may lie farther away, and is not asked again.
"""

from django.utils.translation import gettext as _

from campaigntracker.gametime import CalendarDefinition
from campaigntracker.gametime.reach import MOST_YEARS, reach
from events_app.domain.errors import BadItemError
from events_app.domain.items import EventItem
from events_app.models import Event


def check_reach(item: EventItem, definition: CalendarDefinition, index: int = 0, *, kept: Event | None = None) -> None:
    """Raise BadItemError for a moment too far away, or too long a time that passes; but not for those of `kept`."""
    passes = item.amount if item.type == "time_advanced" else None
    if item.game_time is None and passes is None:
        return
    most = reach(definition)
    if item.game_time is not None and abs(item.game_time) > most and not (kept and kept.game_time == item.game_time):
        raise BadItemError(
            index,
            "gameTime",
            _("The moment lies more than %(years)s years from the beginning of the story.") % _years(),
        )
    if passes is not None and abs(passes) > most and not (kept and (kept.type, kept.amount) == (item.type, passes)):
        raise BadItemError(index, "amount", _("Time can pass by at most %(years)s years at once.") % _years())


def is_too_far(clock: int, definition: CalendarDefinition, *, before: int) -> bool:
    """Whether the clock may not go there from where it was `before`; the way back is always open."""
    return clock != before and abs(clock) > max(reach(definition), abs(before))


def too_far() -> str:
    return _("The game clock cannot go that far: at most %(years)s years from the beginning of the story.") % _years()


def _years() -> dict[str, str]:
    return {"years": f"{MOST_YEARS:,}"}
