"""The days of a sheet as a list: each day of which something is to be told, long stretches folded into one row."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from events_app.domain.calendarsheet import CalendarDay


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One day, or several in a row on which nothing but the same sessions goes on."""

    days: tuple[CalendarDay, ...]

    @property
    def first(self) -> CalendarDay:
        return self.days[0]

    @property
    def is_folded(self) -> bool:
        return len(self.days) > 1

    @property
    def title(self) -> str:
        """ "Days 4–24", "Midsummer – 3"; the whole name of a day that stands alone."""
        first, last = self.days[0], self.days[-1]
        if not self.is_folded:
            return first.title
        if first.run or last.run:
            return f"{first.name} – {last.name}"
        return _("Days %(first)s–%(last)s") % {"first": first.label, "last": last.label}


def agenda_of(days: Iterable[CalendarDay]) -> tuple[AgendaRow, ...]:
    """The eventful days in their order."""
    rows: list[AgendaRow] = []
    for key, group in groupby((day for day in days if day.is_eventful), key=_what_goes_on):
        found = tuple(group)
        rows += [AgendaRow((day,)) for day in found] if key is None else [AgendaRow(found)]
    return tuple(rows)


def _what_goes_on(day: CalendarDay) -> object:
    """The same for days that may be told together; None for a day with something of its own."""
    has_boundary = any(chip.starts or chip.ends for chip in day.sessions)
    if day.events or day.feasts or day.is_now or day.run or has_boundary:
        return None
    return tuple(chip.number for chip in day.sessions), day.more_sessions
