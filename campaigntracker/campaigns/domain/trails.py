"""Reading the versions that the database kept: who changed what, when, from what to what."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import F, Model, QuerySet, TextField, Value, Window
from django.db.models.functions import Lead

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.domain.values import Names, Shown, show
from campaigntracker.gametime import CalendarDefinition

PER_PAGE = 20
# What says nothing about a change: bookkeeping, and what never changes.
UNSHOWN = {"id", "campaign", "session_player", "external_id", "created_at", "position"}


@dataclass(frozen=True, slots=True)
class Trail:
    """The versions of one row, or of the rows below it. `about` names the relation that tells those apart."""

    name: str
    model: type[Model]
    versions: QuerySet[Any]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """One value that changed."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one row. `version` is the row as it stood before."""

    trail: Trail
    version: Any
    when: dt.datetime
    who: User | None
    about: str
    removed: bool
    edits: tuple[Edit, ...]


def changes(trails: Sequence[Trail], number: Any, definition: CalendarDefinition) -> tuple[Page, list[Change]]:
    """Return one page of the trails' changes, newest first, in a fixed number of queries."""
    page = Paginator(_index(trails), PER_PAGE).get_page(number)
    found = [(trail, pgh_id, next_id) for name, pgh_id, next_id in page for trail in trails if trail.name == name]
    versions, rows = _load(found)
    names = Names.of([*versions.values(), *rows.values()])
    people = User.objects.in_bulk(filter(None, {_user_id(version) for version in versions.values()}))
    result = []
    for trail, pgh_id, next_id in found:
        version = versions[pgh_id]
        after = versions[next_id] if next_id else rows.get((trail.name, version.pgh_obj_id))
        removed = version.pgh_label == "delete"
        result.append(
            Change(
                trail=trail,
                version=version,
                when=version.pgh_created_at,
                who=people.get(_user_id(version)),
                about=names.name_of(version, trail.about) if trail.about else "",
                removed=removed,
                edits=tuple(edits(version, None if removed else after, names, definition)),
            )
        )
    return page, result


def edits(before: Any, after: Any, names: Names, definition: CalendarDefinition) -> Iterable[Edit]:
    """What differs between two states of a row; `after` None is a row that is gone."""
    shown = Shown(names, definition)
    for field in before._meta.concrete_fields:
        if field.name.startswith("pgh_") or field.name in UNSHOWN:
            continue
        old = getattr(before, field.attname)
        new = getattr(after, field.attname) if after is not None else None
        if old == new or (after is None and old in (None, "", [], {}, False)):
            continue
        label = str(field.verbose_name).capitalize()
        if isinstance(old, dict) and isinstance(new or {}, dict):
            for key in dict.fromkeys([*old, *(new or {})]):
                if old.get(key) != (new or {}).get(key):
                    yield Edit(
                        f"{label}: {key}", show(field, old.get(key), shown), show(field, (new or {}).get(key), shown)
                    )
        else:
            yield Edit(label, show(field, old, shown), show(field, new, shown))


def _index(trails: Sequence[Trail]) -> QuerySet[Any]:
    """(trail, version, the next version of the same row) of all trails; ids of versions sort by age."""
    parts = [
        trail.versions.annotate(
            trail=Value(trail.name, output_field=TextField()),
            next_id=Window(Lead("pgh_id"), partition_by=F("pgh_obj_id"), order_by=F("pgh_id").asc()),
        ).values_list("trail", "pgh_id", "next_id")
        for trail in trails
    ]
    return parts[0].union(*parts[1:], all=True).order_by("-pgh_id") if len(parts) > 1 else parts[0].order_by("-pgh_id")


def _load(found: list[tuple[Trail, UUID, UUID | None]]) -> tuple[dict[UUID, Any], dict[tuple[str, UUID], Model]]:
    versions: dict[UUID, Any] = {}
    rows: dict[tuple[str, UUID], Model] = {}
    for trail in {trail.name: trail for trail, _id, _next in found}.values():
        mine = [(pgh_id, next_id) for other, pgh_id, next_id in found if other is trail]
        wanted = {one for pair in mine for one in pair if one}
        versions |= {version.pgh_id: version for version in trail.versions.filter(pgh_id__in=wanted)}
        row_ids = {version.pgh_obj_id for version in versions.values() if version.pgh_id in wanted}
        rows |= {(trail.name, row.pk): row for row in trail.model._default_manager.filter(pk__in=row_ids)}
    return versions, rows


def _user_id(version: Any) -> UUID | None:
    try:
        return UUID(str((version.pgh_context or {}).get("user")))
    except ValueError:
        return None
