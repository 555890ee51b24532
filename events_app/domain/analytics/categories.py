"""What the evenings were spent on: events and real time by category."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from events_app.domain.analytics.chart import Chart, Column
from events_app.domain.analytics.rows import Evening
from events_app.domain.analytics.wording import UNITS, percent
from events_app.models import Category


def events(evenings: Sequence[Evening], *, category: str = "") -> Chart | None:
    """How many events of each category; of one alone where that is asked for."""
    columns = tuple(
        Column(
            str(one.label),
            one.value,
            tuple(evening.counts.get(one.value, 0) for evening in evenings),
            figure="events",
            category=one.value,
        )
        for one in _wanted(category)
    )
    return Chart(
        "events",
        _("What happened"),
        _("How many events of each kind the log holds."),
        _leading(columns, _("%(share)s of all events are %(category)s.")),
        tuple(evenings),
        columns,
        left=_("events"),
        is_stacked=True,
    ).of_those_with_data()


def time_spent(evenings: Sequence[Evening], *, category: str = "") -> Chart | None:
    """Minutes of each category."""
    columns = tuple(
        Column(
            str(one.label),
            one.value,
            tuple(evening.seconds.get(one.value, 0) / 60 for evening in evenings),
            unit="minutes",
            figure="events",
            category=one.value,
        )
        for one in _wanted(category)
    )
    return Chart(
        "time",
        _("Time in play"),
        _(
            "Real time from each event to the next counts for the kind of the first, half an hour at most; the last"
            " event has the time until the session’s end. What was written before or after the session does not count."
        ),
        _leading(columns, _("%(share)s of the %(whole)s that the log places went to %(category)s.")),
        tuple(evenings),
        columns,
        left=_("minutes"),
        is_stacked=True,
    ).of_those_with_data()


def _wanted(category: str) -> list[Category]:
    return [one for one in Category if category in ("", one.value)]


def _leading(columns: Sequence[Column], sentence: str) -> str:
    whole = sum(column.total for column in columns)
    if not whole or len(columns) == 1:
        return ""
    most = max(columns, key=lambda column: column.total)
    return sentence % {
        "share": percent(100 * most.total / whole),
        "whole": UNITS[most.unit](whole),
        "category": _in_a_sentence(most.category),
    }


def _in_a_sentence(category: str) -> str:
    """What such events are: 28 % of all events are notes."""
    words = {
        Category.COMBAT: _("combat"),
        Category.EXPLORATION: _("exploration"),
        Category.SOCIAL: _("talk"),
        Category.TREASURE: _("treasure"),
        Category.PROGRESS: _("progress"),
        Category.QUEST: _("quests"),
        Category.GOAL: _("goals"),
        Category.TIME: _("rests and the passing of time"),
        Category.NOTE: _("notes"),
    }
    return words[Category(category)]
