"""The buttons beside a list of inputs, for browsers without scripts: add, remove, move up, move down."""

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict

FIELD = "planned_objectives"


def pressed_row_button(data: QueryDict) -> QueryDict | None:
    """What was typed, with the list changed as the pressed button says; None when the form was sent to be saved."""
    lines = data.getlist(FIELD)
    if "objectives_add" in data:
        lines = [*lines, ""]
    elif "objectives_remove" in data:
        index = _index(data.get("objectives_remove", ""), lines)
        lines = [line for position, line in enumerate(lines) if position != index]
    elif "objectives_up" in data:
        lines = _moved(lines, _index(data.get("objectives_up", ""), lines), -1)
    elif "objectives_down" in data:
        lines = _moved(lines, _index(data.get("objectives_down", ""), lines), 1)
    else:
        return None
    changed = data.copy()
    changed.setlist(FIELD, lines)
    return changed


def _index(text: str, lines: list[str]) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 and int(text) < len(lines) else None


def _moved(lines: list[str], index: int | None, step: int) -> list[str]:
    if index is None or not 0 <= index + step < len(lines):
        return lines
    moved = list(lines)
    moved[index], moved[index + step] = moved[index + step], moved[index]
    return moved


class KeepsTyping(forms.Form):
    """A form that can show what was typed without a word on whether it is right."""

    is_checked = True

    def full_clean(self) -> None:
        if self.is_checked:
            super().full_clean()
        else:
            self._errors = ErrorDict()
            self.cleaned_data: dict = {}
