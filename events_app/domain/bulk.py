"""Corrections to many events at once: one write, and each session's figures counted anew once."""

import datetime as dt
from collections.abc import Callable, Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Campaign
from events_app.domain.clockwork import StepChange, is_in_play, move_clock_along, step_of
from events_app.domain.codex.births import note_names
from events_app.domain.projection import refresh_projection
from events_app.models import Event
from sessions_app.models import Session

# What is corrected of many at once; `data` is replaced, never written into.
CHANGED = ("voided_at", "visibility", "data")


def void_events(events: Iterable[Event], *, now: dt.datetime) -> int:
    """Void those that are not; return how many that were."""

    def void(event: Event) -> None:
        event.voided_at = event.voided_at or now

    return _change(events, void, now)


def restore_events(events: Iterable[Event], *, now: dt.datetime) -> int:
    """Take the voided ones back in; return how many that were."""

    def restore(event: Event) -> None:
        event.voided_at = None

    return _change(events, restore, now)


def show_events_to(visibility: str, events: Iterable[Event], *, now: dt.datetime) -> int:
    """Show them to the party, or to GMs only; return how many changed."""

    def show(event: Event) -> None:
        event.visibility = visibility

    return _change(events, show, now)


def tie_events_to_goal(goal_id: str, events: Iterable[Event], *, now: dt.datetime) -> int:
    """Have them name the goal by its id, whatever it is called later; return how many changed."""

    def tie(event: Event) -> None:
        event.data = event.data | {"goalId": goal_id}

    return _change(events, tie, now)


@transaction.atomic
def move_events(events: Iterable[Event], *, session: Session | None, now: dt.datetime) -> int:
    """Move events of one campaign to a session of it, or to downtime, in their order; return how many moved.

    There they get the next numbers. The clock stays: none of them happened at another moment.
    Raise RuleError when they are not all of one campaign, the session's.
    """
    chosen = list(events)
    campaigns = {event.campaign_id for event in chosen} | ({session.campaign_id} if session else set())
    if len(campaigns) > 1:
        raise RuleError(_("Choose events of one campaign, and a session of it."), field="session")
    if not chosen:
        return 0
    campaign = Campaign.objects.select_for_update().get(pk=campaigns.pop())
    rows = Event.objects.of(campaign).filter(pk__in=[event.pk for event in chosen])
    concerned = Q(pk__in=rows.exclude(session=None).values("session")) | Q(pk=session and session.pk)
    locked = Session.objects.of(campaign).select_for_update().filter(concerned).order_by("pk")
    sessions = {row.pk: row for row in locked}
    target = sessions[session.pk] if session else None
    moved: list[Event] = []
    seen: dict[UUID, bool] = {}
    for event in rows.select_for_update().order_by("real_time", "seq", "pk"):
        if event.session_id == (target and target.pk):
            continue
        for place in filter(None, (event.session_id, target and target.pk)):
            seen[place] = seen.get(place, False) or event.is_seen_by_party
        if target:
            target.last_seq += 1
        event.session, event.seq = target, target.last_seq if target else None
        event.version += 1
        event.updated_at = now
        moved.append(event)
    Event.objects.bulk_update(moved, ["session", "seq", "version", "updated_at"], batch_size=500)
    if target and moved:
        target.save(update_fields=["last_seq"])
    for pk, party_sees in sorted(seen.items()):
        sessions[pk].campaign = campaign
        refresh_projection(sessions[pk], party_sees=party_sees)
    return len(moved)


@transaction.atomic
def _change(events: Iterable[Event], change: Callable[[Event], None], now: dt.datetime) -> int:
    """Lock campaigns, sessions and events, in the order in which recording does."""
    chosen: dict[UUID, list[UUID]] = {}
    for event in events:
        chosen.setdefault(event.campaign_id, []).append(event.pk)
    changed = 0
    for campaign in Campaign.objects.select_for_update().filter(pk__in=chosen).order_by("pk"):
        rows = Event.objects.of(campaign).filter(pk__in=chosen[campaign.pk])
        session_ids = rows.exclude(session=None).values("session")
        sessions = list(Session.objects.of(campaign).select_for_update().filter(pk__in=session_ids).order_by("pk"))
        by_id = {session.pk: session for session in sessions}
        fresh: list[Event] = []
        steps: list[StepChange] = []
        seen: set[UUID | None] = set()
        # Ids sort by age: this is the order in which the events were recorded.
        for event in rows.select_for_update().order_by("pk"):
            event.session = by_id.get(event.session_id) if event.session_id else None
            before, was_seen, step = _content(event), event.is_seen_by_party, step_of(event)
            change(event)
            if before != _content(event):
                steps.append(StepChange(step, step_of(event), is_in_play(event)))
                event.version += 1
                event.updated_at = now
                fresh.append(event)
                if was_seen or event.is_seen_by_party:
                    seen.add(event.session_id)
        Event.objects.bulk_update(fresh, [*CHANGED, "version", "updated_at"], batch_size=500)
        note_names(campaign, [event for event in fresh if not event.is_voided], now=now)
        move_clock_along(campaign, steps)
        touched = {event.session_id for event in fresh}
        for session in sessions:
            if session.pk in touched:
                session.campaign = campaign
                refresh_projection(session, party_sees=session.pk in seen)
        changed += len(fresh)
    return changed


def _content(event: Event) -> tuple[object, ...]:
    return tuple(getattr(event, name) for name in CHANGED)
