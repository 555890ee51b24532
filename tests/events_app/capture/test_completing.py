"""What is offered while a line is being typed."""

import dataclasses

import pytest

from events_app.capture import complete
from events_app.capture.examples import TABLE


@pytest.mark.parametrize(
    ("text", "replaced", "options"),
    [
        ("dm", "dm", ["dmg"]),
        ("dmg fi", "fi", ["Fighter"]),
        ("dmg Fighter > cu", "cu", ["Cultist"]),
        ("dmg Fighter, ro", "ro", ["Rogue"]),
        ("met priestess el", "priestess el", ["Priestess Elara"]),
        ("heal ela", "ela", ["Priestess Elara"]),
        ("The door groans @te", "te", ["Temple Hall"]),
        ("The door groans @", "", ["Temple Hall", "Sunken Crypt"]),
        ("@temple ha", "temple ha", ["Temple Hall"]),
        ("The duke lies /sec", "sec", ["secret"]),
        ("dmg Fighter", "", []),
        ("The door f", "", []),
        ("dmg zz", "", []),
    ],
)
def test_what_begins_so_is_offered(text: str, replaced: str, options: list[str]) -> None:
    found = complete(text, len(text), TABLE)
    assert text[found.start : found.end] == replaced
    assert [option.text for option in found.options] == options


def test_only_what_stands_before_the_cursor_counts() -> None:
    found = complete("dmg fi > Cultist 14", 6, TABLE)
    assert (found.start, found.end) == (4, 6)
    assert [option.text for option in found.options] == ["Fighter"]


def test_the_party_comes_first_and_the_list_stays_short() -> None:
    table = dataclasses.replace(TABLE, people=tuple(f"Figure {number}" for number in range(50)))
    options = complete("dmg fi", 6, table).options
    assert options[0].text == "Fighter"
    assert len(options) == 8


def test_the_party_is_offered_by_any_of_its_words_before_strangers() -> None:
    table = dataclasses.replace(TABLE, characters=("Sister Ode",), people=("Ode", "Odessa"))
    assert [option.text for option in complete("heal od", 7, table).options] == ["Sister Ode", "Ode", "Odessa"]
