"""Loot and experience, and whose share is how much."""

from events_app.models import Event
from sessions_app.models import Session, SessionPlayer
from tests.conftest import Table
from tests.sessions_app.views.closing.pressing import address, field, press


def test_two_helpings_of_loot_are_two(table: Table, over: Session) -> None:
    for amount in ("5", "7"):
        response = press(table, over, "save:loot", treasure=amount)
        assert response.headers["Location"] == f"{address(over)}#loot"
    over.refresh_from_db()
    assert over.projection["gm"]["figures"]["treasureGained"] == 12


def test_shares_are_for_whom_the_gm_says(table: Table, over: Session) -> None:
    press(table, over, "save:loot", xp="10", is_split="on", among=["Nim", "Vesper"])
    assert Event.objects.get(type="xp_awarded").data["shares"] == [
        {"name": "Nim", "amount": 5},
        {"name": "Vesper", "amount": 5},
    ]


def test_nobody_to_share_with_is_told(table: Table, over: Session) -> None:
    SessionPlayer.objects.update(attended=False)
    html = press(table, over, "save:loot", xp="10", is_split="on").content.decode()
    assert "There is nobody to split it among." in html
    assert not Event.objects.exists()


def shares(amount: int) -> dict[str, int]:
    event = Event.objects.get(amount=amount)
    found = {share["name"]: share["amount"] for share in event.data["shares"]}
    assert sum(found.values()) == amount
    return found


def test_a_guest_typed_in_on_the_same_page_takes_no_part(table: Table, playing: Session) -> None:
    typed = {"guests": "Ada", "treasure": "100", "is_split": "on"}
    press(table, playing, "save", **typed)
    assert shares(100) == {"Nim": 34, "Brakka": 33, "Vesper": 33}
    press(table, playing, "save", treasure="200", is_split="on", among=["Nim", "Brakka", "Vesper", "Ada"])
    assert shares(200) == {"Nim": 50, "Brakka": 50, "Vesper": 50, "Ada": 50}


def test_nor_does_somebody_who_is_marked_as_away_there(table: Table, playing: Session) -> None:
    press(table, playing, "save", **{field("came", "Jonah", playing): "absent", "treasure": "100", "is_split": "on"})
    assert shares(100) == {"Nim": 50, "Vesper": 50}
