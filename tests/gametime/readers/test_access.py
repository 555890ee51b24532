"""Typed access to foreign documents: errors know their place, and nothing is dropped in silence."""

from fractions import Fraction

import pytest

from campaigntracker.gametime import DAY_COUNT, GameTimeError
from campaigntracker.gametime.readers.access import Part
from campaigntracker.gametime.readers.result import Notes


def not_honoured(notes):
    return notes.result(DAY_COUNT, "Test").not_honoured


def test_values_are_read_by_type():
    part = Part({"name": " The\nThaw ", "days": 30.0, "cycle": 29.53, "on": True, "list": ["a"]}, Notes())

    assert part.text("name") == "The Thaw"
    assert part.whole("days") == 30
    assert part.number("cycle") == Fraction(2953, 100)
    assert part.truth("on") is True
    assert part.texts("list") == ("a",)
    assert (part.text("none"), part.whole("none", 7), part.parts("none"), part.truth("none")) == ("", 7, [], False)


@pytest.mark.parametrize(
    ("verb", "value", "problem"),
    [
        ("text", 3, "must be a text"),
        ("whole", "3", "must be a whole number"),
        ("whole", True, "must be a whole number"),
        ("whole", 1.5, "must be a whole number"),
        ("whole", float("inf"), "must be a whole number"),
        ("whole", None, "is missing"),
        ("number", "x", "must be a number"),
        ("number", float("nan"), "must be a number"),
        ("truth", 1, "must be true or false"),
        ("part", [], "must be an object"),
        ("parts", {}, "must be a list"),
    ],
)
def test_a_wrong_type_is_told_with_its_place(verb, value, problem):
    part = Part({"months": [{"days": value}]}, Notes()).parts("months")[0]

    with pytest.raises(GameTimeError, match=problem) as caught:
        getattr(part, verb)("days")
    assert caught.value.path == "months[0].days"


def test_what_nobody_reads_is_told_once_for_all_items_of_a_list():
    notes = Notes()
    months = Part({"months": [{"days": 1, "x": 1}, {"days": 2, "x": 2}], "sky": {}}, notes).parts("months")
    for month in months:
        month.whole("days")

    assert not_honoured(notes) == ("the field “months.x”, which is not known here",)


def test_what_is_read_skipped_or_empty_is_not_told():
    notes = Notes()
    part = Part({"days": 1, "id": "abc", "notes": [], "text": "", "gone": None}, notes)
    part.whole("days")
    part.skip("id")

    assert not_honoured(notes) == ()


def test_known_parts_that_are_not_honoured_are_told_in_one_sentence():
    notes = Notes()
    for item in ({"color": "red"}, {"icon": "sun"}, {}):
        Part(item, notes).not_honoured("colours and icons", "color", "icon")
    notes.counted(1, "note")
    notes.counted(112, "category", "categories")
    notes.counted(0, "event")

    assert not_honoured(notes) == ("colours and icons", "1 note", "112 categories")


def test_a_flood_of_unknown_fields_is_cut_short():
    notes = Notes()
    Part({f"field{number}": 1 for number in range(100)}, notes)

    told = not_honoured(notes)
    assert len(told) == 21
    assert told[-1] == "80 more fields that are not known here"
