"""The versions of one event as GMs read them: who made each, when, how, and what it changed.

The database keeps of each change the row as it stood before, whoever made it: on a page, in bulk or in plain SQL.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.domain.trails import Edit, edits
from campaigntracker.campaigns.domain.values import NOTHING, Names
from campaigntracker.campaigns.models import Campaign, Member
from campaigntracker.gametime import GameDuration
from events_app.domain.timeline import OUTCOMES
from events_app.models import Event
from events_app.models.vocabulary import type_label

PER_PAGE = 20

# What an event's data holds, and how its words read.
DATA_LABELS = {
    "outcome": gettext_lazy("Outcome"),
    "kind": gettext_lazy("Kind of rest"),
    "of": gettext_lazy("Rooms in all"),
    "encounterId": gettext_lazy("Encounter"),
    "goalId": gettext_lazy("Goal"),
}
DATA_WORDS = {
    "outcome": OUTCOMES,
    "kind": {"short": gettext_lazy("Short rest"), "long": gettext_lazy("Long rest")},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EventVersion:
    """One version: who made it out of the one before, and what they changed.

    `key` leads back to it; None for the version that stands now. `who` is empty where nobody can say.
    """

    key: UUID | None
    when: dt.datetime
    who: str
    how: str
    act: str
    edits: tuple[Edit, ...]
    # Another one was made in the same minute.
    shows_seconds: bool = False


@dataclass(frozen=True, slots=True)
class EventHistory:
    """One page of the versions, the newest first; the last of all is the event as it was recorded."""

    versions: tuple[EventVersion, ...]
    page: int
    has_older: bool

    @property
    def has_newer(self) -> bool:
        return self.page > 1


def read_history(event: Event, *, page: int = 1) -> EventHistory:
    """Read one page of an event's versions in a fixed number of queries. For GMs only: it tells everything."""
    start = (max(page, 1) - 1) * PER_PAGE
    # Each kept row stands before the change that it tells of, so one more is read at either end.
    kept = list(event.history.order_by("-pgh_id")[max(start - 1, 0) : start + PER_PAGE + 1])  # type: ignore[attr-defined]
    states: list[Any] = kept if start else [event, *kept]
    names, people = Names.of(states), _people(event.campaign, kept)
    versions = []
    for index, state in enumerate(states[:PER_PAGE]):
        key = getattr(state, "pgh_id", None)
        if index + 1 == len(states):
            versions.append(_recorded(event, key))
            break
        before = states[index + 1]
        context = before.pgh_context or {}
        changed = tuple(_worded(before, state, edits(before, state, names, event.campaign.definition), event.campaign))
        versions.append(
            EventVersion(
                key=key,
                when=before.pgh_created_at,
                who=people.get(str(context.get("user")), ""),
                how=_how(context),
                act=_act(before, state),
                edits=changed,
            )
        )
    minutes = Counter(map(_minute, versions))
    versions = [replace(version, shows_seconds=minutes[_minute(version)] > 1) for version in versions]
    return EventHistory(tuple(versions), max(page, 1), has_older=len(states) > PER_PAGE)


def _minute(version: EventVersion) -> dt.datetime:
    return version.when.replace(second=0, microsecond=0)


def _recorded(event: Event, key: UUID | None) -> EventVersion:
    return EventVersion(
        key=key,
        when=event.created_at,
        who=str(event.author) if event.author else "",
        how=_("sent by %(source)s") % {"source": event.source} if event.source else "",
        act=_("Recorded"),
        edits=(),
    )


def _people(campaign: Campaign, kept: list[Any]) -> dict[str, str]:
    """By the id of their account: the name of their seat, or of somebody without one."""
    ids = {UUID(str(user)) for version in kept if (user := (version.pgh_context or {}).get("user"))}
    if not ids:
        return {}
    names = {str(user.pk): str(user) for user in User.objects.filter(pk__in=ids)}
    seats = Member.objects.of(campaign).filter(user__in=ids)
    return names | {str(seat.user_id): str(seat) for seat in seats}


def _how(context: dict[str, Any]) -> str:
    """By which door the change came in; the addresses are the site's own."""
    url = context.get("url")
    if not isinstance(url, str):
        return _("directly in the database")
    if url.startswith("/admin/"):
        return _("in the admin")
    if url.startswith("/api/"):
        return _("through the API")
    return _("with another calendar") if url.endswith("/settings/calendar/") else ""


def _act(before: Any, after: Any) -> str:
    """What was done, in a word."""
    if (before.voided_at is None) != (after.voided_at is None):
        return _("Voided") if after.voided_at else _("Restored")
    if before.visibility != after.visibility:
        return _("Hidden from the party") if after.visibility == "gm" else _("Shown to the party")
    if before.session_id != after.session_id:
        return _("Moved")
    return _("Corrected")


def _worded(before: Any, after: Any, found: Any, campaign: Campaign) -> Iterator[Edit]:
    """The edits in the words of the pages, without what goes without saying."""
    labels = {str(field.verbose_name).capitalize(): field.name for field in before._meta.concrete_fields}
    for edit in found:
        name = labels.get(edit.label, "")
        if name in ("seq", "source", "author") or (name == "category" and before.type != after.type):
            continue
        if name == "voided_at":
            # The headline says it.
            continue
        if name == "type":
            yield Edit(edit.label, type_label(before.type), type_label(after.type))
        elif name == "session":
            downtime = _("Downtime")
            yield Edit(
                edit.label,
                edit.before if before.session_id else downtime,
                edit.after if after.session_id else downtime,
            )
        elif name == "amount":
            yield Edit(edit.label, _amount(before, campaign), _amount(after, campaign))
        elif not name and (key := edit.label.partition(": ")[2]):
            words = DATA_WORDS.get(key, {})
            old, new = before.data.get(key), after.data.get(key)
            yield Edit(
                str(DATA_LABELS.get(key, key)),
                str(words.get(old, edit.before)) if isinstance(old, str) else edit.before,
                str(words.get(new, edit.after)) if isinstance(new, str) else edit.after,
            )
        elif edit.before == edit.after:
            # Moments less than a minute apart read alike.
            raw = getattr(before, name, None), getattr(after, name, None)
            yield Edit(edit.label, f"{edit.before} ({raw[0]})", f"{edit.after} ({raw[1]})")
        else:
            yield edit


def _amount(state: Any, campaign: Campaign) -> str:
    if state.amount is None:
        return NOTHING
    if state.type == "time_advanced":
        sign = "-" if state.amount < 0 else "+"
        return sign + GameDuration(abs(state.amount)).format(campaign.definition)
    return f"{state.amount:,}"
