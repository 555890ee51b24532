"""Who came: the line that tells it."""

from html import unescape

from sessions_app.models import Session, SessionPlayer
from tests.conftest import Table
from tests.sessions_app.views.closing.pressing import address, field, press


def line(html: str) -> str:
    """What the step says of itself while it is folded."""
    return unescape(html.split('class="closing-said">', 1)[1].split("</span>", 1)[0])


def test_the_line_names_late_and_early_guests_and_away(table: Table, playing: Session) -> None:
    came = {
        field("came", "Mara", playing): "late_and_left",
        field("came", "Jonah", playing): "left_early",
        "guests": "Ada",
    }
    press(table, playing, "save:attendance", **came)
    told = line(table.gm.client.get(address(playing)).content.decode())
    assert told == "4 came · late: Mara · left early: Mara, Jonah · guests: Ada · away: Theo"


def test_the_line_tells_what_is_typed_and_no_guest_twice(table: Table, playing: Session) -> None:
    press(table, playing, "save:attendance", guests="Ada")
    html = press(table, playing, "preview", guests="ada\r\n  Finn \r\n\r\nfinn").content.decode()
    assert line(html) == "5 came · guests: Ada, Finn · away: Theo"


def test_a_guest_who_stayed_away_is_away(table: Table, playing: Session) -> None:
    press(table, playing, "save:attendance", guests="Ada")
    SessionPlayer.objects.filter(member__display_name="Ada").update(attended=False)
    assert line(table.gm.client.get(address(playing)).content.decode()) == "3 came · away: Theo, Ada"
