"""How one event is worded."""

import datetime as dt
import zoneinfo
from typing import Any

import pytest

from events_app.domain.timeline_entries import Entry, make_entry
from tests.events_app.test_timeline import CAMPAIGN, Logged


def entry(*, in_combat: bool = False, previous: Logged | None = None, zone: dt.tzinfo = dt.UTC, **event: Any) -> Entry:
    return make_entry(Logged(**event), CAMPAIGN, zone, in_combat=in_combat, previous=previous)


@pytest.mark.parametrize(
    ("event", "title"),
    [
        ({"type": "npc_killed", "target": "Cultist"}, "Cultist falls"),
        ({"type": "character_down", "actor": "Nim"}, "Nim goes down"),
        ({"type": "character_died", "target": "Nim"}, "Nim dies"),
        ({"type": "location_discovered", "location": "The Low Temple"}, "The Low Temple"),
        ({"type": "npc_introduced", "actor": "Priestess Elara"}, "Priestess Elara"),
        ({"type": "level_up", "actor": "Nim", "amount": 5}, "Nim reaches level 5"),
        ({"type": "round_start", "amount": 3}, "Round 3"),
        ({"type": "damage", "actor": "Nim", "target": "Rat"}, ""),
        ({"type": "damage"}, "Damage"),
        ({"type": "portal_opened", "name": ""}, "Portal opened"),
        ({"type": "quote", "name": '"It’s a lid."'}, "“It’s a lid.”"),
        ({"type": "quote", "description": "It’s a lid."}, "“It’s a lid.”"),
        ({"type": "quote"}, "Quote"),
    ],
)
def test_the_headline(event: dict[str, Any], title: str) -> None:
    assert entry(**event).title == title


def test_people_are_not_named_twice() -> None:
    assert entry(name="Nim hits the rat", actor="Nim", target="Rat").people == ()
    assert entry(name="Nim hums", actor="Nim", target="Rat").people == ("Nim", "Rat")
    assert entry(name="A step gives way", target="Nim").people == ("Nim",)


@pytest.mark.parametrize(
    ("event", "shown"),
    [
        ({"type": "treasure_gained", "amount": 1500}, ("1,500", "gp")),
        ({"type": "xp_awarded", "amount": 4000}, ("4,000", "XP")),
        ({"type": "damage", "amount": 0}, ("0", "damage")),
        ({"type": "damage", "amount": 9, "description": "slashing"}, ("9", "slashing damage")),
        ({"type": "damage", "amount": 9, "description": "Ouch"}, ("9", "damage")),
        ({"type": "room_explored", "amount": 2, "data": {"of": 20}}, ("2", "of 20")),
        ({"type": "room_explored", "amount": 2, "data": {"of": "many"}}, ("2", "")),
        ({"type": "npc_killed", "amount": 3}, ("×3", "")),
        ({"type": "npc_killed"}, ("", "")),
        ({"type": "goal_progress", "amount": 1}, ("+1", "")),
        ({"type": "portal_opened", "amount": 2}, ("2", "")),
    ],
)
def test_how_much(event: dict[str, Any], shown: tuple[str, str]) -> None:
    worded = entry(**event)
    assert (worded.amount, worded.unit) == shown


@pytest.mark.parametrize(
    ("event", "label", "amount"),
    [
        ({"type": "character_down", "target": "Nim"}, "", ""),
        ({"type": "character_died", "target": "Nim"}, "", ""),
        ({"type": "character_died", "name": "A last breath", "target": "Nim"}, "Character died", ""),
        ({"type": "level_up", "actor": "Nim", "amount": 6}, "", ""),
        ({"type": "level_up", "name": "At last", "actor": "Nim", "amount": 6}, "Level up", "6"),
        ({"type": "level_up", "amount": 6}, "", "6"),
    ],
)
def test_what_the_headline_says_is_not_said_again(event: dict[str, Any], label: str, amount: str) -> None:
    worded = entry(**event)
    assert (worded.label, worded.amount) == (label, amount)


@pytest.mark.parametrize(
    ("event", "name"),
    [
        ({"type": "damage", "actor": "Nim", "target": "Cultist", "amount": 14}, "14 damage to Cultist"),
        ({"type": "damage", "target": "Cultist", "amount": 14}, "14 damage, Cultist"),
        ({"type": "healing", "actor": "Ode", "target": "Nim", "amount": 8}, "8 healed: Nim"),
        ({"type": "damage", "target": "Cultist"}, "Cultist"),
        ({"type": "character_down", "target": "Nim"}, "Nim goes down"),
    ],
)
def test_every_entry_has_something_to_be_called_by(event: dict[str, Any], name: str) -> None:
    assert entry(**event).in_brief == name


@pytest.mark.parametrize(
    ("amount", "label"),
    [
        (8 * 3600, "8 hours pass"),
        (3600, "1 hour passes"),
        (3660, "1 hour 1 minute pass"),
        (86_400, "1 day passes"),
        (-3600, "by 1 hour"),
        (-7200, "by 2 hours"),
    ],
)
def test_time_that_passes_is_told_as_a_length(amount: int, label: str) -> None:
    assert entry(type="time_advanced", amount=amount).label == label


def test_both_clocks() -> None:
    worded = entry(game_time=1_299_600, zone=zoneinfo.ZoneInfo("Europe/Berlin"))
    assert (worded.game_clock, worded.real_clock) == ("10:00 AM", "19:05")


def test_seconds_are_shown_in_a_fight_alone() -> None:
    assert entry(game_time=6, in_combat=True).game_clock == "9:00:06 AM"
    assert entry(game_time=6).game_clock == "9:00 AM"


def test_the_date_is_shown_where_it_changes() -> None:
    evening = Logged(real_time=dt.datetime(2025, 1, 20, 23, 50, tzinfo=dt.UTC))
    after_midnight = dt.datetime(2025, 1, 21, 0, 5, tzinfo=dt.UTC)
    assert entry(previous=evening, real_time=after_midnight).shows_date
    assert not entry(previous=evening, real_time=evening.real_time).shows_date
    assert not entry(real_time=after_midnight).shows_date


def test_a_secret_or_voided_round_is_no_mere_rule() -> None:
    assert entry(type="round_start", in_combat=True).is_round
    assert not entry(type="round_start", in_combat=True, is_secret=True).is_round
    assert not entry(type="round_start", in_combat=True, is_voided=True).is_round
    assert not entry(type="round_start", in_combat=True, description="They regroup.").is_round


def test_the_kind_of_a_damage_is_said_once() -> None:
    told = entry(type="damage", amount=9, description="slashing", actor="Nim", target="Rat")
    assert (told.text, told.is_minor) == ("", True)
    assert entry(type="damage", amount=9, description="Right through the door.").text == "Right through the door."


def test_a_scene_is_called_so() -> None:
    scene, passing = entry(type="scene", name="At dusk"), entry(type="time_advanced", amount=60)
    assert (scene.category, scene.category_label, passing.category_label) == ("time", "Scene", "Time")
