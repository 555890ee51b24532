"""Loot and experience, and whose share is how much."""

from events_app.models import Event
from sessions_app.models import Session, SessionPlayer
from tests.conftest import Table
from tests.sessions_app.views.closing.pressing import address, field, press
from tests.sessions_app.views.forms import typed_into


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


def save_step(table: Table, session: Session, step: str, **typed: object) -> dict:
    """Save one step while more is typed: what the page that comes back would send."""
    return typed_into(press(table, session, f"save:{step}", **typed).content.decode())


def test_whoever_turns_out_to_have_come_is_ticked(table: Table, playing: Session) -> None:
    who = {"guests": "Finn", field("came", "Theo", playing): "yes", field("came", "Jonah", playing): "absent"}
    form = save_step(table, playing, "attendance", treasure="100", is_split="on", **who)
    assert form["among"] == form["listed"] == ["Nim", "Vesper", "Theo", "Finn"]
    table.gm.client.post(address(playing), form | {"act": "save"})
    assert shares(100) == {"Nim": 25, "Vesper": 25, "Theo": 25, "Finn": 25}


def test_a_character_given_to_a_stand_in_is_ticked_and_who_was_unticked_stays_so(
    table: Table, playing: Session
) -> None:
    mara = SessionPlayer.objects.get(member__display_name="Mara").member
    who = {field("came", "Jonah", playing): "absent"}
    press(table, playing, "save:attendance", **who)
    stand_in = {field("plays", "Brakka", playing): mara.pk.hex}
    form = save_step(table, playing, "attendance", treasure="90", is_split="on", among=["Nim"], **stand_in)
    assert form["listed"] == ["Nim", "Brakka", "Vesper"]
    assert form["among"] == ["Nim", "Brakka"]
    # Saved in its turn, another step takes nothing of it back.
    form = typed_into(
        table.gm.client.post(address(playing), form | {"improvised": "Sang", "act": "save:objectives"}).content.decode()
    )
    table.gm.client.post(address(playing), form | {"act": "save"})
    assert shares(90) == {"Nim": 45, "Brakka": 45}


def test_a_list_that_grew_is_nothing_typed(table: Table, playing: Session) -> None:
    html = press(table, playing, "save:attendance", guests="Finn", improvised="Sang").content.decode()
    assert html.count('<details class="closing-step" open>') == 1
    assert typed_into(html)["among"] == ["Nim", "Brakka", "Vesper", "Finn"]


def test_nobody_ticked_is_nobody(table: Table, playing: Session) -> None:
    html = press(table, playing, "save:loot", treasure="90", is_split="on", among=[]).content.decode()
    assert "There is nobody to split it among." in html
    assert "among" not in typed_into(html)


def test_an_item_is_for_who_came_without_a_character(table: Table, playing: Session) -> None:
    press(table, playing, "save:attendance", **{"guests": "Ada", field("came", "Theo", playing): "yes"})
    lines = ["Lantern: ada", "Rope: Theo", "Map: Finn", "Ring: Nim", "Letter: Jonah", "Key: Nobody"]
    press(table, playing, "save", guests="Finn", items="\r\n".join(lines))
    assert set(Event.objects.filter(type="item_acquired").values_list("name", "actor")) == {
        ("Lantern", "Ada"),
        ("Rope", "Theo"),
        ("Map", "Finn"),
        ("Ring", "Nim"),
        # A player's name where there is a character to name, and a name that nobody has, are left as they are written.
        ("Letter: Jonah", ""),
        ("Key: Nobody", ""),
    }


def test_who_was_away_gets_nothing(table: Table, playing: Session) -> None:
    press(table, playing, "save:loot", items="Rope: Theo")
    assert Event.objects.get(type="item_acquired").actor == ""
