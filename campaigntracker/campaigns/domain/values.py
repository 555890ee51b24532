"""Stored values as people read them."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import Field, ForeignKey, Model
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from campaigntracker import gametime
from campaigntracker.campaigns.models import Character
from campaigntracker.gametime import CalendarDefinition

GAME_TIMES = {"game_time", "game_start_time", "game_end_time"}
# The column that names characters in a list.
LINEUP = "lineup"
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Names:
    """What the rows are called that other rows refer to."""

    by_model: dict[type[Model], dict[Any, str]]

    @classmethod
    def of(cls, rows: Iterable[Any]) -> Self:
        """Look up all that these rows refer to: one query for each model."""
        wanted: dict[type[Model], set[Any]] = defaultdict(set)
        for row in rows:
            for field in row._meta.concrete_fields:
                if isinstance(field, ForeignKey) and not field.name.startswith("pgh_") and field.name != "campaign":
                    wanted[field.related_model].add(getattr(row, field.attname))
                elif field.name == LINEUP:
                    wanted[Character].update(getattr(row, field.attname))
        return cls(
            {
                model: {pk: str(row) for pk, row in model._default_manager.in_bulk(filter(None, ids)).items()}
                for model, ids in wanted.items()
            }
        )

    def name_of(self, row: Any, relation: str) -> str:
        field = row._meta.get_field(relation)
        return self.look_up(field, getattr(row, field.attname))

    def look_up(self, field: Any, pk: Any) -> str:
        return self.name_in(field.related_model, pk)

    def name_in(self, model: type[Model], pk: Any) -> str:
        return self.by_model.get(model, {}).get(pk, _("deleted"))


@dataclass(frozen=True, slots=True)
class Shown:
    """What it takes to show a value: names of rows, and the campaign's calendar."""

    names: Names
    definition: CalendarDefinition


def show(field: Field, value: Any, shown: Shown) -> str:
    """One value of a row as text; an empty one is a dash."""
    if value is None or value in ("", [], {}):
        return NOTHING
    if isinstance(field, ForeignKey):
        return shown.names.look_up(field, value)
    if field.name in GAME_TIMES:
        return gametime.format(value, shown.definition)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if field.name == LINEUP:
        return "\n".join(shown.names.name_in(Character, pk) for pk in value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, dt.datetime):
        return formats.date_format(timezone.localtime(value), "j F Y, H:i:s")
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "\n".join(value)
    if isinstance(value, list):
        return "\n".join(json.dumps(part, ensure_ascii=False) for part in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
