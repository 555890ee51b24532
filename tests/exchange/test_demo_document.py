"""The demo campaign holds what the product promises about it: counted from its JSON alone, without the database."""

import json
import re
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

DEMO = Path(__file__).parents[2] / "campaigntracker" / "exchange" / "demo"

CATEGORY_OF = {
    type_: category
    for category, types in {
        "combat": "combat_start round_start damage healing npc_killed character_down character_died combat_end",
        "exploration": "location_discovered room_explored travel rest",
        "social": "npc_introduced dialogue",
        "treasure": "item_acquired treasure_gained",
        "progress": "xp_awarded level_up",
        "quest": "quest_started quest_completed quest_failed",
        "goal": "goal_progress",
        "time": "time_advanced scene",
        "note": "note highlight quote",
    }.items()
    for type_ in types.split()
}
SUMMED = {
    *("treasure_gained", "xp_awarded", "damage", "healing", "room_explored"),
    *("round_start", "time_advanced", "goal_progress"),
}
COMPLETED = range(1, 16)
TOTALS_OF_THE_TEMPLE_NIGHT = {
    "combatEncounters": 3,
    "totalDamageDealt": 385,
    "totalDamageReceived": 190,
    "totalHealingDone": 142,
    "npcsKilled": 12,
    "treasureGained": 1500,
    "xpEarned": 4000,
}


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    whole = json.loads((DEMO / "campaign.json").read_text(encoding="utf-8"))
    whole["events"] = [
        event
        for path in sorted((DEMO / "events").glob("session_*.json"))
        for event in json.loads(path.read_text(encoding="utf-8"))
    ]
    return whole


def events_of(document: dict[str, Any], number: int) -> list[dict[str, Any]]:
    return [event for event in document["events"] if event["sessionId"] == f"session-{number:03d}"]


def session(document: dict[str, Any], number: int) -> dict[str, Any]:
    (found,) = [one for one in document["sessions"] if one["number"] == number]
    return found


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def game_time(event: dict[str, Any]) -> int:
    return event["timestamp"]["gameTime"]["total"]


def totals(events: list[dict[str, Any]], party: set[str]) -> dict[str, int]:
    """The figures of a session, straight from the words of the event vocabulary."""

    def amounts(type_: str, default: int = 0) -> list[tuple[int, bool, bool, bool]]:
        rows = []
        for event in (one["event"] for one in events if one["event"]["type"] == type_):
            people = event.get("participants", {})
            rows.append(
                (
                    event.get("amount", default),
                    people.get("actor") in party,
                    people.get("target") in party,
                    "actor" in people,
                )
            )
        return rows

    return {
        "combatEncounters": len(amounts("combat_start")),
        "totalDamageDealt": sum(n for n, by_party, on_party, _ in amounts("damage") if by_party and not on_party),
        "totalDamageReceived": sum(n for n, _, on_party, _ in amounts("damage") if on_party),
        "totalHealingDone": sum(
            n for n, by_party, on_party, has_actor in amounts("healing") if by_party or (on_party and not has_actor)
        ),
        "npcsKilled": sum(n for n, *_ in amounts("npc_killed", default=1)),
        "treasureGained": sum(n for n, *_ in amounts("treasure_gained")),
        "xpEarned": sum(n for n, *_ in amounts("xp_awarded")),
    }


def party_of(document: dict[str, Any]) -> set[str]:
    return {character["name"] for character in document["characters"]}


def test_the_temple_night_adds_up(document):
    events = events_of(document, 15)

    assert len(events) == 247
    assert totals(events, party_of(document)) == TOTALS_OF_THE_TEMPLE_NIGHT


def test_the_players_copy_differs_only_in_the_number_of_events(document):
    told = [event for event in events_of(document, 15) if event["visibility"] == "party"]

    assert 232 <= len(told) <= 239
    assert totals(told, party_of(document)) == TOTALS_OF_THE_TEMPLE_NIGHT


def test_the_temple_night_has_its_times_on_both_clocks(document):
    night = session(document, 15)
    start, end = (moment(night["realTime"][key]) for key in ("startTime", "endTime"))
    game = night["gameTime"]

    assert (end - start).total_seconds() == 250 * 60
    assert game["startTime"] == {"total": 1_296_000, "formatted": "Day 15, 9:00 AM"}
    assert game["endTime"] == {"total": 1_328_400, "formatted": "Day 15, 6:00 PM"}
    assert document["campaign"]["clock"]["total"] == game_time(events_of(document, 15)[-1]) == 1_328_400
    assert "stats" not in night


def test_fifteen_of_the_temple_s_twenty_rooms_are_explored(document):
    rooms = [one["event"] for one in events_of(document, 15) if one["event"]["type"] == "room_explored"]

    assert [room["amount"] for room in rooms] == list(range(1, 16))
    assert {room["data"]["of"] for room in rooms} == {20}
    assert len({room["participants"]["location"] for room in rooms}) == 15


def test_every_event_is_whole_and_speaks_the_vocabulary(document):
    for entry in document["events"]:
        event, where = entry["event"], entry["id"]
        assert list(entry) == ["id", "sessionId", "visibility", "timestamp", "event"], where
        assert CATEGORY_OF[event["type"]] == event["category"], where
        assert entry["visibility"] in {"party", "gm"}, where
        assert 0 < len(event["name"]) <= 120, where
        assert all(event[key] for key in event.keys() & {"description", "participants", "data"}), where
        assert ("amount" in event) or event["type"] not in SUMMED, where
        if event["type"] == "combat_end":
            assert event["data"]["outcome"] in {"victory", "defeat", "fled", "truce", "other"}, where


def test_events_are_numbered_in_their_order(document):
    for number in COMPLETED:
        events = events_of(document, number)
        assert [event["id"] for event in events] == [f"s{number:02d}-e{seq:03d}" for seq in range(1, len(events) + 1)]
        assert number == 15 or 10 <= len(events) <= 25
    assert {event["sessionId"] for event in document["events"]} == {f"session-{number:03d}" for number in COMPLETED}


def test_real_time_runs_forward_within_each_session(document):
    for number in COMPLETED:
        real = session(document, number)["realTime"]
        times = [moment(event["timestamp"]["realTime"]) for event in events_of(document, number)]
        assert times == sorted(times)
        assert moment(real["startTime"]) <= times[0]
        assert times[-1] <= moment(real["endTime"])


def test_game_time_goes_back_once_and_a_scene_says_so(document):
    back = [
        later
        for number in COMPLETED
        for earlier, later in pairwise(events_of(document, number))
        if game_time(later) < game_time(earlier)
    ]

    assert [event["event"]["type"] for event in back] == ["scene"]
    assert back[0]["event"]["name"].startswith("Flashback")


def test_each_combat_starts_ends_and_takes_six_seconds_a_round(document):
    for number in COMPLETED:
        started, rounds = None, 0
        for entry in events_of(document, number):
            match entry["event"]["type"]:
                case "combat_start":
                    assert started is None
                    started, rounds = game_time(entry), 0
                case "round_start":
                    rounds += 1
                    assert entry["event"]["amount"] == rounds
                    assert game_time(entry) == started + 6 * (rounds - 1)
                case "combat_end":
                    assert game_time(entry) == started + 6 * rounds
                    started = None
        assert started is None


def test_sessions_follow_each_other_with_gaps_and_one_flashback(document):
    spans = [session(document, number)["gameTime"] for number in COMPLETED]
    steps = [later["startTime"]["total"] - earlier["endTime"]["total"] for earlier, later in pairwise(spans)]
    starts = [moment(one["realTime"]["startTime"]) for one in document["sessions"]]

    assert [one["number"] for one in document["sessions"]] == list(range(1, 19))
    assert starts == sorted(starts)
    assert sum(step < 0 for step in steps) == 1
    assert max(step for step, (_, later) in zip(steps, pairwise(COMPLETED), strict=True) if later != 11) > 86_400
    assert all(span["startTime"]["total"] < span["endTime"]["total"] for span in spans)


def test_rosters_name_members_and_their_own_characters(document):
    players = {member["id"] for member in document["members"] if member["role"] == "player"}
    owner = {character["id"]: character["memberId"] for character in document["characters"]}

    for one in document["sessions"]:
        roster = one["participants"]["players"]
        assert one["participants"]["gm"] == "gm-rowan"
        assert {player["userId"] for player in roster if not player.get("guest")} == players
        assert not [player for player in roster if player.get("excused") and player["attended"]]
        assert all(owner[pc] == player["userId"] for player in roster for pc in player["characterIds"])
        if one["status"] == "planned":
            assert all(player["rsvp"] in {"yes", "no", "maybe", "late"} for player in roster)


def test_the_characters_of_absent_players_do_nothing(document):
    name_of = {character["id"]: character["name"] for character in document["characters"]}
    for number in COMPLETED:
        roster = session(document, number)["participants"]["players"]
        absent = {name_of[pc] for player in roster if not player["attended"] for pc in player["characterIds"]}
        acting = {entry["event"].get("participants", {}).get("actor") for entry in events_of(document, number)}
        assert not absent & acting


def test_a_character_who_is_dead_died_in_the_log(document):
    dead = {character["name"] for character in document["characters"] if character["status"] == "dead"}
    died = {
        entry["event"]["participants"]["actor"]
        for entry in document["events"]
        if entry["event"]["type"] == "character_died"
    }

    assert dead == died == {"Corvin Tallow"}


def test_quests_are_started_before_they_end(document):
    open_quests: set[str] = set()
    for entry in document["events"]:
        event = entry["event"]
        if event["type"] == "quest_started":
            open_quests.add(event["name"])
        elif event["category"] == "quest":
            assert event["name"] in open_quests, entry["id"]
            open_quests.remove(event["name"])
    assert "Bring the eleven home" in open_quests


def test_goals_are_pursued_before_they_are_reached(document):
    goals = {goal["id"]: goal for goal in document["goals"]}
    reached: dict[str, str] = {}
    for one in document["sessions"]:
        for pursued in one.get("goals", []):
            assert pursued["goalId"] not in reached, one["id"]
            if "outcome" in pursued:
                reached[pursued["goalId"]] = pursued["outcome"]

    assert reached == {goal["id"]: goal["state"] for goal in goals.values() if goal["state"] != "open"}
    assert {goal["visibility"] for goal in goals.values()} == {"party", "gm"}
    assert {goals[goal["parentId"]]["title"] for goal in goals.values() if "parentId" in goal} == {
        "Silence the drowned bell"
    }


def test_goals_with_a_number_are_on_their_way(document):
    progress: dict[str, int] = {}
    for event in (one["event"] for one in document["events"] if one["event"]["type"] == "goal_progress"):
        progress[event["data"]["goalId"]] = progress.get(event["data"]["goalId"], 0) + event["amount"]
    targets = {goal["id"]: goal["target"] for goal in document["goals"] if "target" in goal}

    assert progress == {"low-temple-rooms": 15, "a-town-of-friends": 7}
    assert targets == {"low-temple-rooms": 20, "a-town-of-friends": 12}


def test_chapters_hold_every_session_once(document):
    chapters = document["chapters"]
    assert [(chapter["firstNumber"], chapter.get("lastNumber")) for chapter in chapters] == [
        (1, 5),
        (6, 10),
        (11, None),
    ]


def test_what_is_prepared_goes_on_from_what_was_left(document):
    items = {item["id"]: item for one in document["sessions"] for item in one.get("prep", [])}
    carried = [items[item["carriedFrom"]] for item in items.values() if "carriedFrom" in item]
    left = [item for item in session(document, 15)["prep"] if "doneAt" not in item]

    assert carried == left != []
    assert [len(date["answers"]) for date in session(document, 18)["dates"]] == [4, 4, 3]


def test_files_have_one_event_a_line():
    for path in (DEMO / "events").glob("session_*.json"):
        first, *lines, last = path.read_text(encoding="utf-8").splitlines()
        assert (first, last) == ("[", "]")
        assert [json.loads(line.removesuffix(","))["id"] for line in lines] == [
            event["id"] for event in json.loads(path.read_text(encoding="utf-8"))
        ]


def words_of(text: str) -> set[str]:
    """Those that say something: the short ones join them."""
    return set(re.findall(r"[\w-]{4,}", text.casefold()))


def nearly_doubled(stated: list[str], told: list[str]) -> set[tuple[str, str]]:
    """Pairs that say one thing in different words, as a page that lists both would show."""
    return {
        (one, other)
        for one in stated
        for other in told
        if one != other and len(words_of(one) & words_of(other)) > len(words_of(one)) / 2
    }


def test_no_highlight_is_told_twice_in_nearly_the_same_words(document):
    for number in COMPLETED:
        stated = session(document, number)["summary"]["highlights"]
        told = [one["event"]["name"] for one in events_of(document, number) if one["event"]["type"] == "highlight"]
        assert not nearly_doubled(stated, told)
    assert nearly_doubled(
        ["By the morning ferry, five persons"], ["By the morning ferry, five persons, one fare disputed"]
    )


def test_the_burglary_happens_after_the_office_has_closed(document):
    inside = [game_time(event) for event in events_of(document, 6)[1:]]
    four_in_the_afternoon = 6 * 86_400 + (16 - 9) * 3600

    assert four_in_the_afternoon < inside[0]
    assert inside[-1] <= session(document, 6)["gameTime"]["endTime"]["total"]
