"""The examples of the grammar page record what the page says."""

import pytest

from events_app.capture import read_line
from events_app.capture.examples import SITUATIONS, TABLE, shown

DAY, HOUR = 86_400, 3_600
LINES = {line: situation.table for situation in SITUATIONS for line in situation.lines}
# line -> its events: type and what differs from an event that says nothing else
EXPECTED = {
    "The door groans": [("note", {"name": "The door groans"})],
    "The door groans -- somebody oiled it long ago": [
        ("note", {"name": "The door groans", "description": "somebody oiled it long ago"})
    ],
    "highlight The wizard stands up again": [("highlight", {"name": "The wizard stands up again"})],
    "scene Dinner at the manor": [("scene", {"name": "Dinner at the manor"})],
    "combat Ambush at the ford": [("combat_start", {"name": "Ambush at the ford"})],
    "Ambushed by cultists /combat": [("combat_start", {"name": "Ambushed by cultists"})],
    "combat start": [("combat_start", {})],
    "dmg Fighter > Cultist 14": [("damage", {"actor": "Fighter", "target": "Cultist", "amount": 14})],
    "dmg Wizard > Cultist, Ogre 28 fire": [
        ("damage", {"actor": "Wizard", "target": "Cultist", "amount": 28, "description": "fire"}),
        ("damage", {"actor": "Wizard", "target": "Ogre", "amount": 28, "description": "fire"}),
    ],
    "dmg Rogue 6": [("damage", {"target": "Rogue", "amount": 6})],
    "Fighter > Cultist 8+6": [("damage", {"actor": "Fighter", "target": "Cultist", "amount": 14})],
    "heal Cleric > Wizard 8": [("healing", {"actor": "Cleric", "target": "Wizard", "amount": 8})],
    "kill 3 Cultists": [("npc_killed", {"target": "Cultist", "amount": 3})],
    "kill Fighter > Ogre": [("npc_killed", {"actor": "Fighter", "target": "Ogre", "amount": 1})],
    "down Wizard": [("character_down", {"target": "Wizard"})],
    "Wizard dies": [("character_died", {"target": "Wizard"})],
    "round": [("round_start", {"amount": 3})],
    "end victory": [("combat_end", {"data": {"outcome": "victory"}})],
    "met Priestess Elara @Temple Hall": [("npc_introduced", {"actor": "Priestess Elara", "location": "Temple Hall"})],
    "met Sir Bors, Lady Ann -- guests of the duke": [
        ("npc_introduced", {"actor": "Sir Bors", "description": "guests of the duke"}),
        ("npc_introduced", {"actor": "Lady Ann", "description": "guests of the duke"}),
    ],
    "Elara: “Leave this place”": [("dialogue", {"actor": "Elara", "description": "Leave this place"})],
    "Priestess Elara: Leave this place": [
        ("dialogue", {"actor": "Priestess Elara", "description": "Leave this place"})
    ],
    "quote Wizard: I have a plan": [("quote", {"name": "I have a plan", "actor": "Wizard"})],
    "quote Ines: I can fix him": [("quote", {"name": "I can fix him", "actor": "Ines"})],
    "found Sunken Crypt": [("location_discovered", {"location": "Sunken Crypt"})],
    "room 15/20 @Sunken Crypt": [("room_explored", {"amount": 15, "data": {"of": 20}, "location": "Sunken Crypt"})],
    "travel to Greyford +3 days": [("time_advanced", {"amount": 3 * DAY}), ("travel", {"location": "Greyford"})],
    "They enter @Temple Hall and hold their breath": [
        ("note", {"name": "They enter Temple Hall and hold their breath", "location": "Temple Hall"})
    ],
    "They sneak into @Smugglers Cave and see lights +20m": [
        ("note", {"name": "They sneak into Smugglers Cave and see lights", "location": "Smugglers Cave"}),
        ("time_advanced", {"amount": 1_200}),
    ],
    "A feast @“the inn by the river”": [("note", {"name": "A feast", "location": "the inn by the river"})],
    "loot 150gp": [("treasure_gained", {"amount": 150})],
    "loot 3pp 20gp 5sp": [("treasure_gained", {"amount": 50, "description": "3pp 20gp 5sp"})],
    "loot 1,500 from the dragon's hoard": [
        ("treasure_gained", {"amount": 1_500, "description": "from the dragon's hoard"})
    ],
    "loot 25gp Rogue": [("treasure_gained", {"amount": 25, "actor": "Rogue"})],
    "loot 150gp, Silver Key and Rope > Rogue": [
        ("treasure_gained", {"amount": 150, "actor": "Rogue"}),
        ("item_acquired", {"name": "Silver Key", "actor": "Rogue"}),
        ("item_acquired", {"name": "Rope", "actor": "Rogue"}),
    ],
    "loot ruby worth 50gp": [("treasure_gained", {"name": "ruby", "amount": 50})],
    "loot 60gp and a Cinder Rose": [
        ("treasure_gained", {"amount": 60}),
        ("item_acquired", {"name": "Cinder Rose"}),
    ],
    "item Silver Key > Rogue": [("item_acquired", {"name": "Silver Key", "actor": "Rogue"})],
    "xp 400": [("xp_awarded", {"amount": 400})],
    "xp 100 each": [("xp_awarded", {"amount": 400, "description": "100 each for 4"})],
    "loot 50gp each": [("treasure_gained", {"amount": 200, "description": "50gp each for 4"})],
    "xp 50 Rogue": [("xp_awarded", {"amount": 50, "actor": "Rogue"})],
    "level Rogue 5": [("level_up", {"actor": "Rogue", "amount": 5})],
    "level 5": [("level_up", {"actor": name, "amount": 5}) for name in TABLE.characters],
    "quest Find the heir": [("quest_started", {"name": "Find the heir"})],
    "quest done Find the heir": [("quest_completed", {"name": "Find the heir"})],
    "quest failed Find the heir": [("quest_failed", {"name": "Find the heir"})],
    "goal Gather the relics +1": [("goal_progress", {"name": "Gather the relics", "amount": 1})],
    "+10m": [("time_advanced", {"amount": 600})],
    "+1h30": [("time_advanced", {"amount": 5_400})],
    "+1 round": [("time_advanced", {"amount": 6})],
    "-10m": [("time_advanced", {"amount": -600})],
    "rest long": [("rest", {"data": {"kind": "long"}}), ("time_advanced", {"amount": 8 * HOUR})],
    "rest short": [("rest", {"data": {"kind": "short"}}), ("time_advanced", {"amount": HOUR})],
    "long rest": [("rest", {"data": {"kind": "long"}}), ("time_advanced", {"amount": 8 * HOUR})],
    "next morning": [("time_advanced", {"amount": 23 * HOUR})],
    "at 18:00": [("time_advanced", {"amount": 9 * HOUR})],
    "dusk": [("time_advanced", {"amount": 9 * HOUR})],
    "tenday": [("time_advanced", {"amount": 10 * DAY})],
    "clock 8:00": [("time_advanced", {"amount": -HOUR})],
    "clock Day 16, 9:00 AM": [("time_advanced", {"amount": DAY})],
    "Search the library +2h": [("note", {"name": "Search the library"}), ("time_advanced", {"amount": 2 * HOUR})],
    "The duke lies /gm": [("note", {"name": "The duke lies", "visibility": "gm"})],
    "gm: The duke lies": [("note", {"name": "The duke lies", "visibility": "gm"})],
    "secret: The mayor is dead": [("note", {"name": "The mayor is dead", "visibility": "gm"})],
    "secret The mayor is dead": [("note", {"name": "The mayor is dead", "visibility": "gm"})],
    "met Lord Varn @Temple Hall /gm": [
        ("npc_introduced", {"actor": "Lord Varn", "location": "Temple Hall", "visibility": "gm"})
    ],
    "note Kill the lights": [("note", {"name": "Kill the lights"})],
    "note Secret doors open": [("note", {"name": "Secret doors open"})],
    "Round the corner they meet a troll": [("note", {"name": "Round the corner they meet a troll"})],
    "Rest is for the weak": [("note", {"name": "Rest is for the weak"})],
}
PARTS = ("name", "description", "actor", "target", "location", "amount", "data", "visibility")
NOTHING = {"amount": None, "data": {}, "visibility": "party"}


@pytest.mark.parametrize("line", LINES)
def test_an_example_records_what_it_should(line: str) -> None:
    said = [
        (item.type, {part: value for part in PARTS if (value := getattr(item, part)) != NOTHING.get(part, "")})
        for item in read_line(line, LINES[line]).items
    ]
    assert said == EXPECTED[line]


def test_every_example_is_held_to_something() -> None:
    assert set(LINES) == set(EXPECTED)
    assert all(example.events for situation in SITUATIONS for example in shown(situation))
