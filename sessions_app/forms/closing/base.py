"""A step of closing a session: a form of its own that can be left for later."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise

from events_app.domain.closing import Step
from sessions_app.forms.conflict import comparable
from sessions_app.models import Session


class StepForm(forms.Form):
    """`base`: the fingerprint of what was saved when the page was opened. `theirs`: what somebody else saved since."""

    step: ClassVar[Step]
    title: ClassVar[Promise]
    icon: ClassVar[str]

    def __init__(self, session: Session, *, data: QueryDict | None, initial: dict[str, Any]) -> None:
        self.session = session
        super().__init__(data, initial=initial)
        self.base = ""
        self.theirs: list[tuple[str, str]] | None = None
        self.is_open = False

    @property
    def template(self) -> str:
        return f"sessions/closing/_{self.step}.html"

    @property
    def looks(self) -> str:
        """A short word for what its fields show."""
        shown = {name: comparable(self.shows(name)) for name in self.fields}
        return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:12]

    def shows(self, name: str) -> Any:
        """What tells of a field whether anything was typed into it."""
        return self[name].value()

    @property
    def shown(self) -> str:
        """What it looked like when the page was opened, however often it has come back since."""
        return self.data.get(f"shown-{self.step}", "") if self.is_bound else self.looks

    @property
    def is_touched(self) -> bool:
        """Whether anything was typed."""
        return self.is_bound and self.shown != self.looks

    @property
    def summary(self) -> str:
        """What it says so far, in a line; "" where it says nothing."""
        return ""

    def said(self) -> Any:
        """What is to be saved, once it is valid; None where there is nothing."""
        raise NotImplementedError

    def compare(self, saved: "StepForm") -> None:
        """Show what somebody else saved wherever it differs from what was typed."""
        names = [name for name in saved.fields if name in self.fields]
        self.theirs = [
            (str(saved[name].label), _as_text(saved, name))
            for name in names
            if comparable(saved[name].value()) != comparable(self[name].value())
        ]
        self.base, self.is_open = saved.base, True


def _as_text(form: forms.Form, name: str) -> str:
    """What a field shows, to be read."""
    field: Any = form.fields[name]
    value = form[name].value()
    if hasattr(field, "choices"):
        labels = {str(choice): str(label) for choice, label in field.choices}
        chosen = value if isinstance(value, list | tuple) else [value]
        return "\n".join(labels.get(str(one), str(one)) for one in chosen if one not in (None, ""))
    if hasattr(value, "strftime"):
        return str(value.strftime("%Y-%m-%d %H:%M"))
    return "" if value is None else str(value)


def listed(names: Iterable[str], *, most: int = 3) -> str:
    """The first of some names, and how many more there are."""
    found = [str(name) for name in names]
    return ", ".join(found[:most]) + (f" +{len(found) - most}" if len(found) > most else "")
