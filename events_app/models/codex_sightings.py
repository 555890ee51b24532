"""Where the log names an entry of the codex: how often, first and last."""

from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg, StringAgg
from django.contrib.postgres.search import SearchQueryField
from django.db import models
from django.db.models import Count, F, Func, OuterRef, Subquery, Value
from django.db.models.functions import JSONObject, Lower

from campaigntracker.campaigns.models import Viewer
from events_app.models.event import Event
from events_app.models.search import NAMED
from events_app.models.tsquery import Found

# In so many of the latest events everybody who is named all the time is named.
LATEST = 2_000


class NamedIn(Func):
    """A name, folded as the index of events folds it, as the text of a query for the events that name it."""

    template = r"('''=' || replace(replace(%(expressions)s, '\', '\\'), '''', '''''') || '''')"
    arity = 1
    output_field = models.TextField()


class AsQuery(Func):
    template = "(%(expressions)s)::tsquery"
    arity = 1
    output_field = SearchQueryField()


class _FirstOf(Func):
    """The first element of an array."""

    template = "(%(expressions)s)[1]"
    arity = 1
    output_field = models.UUIDField()


def naming_outer_name(viewer: Viewer) -> models.QuerySet[Event]:
    """For a subquery in a query of names: what the viewer may read of each."""
    return Event.objects.visible_to(viewer).filter(Found(AsQuery(NamedIn(OuterRef("folded")))))


def named_lately(viewer: Viewer) -> "models.QuerySet[Event, str]":
    """For a subquery: whom and what the latest events name that the viewer may read, folded."""
    names = Func(*(Lower(column) for column in NAMED), template="ARRAY[%(expressions)s]")
    each = Func(names, function="unnest", output_field=models.TextField())
    each.set_returning = True
    latest = Event.objects.visible_to(viewer).in_clock_order(newest_first=True)
    return latest.values_list(each, flat=True)[: LATEST * len(NAMED)]


def sightings_of_outer_entry(viewer: Viewer) -> Subquery:
    """For a query of entries: {"count", "first", "last"}, the latter two ids of events, by the clock at the table."""
    in_order, backwards = ("real_time", "seq", "id"), ("-real_time", "-seq", "-id")
    told = _naming_outer_entry(viewer).annotate(
        seen=JSONObject(
            count=Count("*"),
            first=_FirstOf(ArrayAgg("id", order_by=in_order)),
            last=_FirstOf(ArrayAgg("id", order_by=backwards)),
        )
    )
    return Subquery(told.values("seen"), output_field=models.JSONField())


def _naming_outer_entry(viewer: Viewer) -> Any:
    """One group of the events that count and name the entry, ready to be annotated with a sum."""
    from events_app.models.codex_name import CodexName

    names = CodexName.objects.linked_for(viewer).filter(entry=OuterRef(OuterRef("pk"))).order_by().values("entry_id")
    query = Subquery(names.annotate(asked=StringAgg(NamedIn(F("folded")), " | ")).values("asked"))
    events = Event.objects.visible_to(viewer).live().filter(Found(AsQuery(query)))
    return events.order_by().annotate(one=Value(1)).values("one")
