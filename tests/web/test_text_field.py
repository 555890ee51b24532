"""Longer texts, as browsers send them."""

from django import forms

from campaigntracker.web.formfields import LONGEST_TEXT, TextField


class Notes(forms.Form):
    notes = TextField()


def test_line_ends_are_those_of_the_database() -> None:
    form = Notes({"notes": "One\r\nTwo\rThree"})
    assert form.is_valid()
    assert form.cleaned_data["notes"] == "One\nTwo\nThree"


def test_a_text_has_an_end() -> None:
    assert Notes({"notes": "\r\n".join(["x" * 9] * (LONGEST_TEXT // 10)) + "x"}).is_valid()
    form = Notes({"notes": "x" * (LONGEST_TEXT + 1)})
    assert not form.is_valid()
    assert "100,001" in str(form.errors) or "100001" in str(form.errors)
