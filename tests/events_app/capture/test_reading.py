"""What the grammar takes beyond its examples, and what it refuses."""

import dataclasses

import pytest

from campaigntracker.gametime import CalendarDefinition
from events_app.capture import Table, read_line
from events_app.capture.examples import TABLE

HOUR = 3_600


def types_of(line: str, table: Table = TABLE) -> list[str]:
    reading = read_line(line, table)
    assert reading.problem == ""
    return [item.type for item in reading.items]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("", "Write what happened."),
        ("/gm", "Write what happened."),
        ("dmg", "“dmg” needs an amount: dmg Fighter > Cultist 14"),
        ("dmg 14x", "needs an amount"),
        ("hit Cultist", "needs an amount"),
        ("dmg 14", "needs the name of whom"),
        ("dmg Fighter > Cultist 2d6", "not the dice"),
        ("dmg Fighter > Cultist 1.5", "Only whole numbers"),
        ("dmg Fighter > Cultist > Ogre 3", "One arrow a line"),
        ("dmg Fighter, Rogue > Cultist 3", "One line for each who acts"),
        ("dmg Fighter > Cultist " + "9" * 30, "too large"),
        ("kill 0 Cultists", "above 0"),
        ("round 3x", "needs a number"),
        ("rest lon", "needs its kind"),
        ("rest", "needs its kind"),
        ("room 21/20 @Sunken Crypt", "more rooms than there are"),
        ("xp", "needs an amount"),
        ("+10x", "is no length of time"),
        ("+9999999 days", "at most 1,000 years"),
        ("-" + "9" * 25 + " days", "at most 1,000 years"),
        ("yesterday", "lies before the game clock"),
        ("clock now", "shows that already"),
        ("+10m /gm", "cannot pass in secret"),
        ("Ambush /combta", "Did you mean “/combat”?"),
        ("Ambush /combat /quest", "One kind of event"),
        ("met Elara @Temple @Cave", "One place a line"),
        ("The \x00 door", "cannot be kept"),
        ("met " + "A" * 300, "Longer than 200"),
        ("x" * 2_001, "too long"),
    ],
)
def test_what_does_not_fit_says_how_it_would(line: str, problem: str) -> None:
    reading = read_line(line, TABLE)
    assert problem in reading.problem
    assert reading.items == ()


@pytest.mark.parametrize(
    "line",
    [
        "Heal thyself, said the priest",
        "Hit the road",
        "Damage to the bridge is severe",
        "Killed in his sleep",
        "Down the well they go",
        "End of the road",
        "Level with the ground, a hatch",
        "Room smells of smoke",
        "Found him dead in the cellar",
        "Get out of here",
        "Met nobody on the way",
        "Time to go",
        "Back at the inn",
        "Remember: buy rope",
        "and/or",
        "mail me@example",
    ],
)
def test_prose_is_a_note_word_for_word(line: str) -> None:
    [item] = read_line(line, TABLE).items
    assert (item.type, item.name) == ("note", line)


@pytest.mark.parametrize(
    ("line", "types"),
    [
        ("DAMAGE fighter -> cultist 1,400", ["damage"]),
        ("dmg 14 Fighter → Cultist", ["damage"]),
        ("hit cultist for 14 points", ["damage"]),
        ("slain Cultist x3", ["npc_killed"]),
        ("Rogue goes down", ["character_down"]),
        ("Rogue gets Silver Key", ["item_acquired"]),
        ("Rogue levels up to 5", ["level_up"]),
        ("Elara whispers “Leave”", ["dialogue"]),
        ("next round", ["round_start"]),
        ("combat end fled", ["combat_end"]),
        ("end of combat: truce", ["combat_end"]),
        ("quest Find the heir done", ["quest_completed"]),
        ("Find the heir /quest_failed", ["quest_failed"]),
        ("14 Cultist /dmg", ["damage"]),
        ("/combat Ambush", ["combat_start"]),
        ("150gp /treasure_gained", ["treasure_gained"]),
        ("They climb the tower /exploration", ["travel"]),
        ("wait 10 min", ["time_advanced"]),
        ("rest long for 10 hours", ["rest", "time_advanced"]),
        ("+ 1 day, 2 hours and 5 min", ["time_advanced"]),
    ],
)
def test_there_is_more_than_one_way(line: str, types: list[str]) -> None:
    assert types_of(line) == types


@pytest.mark.parametrize("line", ["round", "end", "end victory"])
def test_what_needs_a_combat_says_so(line: str) -> None:
    calm = dataclasses.replace(TABLE, in_combat=False, round=0)
    assert "No combat is running" in read_line(line, calm).problem


def test_a_time_of_day_that_is_over_is_tomorrows() -> None:
    [item] = read_line("8:00", TABLE).items
    assert item.amount == 23 * HOUR
    [item] = read_line("clock 8:00", TABLE).items
    assert item.amount == -HOUR


def test_units_are_the_calendars() -> None:
    table = Table(definition=CalendarDefinition(20, 50, 100), clock=0, seconds_per_round=10)
    assert [item.amount for item in read_line("rest short", table).items] == [None, 5_000]
    [item] = read_line("+2 rounds", table).items
    assert item.amount == 20


def test_a_known_name_that_ends_in_a_number_keeps_it() -> None:
    table = dataclasses.replace(TABLE, people=("Guard 2",))
    [item] = read_line("dmg guard 2 14", table).items
    assert (item.target, item.amount) == ("Guard 2", 14)
    assert "needs an amount" in read_line("dmg guard 2", table).problem
    [item] = read_line('dmg "Guard 7" 14', TABLE).items
    assert (item.target, item.amount) == ("Guard 7", 14)


def test_the_longest_known_place_is_meant() -> None:
    table = dataclasses.replace(TABLE, places=("Temple", "Temple Hall"))
    [item] = read_line("They pray @temple hall quietly", table).items
    assert (item.name, item.location) == ("They pray Temple Hall quietly", "Temple Hall")


def test_a_long_text_stands_below() -> None:
    [item] = read_line("word " * 100, TABLE).items
    assert (item.name, len(item.description)) == ("", 499)


def test_left_over_silver_is_told() -> None:
    assert "whole gold pieces" in read_line("loot 3pp 5sp", TABLE).hint
    assert read_line("loot 3pp 10sp", TABLE).hint == ""


def test_the_toggle_and_the_tags_decide_who_reads_it() -> None:
    def visibility(line: str, *, secret: bool) -> str:
        return read_line(line, TABLE, secret=secret).items[0].visibility

    assert visibility("The duke lies", secret=True) == "gm"
    assert visibility("The duke lies /party", secret=True) == "party"
    assert visibility("The duke lies /secret", secret=False) == "gm"
