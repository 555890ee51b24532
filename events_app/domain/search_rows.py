"""What a search found, ready to be shown."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from campaigntracker import gametime
from campaigntracker.gametime import CalendarDefinition
from events_app.domain.highlighting import Highlighter
from events_app.domain.timeline_entries import make_entry
from events_app.models import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One event; texts are safe HTML with the finds marked. `session` is empty for what happened between sessions."""

    id: str
    url: str
    category: str
    category_label: str
    type: str
    title: SafeString
    text: SafeString
    people: tuple[SafeString, ...]
    label: str
    location: SafeString | str
    amount: str
    unit: str
    session: str
    session_title: str
    game_time: str
    real_time: dt.datetime
    is_secret: bool
    is_voided: bool


def make_rows(
    events: Iterable[Event], highlighter: Highlighter, *, slug: str, definition: CalendarDefinition, zone: dt.tzinfo
) -> list[Row]:
    return [_row(event, highlighter, slug, definition, zone) for event in events]


def _row(event: Event, highlighter: Highlighter, slug: str, definition: CalendarDefinition, zone: dt.tzinfo) -> Row:
    entry = make_entry(event, definition, zone)
    return Row(
        id=entry.anchor,
        url=reverse("event", args=[slug, event.id]),
        category=entry.category,
        category_label=entry.category_label,
        type=entry.type,
        title=highlighter.mark(entry.title or entry.label or event.type_label),
        text=highlighter.excerpt(entry.text),
        people=tuple(highlighter.mark(name) for name in entry.people),
        label=entry.label if entry.title else "",
        location=highlighter.mark(entry.location),
        amount=entry.amount,
        unit=entry.unit,
        session=str(event.session.number) if event.session else "",
        session_title=event.session.title if event.session else "",
        game_time=gametime.format(event.game_time, definition),
        real_time=entry.real_time,
        is_secret=entry.is_secret,
        is_voided=entry.is_voided,
    )
