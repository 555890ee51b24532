"""Planned objectives to tick, and what was achieved besides."""

from collections.abc import Sequence

from django import forms


class TickedField(forms.MultipleChoiceField):
    """Planned objectives to tick. One that was renamed in the meantime is not refused: nothing typed is lost."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value: str) -> bool:
        return len(value) <= 500 and "\x00" not in value


def tickable(planned: Sequence[str], ticked: Sequence[str] = ()) -> list[tuple[str, str]]:
    """The choices: what was planned, and what is ticked although it is planned no longer."""
    return [(text, text) for text in dict.fromkeys([*planned, *ticked])]


def achieved_of(planned: Sequence[str], actual: Sequence[str]) -> dict[str, list[str]]:
    """What was achieved, as the form's two fields say it."""
    return {
        "ticked": [text for text in dict.fromkeys(planned) if text in actual],
        "improvised": [text for text in actual if text not in planned],
    }


def renames(before: Sequence[str], after: Sequence[str]) -> dict[str, str]:
    """Old text to new, for the objectives reworded in their place: a tick goes with its objective."""
    if len(before) != len(after):
        return {}
    pairs = zip(before, after, strict=True)
    return {old: new for old, new in pairs if old not in after and new not in before}
