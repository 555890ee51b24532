"""A combat that was fought on Discord reads as one combat here."""

from pathlib import Path
from typing import Any

import pytest

from campaigntracker.campaigns.models import Viewer
from events_app.models import Event
from sessions_app.models import Session
from tests.api.conftest import Programs
from tests.api.fireball import batches, events_of, read_log
from tests.factories import CharacterFactory

SAMPLE = Path(__file__).parent / "data" / "combat.jsonl"
FULL = Path(__file__).resolve().parents[3] / "shared" / "data" / "fireball" / "raw.jsonl"


def send(programs: Programs, path: Path) -> dict[str, Any]:
    """Feed it twice, as a bot does that was restarted; return the session's figures."""
    for _ in range(2):
        for batch in batches(events_of(read_log(path))):
            assert programs.post("writer", "events", batch).status_code == 201
    return programs.get("all", "sessions/3").json()["stats"]


def types() -> list[str]:
    return list(Event.objects.order_by("seq").values_list("type", flat=True))


def test_a_small_combat_of_our_own(programs: Programs, session: Session) -> None:
    for name in ("Nim", "Brother Oake"):
        CharacterFactory(campaign=programs.campaign, name=name)
    figures = send(programs, SAMPLE)
    assert types() == [
        *("combat_start", "round_start", "damage", "damage", "character_down"),
        *("round_start", "healing", "damage", "npc_killed", "combat_end"),
    ]
    assert (figures["eventCount"], figures["combatEncounters"], figures["npcsKilled"]) == (10, 1, 1)
    dealt = (figures["totalDamageDealt"], figures["totalDamageReceived"], figures["totalHealingDone"])
    assert dealt == (16, 12, 5)


@pytest.mark.skipif(not FULL.exists(), reason="the recorded combat does not lie beside the checkout")
def test_the_recorded_combat(programs: Programs, session: Session) -> None:
    for name in ("Verity Silverdust", "Nitar", "Bartholomew", "Aleksandra", "Keya", "Mozzie Urahaka"):
        CharacterFactory(campaign=programs.campaign, name=name)
    figures = send(programs, FULL)
    assert (types()[0], types()[-1], types().count("round_start")) == ("combat_start", "combat_end", 2)
    assert (figures["eventCount"], figures["combatEncounters"], figures["npcsKilled"]) == (16, 1, 1)
    dealt = (figures["totalDamageDealt"], figures["totalDamageReceived"], figures["totalHealingDone"])
    assert dealt == (54, 31, 1)
    assert Event.objects.get(type="character_down").actor == "Nitar"


def test_both_clocks_hold_the_combat_together(programs: Programs, session: Session) -> None:
    send(programs, SAMPLE)
    viewer = Viewer(programs.campaign, None)
    encounters = {event.data["encounterId"] for event in Event.objects.visible_to(viewer)}
    assert encounters == {"sample-combat"}
    moments = list(Event.objects.order_by("seq").values_list("real_time", flat=True))
    assert moments == sorted(moments)
