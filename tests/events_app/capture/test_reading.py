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
        ("/combat Ambush", ["combat_end", "combat_start"]),
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


@pytest.mark.parametrize(
    ("line", "is_secret", "visibilities"),
    [
        ("combat The roof @Temple Hall -- in the rain", False, ["party", "party"]),
        ("combat The roof @Temple Hall -- in the rain /gm", False, ["party", "gm"]),
        ("The roof /combat @Temple Hall -- in the rain", True, ["gm", "party"]),
    ],
)
def test_a_new_combat_ends_the_one_that_runs(line: str, is_secret: bool, visibilities: list[str]) -> None:
    reading = read_line(line, dataclasses.replace(TABLE, is_combat_secret=is_secret))
    ends, begins = reading.items
    assert (ends.type, ends.data, ends.location, ends.description) == ("combat_end", {"outcome": "other"}, "", "")
    assert (begins.type, begins.name, begins.location) == ("combat_start", "The roof", "Temple Hall")
    assert begins.description == "in the rain"
    assert [ends.visibility, begins.visibility] == visibilities
    assert "end victory" in reading.hint


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
    assert visibility("gm: The duke lies", secret=False) == "gm"
    assert visibility("GM : The duke lies", secret=False) == "gm"
    assert visibility("The gm: the duke lies", secret=False) == "party"
    assert visibility("Secret : the duke lies", secret=False) == "gm"
    assert visibility("secret – the duke lies", secret=False) == "gm"
    assert visibility("secret dmg Fighter > Cultist 14", secret=False) == "gm"
    assert visibility("secret: the duke lies /party", secret=False) == "party"
    assert visibility("The secret is out", secret=False) == "party"
    assert visibility("Secrets of the deep", secret=False) == "party"
    assert visibility("note Secret doors open", secret=False) == "party"
    assert read_line("Secret doors open /party", TABLE).items[0].name == "Secret doors open"
    assert "note secret doors open" in read_line("Secret doors open", TABLE).hint
    assert read_line("secret: doors open", TABLE).hint == ""


def test_gm_in_front_goes_with_any_line() -> None:
    [item] = read_line("Gm: met Lord Varn @Temple Hall", TABLE).items
    assert (item.type, item.actor, item.visibility) == ("npc_introduced", "Lord Varn", "gm")
    assert "Write what happened" in read_line("gm:", TABLE).problem
    assert "cannot pass in secret" in read_line("gm: +10m", TABLE).problem


PARTY = dataclasses.replace(
    TABLE,
    characters=("Sister Ode", "Brannagh", "Quill", "Bram of the Vale", "Tamsin Vale"),
    people=("Ash Ghoul", "Thug"),
)


@pytest.mark.parametrize(
    ("line", "actor", "target"),
    [
        ("heal Ode > Quill 8", "Sister Ode", "Quill"),
        ("heal the sister > bram 8", "Sister Ode", "Bram of the Vale"),
        ("Ode > Thug 8", "Sister Ode", "Thug"),
        # Two of the party have that word in their name, and a name in full always means whoever has it.
        ("dmg Vale > Thug 8", "Vale", "Thug"),
        ("dmg of > Thug 8", "of", "Thug"),
        ("dmg Quill > Ghoul 8", "Quill", "Ghoul"),
        ("dmg Thug 2 > Ode 8", "Thug 2", "Sister Ode"),
    ],
)
def test_a_part_of_a_name_is_enough_for_the_party(line: str, actor: str, target: str) -> None:
    [item] = read_line(line, PARTY).items
    assert (item.actor, item.target) == (actor, target)


def test_a_name_in_full_comes_before_a_part_of_one() -> None:
    table = dataclasses.replace(PARTY, people=("Ode",))
    [item] = read_line("dmg Ode > Quill 3", table).items
    assert item.actor == "Ode"


@pytest.mark.parametrize(
    ("line", "new", "hint"),
    [
        ("dmg Branagh > Thug 9", ("Branagh",), "Did you mean Brannagh by “Branagh”?"),
        ("dmg Quill > Ghoul 9", ("Ghoul",), "Did you mean Ash Ghoul by “Ghoul”?"),
        ("dmg Quill > Ogre 9", ("Ogre",), ""),
        ("dmg Quill > Thug 2 9", (), ""),
        ("met Lady Ann", (), ""),
        ("met Tamsin Vail", (), "Did you mean Tamsin Vale by “Tamsin Vail”?"),
    ],
)
def test_new_names_are_told_and_near_ones_asked_about(line: str, new: tuple[str, ...], hint: str) -> None:
    reading = read_line(line, PARTY)
    assert (reading.new_names, reading.hint) == (new, hint)


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("Quill hits the ghoul for 9", "Damage? dmg Quill > Ash Ghoul 9"),
        ("Ode strikes Thug with 12 radiant fire", "Damage? dmg Sister Ode > Thug 12"),
        ("Ode heals Quill for 8", "Healing? heal Sister Ode > Quill 8"),
        ("Quill loses 4 of her arrows", "Damage? dmg Quill 4"),
        ("crit Ode > Barge Guard 12", "Kept as a note. Damage? dmg Sister Ode > Barge Guard 12"),
        ("crit Ode > the stairs", ""),
        ("east > north 3", ""),
        ('"I never liked the sea" - Quill', "Kept as a note. A quote? quote Quill: I never liked the sea"),
        ("“I never liked the sea” – Old Hob", "Kept as a note. A quote? quote Old Hob: I never liked the sea"),
        ('"To the ford" - says the sign', ""),
        ("Quill hits the bottle", ""),
        ("Somebody hits Quill for 9", ""),
    ],
)
def test_a_blow_that_is_told_is_noted_and_says_how_it_would_count(line: str, hint: str) -> None:
    reading = read_line(line, PARTY)
    assert ([item.type for item in reading.items], reading.hint) == (["note"], hint)


@pytest.mark.parametrize(
    ("line", "place", "name"),
    [
        ("They rest @Isle of the Dead and sing", "Isle of the Dead", "They rest Isle of the Dead and sing"),
        ("They rest @the Old Mill in silence", "the Old Mill", "They rest the Old Mill in silence"),
        ("They rest @docks and wait", "docks", "They rest docks and wait"),
        ("They rest @Cave 12", "Cave 12", "They rest"),
        ("They rest @temple hall and wait", "Temple Hall", "They rest Temple Hall and wait"),
        ("They rest @“mill of old” and wait", "mill of old", "They rest mill of old and wait"),
    ],
)
def test_where_a_new_place_ends(line: str, place: str, name: str) -> None:
    [item] = read_line(line, TABLE).items
    assert (item.location, item.name) == (place, name)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("item a Silver Key", "Silver Key"),
        ("item some Rope > Rogue", "Rope"),
        ("item The One Ring", "The One Ring"),
        ("item Ring of the Ram", "Ring of the Ram"),
        ('item "a Thing"', "a Thing"),
        ("loot a ruby worth 50gp", "ruby"),
    ],
)
def test_things_lose_their_article(line: str, name: str) -> None:
    [item] = read_line(line, TABLE).items
    assert item.name == name


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("long rest", "rest long"),
        ("Short rest.", "rest short"),
        ("Long Rest!", "rest long"),
        ("short rest 30 min", "rest short 30 min"),
        ("long rest for 10 hours @Temple Hall", "rest long for 10 hours @Temple Hall"),
    ],
)
def test_a_rest_may_begin_with_its_kind(line: str, same: str) -> None:
    assert types_of(line) == ["rest", "time_advanced"]
    assert read_line(line, TABLE).items == read_line(same, TABLE).items


@pytest.mark.parametrize("line", ["Long rest is what they need", "Long restless nights", "A long rest, at last"])
def test_a_sentence_about_a_rest_stays_one(line: str) -> None:
    [item] = read_line(line, TABLE).items
    assert (item.type, item.name) == ("note", line)


def test_damage_that_is_taken_counts() -> None:
    [item] = read_line("Rogue takes 9 damage", TABLE).items
    assert (item.type, item.target, item.amount) == ("damage", "Rogue", 9)


@pytest.mark.parametrize("line", ["combat start", "Fight starts!", "start combat", "Begin the fight", "battle begins"])
def test_a_combat_may_begin_without_a_name(line: str) -> None:
    calm = dataclasses.replace(TABLE, in_combat=False, round=0)
    [item] = read_line(line, calm).items
    assert (item.type, item.name) == ("combat_start", "")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("combat start Cultist x6", "Cultist x6"),
        ("combat starts Cultist x6", "Cultist x6"),
        ("Combat begin: Ambush at the ford", "Ambush at the ford"),
        ("fight begins the last stand", "the last stand"),
        ("combat start ambush by the old mill", "ambush by the old mill"),
        ("combat starts Two ogres and their dog", "Two ogres and their dog"),
        ("combat Ambush at the ford", "Ambush at the ford"),
        ("Begin the Hunt /combat", "Begin the Hunt"),
    ],
)
def test_what_stands_behind_the_beginning_of_a_combat_is_its_name(line: str, name: str) -> None:
    calm = dataclasses.replace(TABLE, in_combat=False, round=0)
    [item] = read_line(line, calm).items
    assert (item.type, item.name) == ("combat_start", name)


def test_a_sentence_about_a_beginning_stays_one() -> None:
    calm = dataclasses.replace(TABLE, in_combat=False, round=0)
    assert types_of("Combat begins when they open the gate", calm) == ["note"]


@pytest.mark.parametrize("line", ["combat end", "Fight ends.", "battle over", "combat ends in victory", "end combat"])
def test_a_combat_that_ends_is_no_fight_of_that_name(line: str) -> None:
    assert [item.type for item in read_line(line, TABLE).items] == ["combat_end"]


@pytest.mark.parametrize("line", ["Start at the mill", "Begin with the map", "combat starting Gate"])
def test_what_only_sounds_like_it_is_not_taken_for_it(line: str) -> None:
    calm = dataclasses.replace(TABLE, in_combat=False, round=0)
    [item] = read_line(line, calm).items
    assert item.name


NYX = dataclasses.replace(TABLE, characters=("Nyx", "Vesper"))


@pytest.mark.parametrize(
    ("line", "actor"),
    [("xp 50 Nyx", "Nyx"), ("xp 50 to nyx", "Nyx"), ("xp 50 > Nyx", "Nyx"), ("loot 5gp Nyx", "Nyx"),
     ("loot 5 for Nyx", "Nyx"), ("xp 50 for the rats", ""), ("loot 5gp in the chest", "")],
)  # fmt: skip
def test_what_somebody_gets_is_theirs(line: str, actor: str) -> None:
    [item] = read_line(line, NYX).items
    assert item.actor == actor
    assert item.description == ("" if actor else line.split(" ", 2)[2])


@pytest.mark.parametrize("line", ["xp 50 Nix", "xp 50 > Nix", "loot 5gp Nix", "loot 5gp > Nix", "item Rope > Nix"])
def test_a_name_nearly_right_is_asked_about(line: str) -> None:
    assert "Did you mean Nyx by “Nix”?" in read_line(line, NYX).hint


@pytest.mark.parametrize("line", ["xp 50 > Max", "xp 50 > Pyx"])
def test_short_names_of_others_are_left_alone(line: str) -> None:
    assert "Did you mean" not in read_line(line, NYX).hint
