"""Two people edited one session: where their versions differ, and whose is to be kept."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.http import QueryDict
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from campaigntracker import gametime
from sessions_app.forms.plan import PlanForm
from sessions_app.models import Rsvp

ROSTER = "roster"
LONGEST_FINGERPRINTS = 5_000


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that one of the two changed; `field` is None for the roster. `keep`: "theirs" or "mine".

    `is_asked`: both changed it, so that somebody has to choose.
    """

    name: str
    label: str
    theirs: tuple[str, ...]
    field: BoundField | None
    keep: str
    is_asked: bool


def fingerprints(form: PlanForm) -> str:
    """A short word for what each field shows: sent with the form, it tells later what its editor never touched."""
    names = [*form.fields, ROSTER]
    return " ".join(f"{name}:{_fingerprint(form, name)}" for name in names)


def differences(form: PlanForm, data: QueryDict, *, saved: PlanForm) -> list[Difference]:
    """Where the typed version differs from the saved one, on which the form is based; `saved` shows that one.

    What this editor did not touch is proposed as the other one saved it, and the other way round.
    """
    seen = _read(data.get("seen", ""))
    changed = [name for name in form.fields if name in form.changed_data]
    if any(seat_form.has_changed() for seat_form in form.seat_forms):
        changed.append(ROSTER)
    return [_difference(form, name, data, seen, saved) for name in changed]


def kept_names(data: QueryDict) -> set[str]:
    """The fields for which the saved version was chosen."""
    return {key.removeprefix("keep-") for key, value in data.items() if key.startswith("keep-") and value == "theirs"}


def _difference(form: PlanForm, name: str, data: QueryDict, seen: dict[str, str], saved: PlanForm) -> Difference:
    untouched = name not in seen or seen[name] == _fingerprint(form, name)
    is_asked = not untouched and seen[name] != _fingerprint(saved, name)
    keep = data.get(f"keep-{name}") or ("theirs" if untouched else "mine")
    if name == ROSTER:
        return Difference(name, _("Who plays"), _saved_roster(form), None, keep, is_asked)
    return Difference(name, str(form[name].label), _saved_text(form, name), form[name], keep, is_asked)


def _read(text: str) -> dict[str, str]:
    pairs = (word.partition(":") for word in text[:LONGEST_FINGERPRINTS].split())
    return {name: fingerprint for name, _colon, fingerprint in pairs}


def _fingerprint(form: PlanForm, name: str) -> str:
    shown: Any
    if name not in form.fields and name != ROSTER:
        return ""
    if name == ROSTER:
        shown = sorted(
            [str(seat.seat.member.id), *(comparable(seat[field].value()) for field in seat.fields if field != "seen")]
            for seat in form.seat_forms
            if seat.is_active
        )
    else:
        shown = comparable(form[name].value())
    return hashlib.sha256(json.dumps(shown).encode()).hexdigest()[:12]


def comparable(value: Any) -> Any:
    """The value as a browser would send it, whether it comes from one or goes to one."""
    if isinstance(value, list | tuple):
        return [str(item).strip() for item in value if str(item).strip()]
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%dT%H:%M")
    if isinstance(value, bool):
        return value
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


def _saved_text(form: PlanForm, name: str) -> tuple[str, ...]:
    """The saved value as lines to read."""
    value = form.initial.get(name)
    match value:
        case None | "" | []:
            return ()
        case dt.datetime():
            return (formats.date_format(timezone.localtime(value), "D j F Y, H:i"),)
        case list():
            return tuple(map(str, value))
    if name in ("game_start_time", "game_end_time"):
        return (gametime.format(value, form.campaign.definition),)
    if name == "gm":
        return (next((member.display_name for member in form.seats.gms if str(member.id) == value), ""),)
    return (str(value),)


def _saved_roster(form: PlanForm) -> tuple[str, ...]:
    """One line for each member on the saved roster."""
    names = form.seats.names
    lines = []
    for entry in form.base.roster:
        parts = [names[character_id] for character_id in entry.character_ids]
        if entry.rsvp != Rsvp.NONE:
            parts.append(str(Rsvp(entry.rsvp).label))
        if form.with_attendance:
            parts += [
                str(text)
                for text, is_so in (
                    (_("came"), entry.attended),
                    (_("came late"), entry.arrived_late),
                    (_("left early"), entry.left_early),
                    (_("excused"), entry.excused),
                    (_("guest"), entry.is_guest),
                )
                if is_so
            ]
            parts += [entry.note] if entry.note else []
        lines.append(": ".join(filter(None, [names[entry.member_id], ", ".join(parts)])))
    return tuple(lines)
