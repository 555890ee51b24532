"""How the game clock follows a correction of the log.

A party event of type `time_advanced` with an amount takes the clock from its own game time to that plus the amount.
Taken back (voided, hidden, made something else) or changed, it brings the clock along only while it is the clock's
last move: while the clock stands where the event left it. Taken in again during play, it moves a clock that stands
where the event begins. In every other case the clock stays, for something else has set it since, and whoever corrects
the log is told so. What only GMs may see never moves the clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigntracker import gametime
from campaigntracker.campaigns.domain.clock import set_clock
from campaigntracker.campaigns.models import Campaign
from events_app.domain.checking import BIGGEST
from events_app.domain.errors import BadItemError
from events_app.models import Event


@dataclass(frozen=True, slots=True)
class ClockStep:
    """From where to where an event takes the clock, in total seconds."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StepChange:
    """One event's step before and after a correction; None: it takes the clock nowhere."""

    before: ClockStep | None
    after: ClockStep | None
    is_in_play: bool


def step_of(event: Event) -> ClockStep | None:
    """The step the event makes; None for one that is voided, hidden from the party, or of another kind."""
    if event.type != "time_advanced" or not event.amount or not event.is_seen_by_party:
        return None
    return ClockStep(event.game_time, event.game_time + event.amount)


def is_in_play(event: Event) -> bool:
    """Whether the event stands in the session being played, which alone drives the clock."""
    return event.session is not None and event.session.is_in_progress


def move_clock_along(campaign: Campaign, changes: Iterable[StepChange]) -> None:
    """Let the clock follow corrections to events, given in the order in which these were recorded.

    The campaign must be locked. Raise BadItemError when the clock cannot go that far.
    """
    changes, clock = list(changes), campaign.clock
    # What happened last is taken back first, and what comes in anew goes on from there.
    for change in reversed(changes):
        if change.before and clock == change.before.end:
            clock = change.after.end if change.after else change.before.start
    for change in changes:
        if change.after and not change.before and change.is_in_play and clock == change.after.start:
            clock = change.after.end
    if abs(clock) > BIGGEST:
        raise BadItemError(0, "amount", _("The game clock cannot go that far."))
    if clock != campaign.clock:
        set_clock(campaign, clock)


def clock_note(before: Event, after: Event) -> str:
    """What to tell of the clock after a correction; empty when it had no part in it.

    Both with the campaign as it was read with them: `before` ahead of the correction, `after` as it was left.
    """
    if step_of(before) == step_of(after):
        return ""
    now = gametime.format(after.campaign.clock, after.campaign.definition)
    if before.campaign.clock != after.campaign.clock:
        return _("The game clock follows: it shows %(moment)s.") % {"moment": now}
    return _("The game clock stays at %(moment)s: this was not its last move.") % {"moment": now}
