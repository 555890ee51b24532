"""Filling in what the items of one sending leave out: number, moment, place on the game clock."""

import datetime as dt

from campaigntracker.campaigns.models import Campaign, Member
from campaigntracker.ids import uuid7
from events_app.domain.errors import BadItemError
from events_app.domain.items import EventItem
from events_app.domain.reaching import check_reach, is_too_far, too_far
from events_app.domain.recorded import NewEvent
from events_app.models import Visibility
from sessions_app.models import Session


class Stamper:
    """`clock` and `seq` are where the game clock and the session's counter stand after the events stamped so far."""

    def __init__(
        self, campaign: Campaign, session: Session | None, *, by: Member | None, clock: int, now: dt.datetime
    ) -> None:
        self._campaign, self._session, self._by, self._now = campaign, session, by, now
        self.clock, self.seq = clock, session.last_seq if session else 0

    def stamp(self, item: EventItem, category: str, index: int) -> NewEvent:
        """The next event. Raise BadItemError for a moment, or a move of the clock, beyond the calendar's reach."""
        check_reach(item, self._campaign.definition, index)
        self.seq += 1
        new = NewEvent(
            id=uuid7(),
            seq=self.seq if self._session else None,
            campaign=self._campaign,
            session=self._session,
            author=self._by,
            item=item,
            category=category,
            real_time=item.real_time or self._now,
            game_time=self.clock if item.game_time is None else item.game_time,
            now=self._now,
        )
        before, self.clock = self.clock, _clock_after(item, self.clock)
        if self.clock != before and is_too_far(self.clock, self._campaign.definition, before=before):
            raise BadItemError(index, "amount", too_far())
        return new


def _clock_after(item: EventItem, clock: int) -> int:
    """Where the clock stands after the event: time may be advanced or rewound, and a stated moment moves it forward.

    All read the clock, so what only the GM may see leaves it where it is.
    """
    if item.visibility == Visibility.GM:
        return clock
    if item.game_time is not None:
        return max(clock, item.game_time)
    if item.type == "time_advanced" and item.amount:
        return clock + item.amount
    return clock
