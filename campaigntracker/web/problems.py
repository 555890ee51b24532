"""Everything that kept a form from being saved, for the head of its page."""

from collections.abc import Iterator
from typing import NamedTuple

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _


class Problem(NamedTuple):
    """`label`: the field's name, "" where the form as a whole is wrong; `anchor`: the id to go to, "" for none."""

    label: str
    message: str
    anchor: str = ""


def problems_of(form: forms.BaseForm, *, about: str = "", anchor: str = "") -> Iterator[Problem]:
    """In the order of the fields. `about`: whom or what the form is about, where a page has several of them; `anchor`:
    the id of the form's own place.
    """
    for message in form.non_field_errors():
        yield Problem(about, str(message), anchor)
    for name in form.fields:
        field = form[name]
        label = _("%(about)s: %(field)s") % {"about": about, "field": field.label} if about else str(field.label)
        for message in field.errors:
            yield Problem(label, str(message), _anchor(field) or anchor)


def _anchor(field: BoundField) -> str:
    """The id of what one types in or ticks; of several choices, the first one's."""
    if field.is_hidden:
        return ""
    if field.id_for_label:
        return field.id_for_label
    return next((choice.id_for_label for choice in field), "")
