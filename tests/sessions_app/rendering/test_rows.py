"""Lines of the list, written in Python and kept: what is typed stays text, and nothing old or foreign is shown."""

import datetime as dt
import re
from html.parser import HTMLParser

import pytest

from campaigntracker.web.kept import Kept
from sessions_app.models import Session
from sessions_app.rendering import rows
from tests.conftest import Persona, Table
from tests.factories import MemberFactory, SessionFactory, SessionPlayerFactory

HOSTILE = """<script>alert(1)</script>"'><img src=x onerror=alert(2)>&amp;{{ 7|add:7 }}"""
EVENING = dt.datetime(2025, 1, 20, 23, 30, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_kept", Kept(len))


def shown(table: Table, persona: Persona | None = None) -> str:
    response = (persona or table.player).client.get(f"/c/{table.campaign.slug}/sessions/")
    assert response.status_code == 200
    return str(re.search(r'<ol class="session-list".*?\n\s*</ol>', response.content.decode(), re.DOTALL)[0])


class Reader(HTMLParser):
    """Collects the tags and the text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("status", ["planned", "completed", "cancelled"])
def test_what_people_type_stays_text(table: Table, status: str) -> None:
    session = SessionFactory(
        campaign=table.campaign, completed=status == "completed", status=status, number=3, title=HOSTILE,
        tags=[HOSTILE[:50]], planned_objectives=[HOSTILE], actual_objectives=[f"not {HOSTILE}"],
    )  # fmt: skip
    SessionPlayerFactory(session=session, member=MemberFactory(campaign=table.campaign, display_name=HOSTILE))
    for _first_and_kept in range(2):
        page = Reader(shown(table))
        assert not page.tags & {"script", "img"}
        assert "onerror" not in page.attributes
        # The title, two objectives, and the player of all but a cancelled session.
        assert page.text.count(HOSTILE) == (3 if status == "cancelled" else 4)


def test_a_kept_line_is_drawn_no_more(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    SessionFactory.create_batch(3, campaign=table.campaign, completed=True)
    first = shown(table)

    def draw(*_arguments: object) -> str:
        raise AssertionError("drawn again")

    monkeypatch.setattr(rows, "_row", draw)
    assert shown(table) == first
    assert shown(table, table.spectator) == first


def change_title(session: Session, _table: Table) -> None:
    session.title = "Another title"
    session.save()


def change_roster(session: Session, table: Table) -> None:
    session.players.update(attended=False)


def rename_member(session: Session, table: Table) -> None:
    member = session.players.get().member
    member.display_name = "Another name"
    member.save()


def change_calendar(session: Session, table: Table) -> None:
    table.campaign.epoch = {"day": 4}
    table.campaign.save()


def change_zone(session: Session, table: Table) -> None:
    table.campaign.time_zone = "Asia/Tokyo"
    table.campaign.save()


def change_address(session: Session, table: Table) -> None:
    table.campaign.slug = "elsewhere"
    table.campaign.save()


def play_one_before(session: Session, table: Table) -> None:
    SessionFactory(campaign=table.campaign, completed=True, number=2, game_start_time=0, game_end_time=5)


@pytest.mark.parametrize(
    "change",
    [change_title, change_roster, rename_member, change_calendar, change_zone, change_address, play_one_before],
)
def test_a_line_follows_whatever_it_shows(table: Table, change: object, monkeypatch: pytest.MonkeyPatch) -> None:
    session = SessionFactory(
        campaign=table.campaign, completed=True, number=3, real_start_time=EVENING,
        real_end_time=EVENING + dt.timedelta(hours=2), game_start_time=900_000, game_end_time=950_000,
    )  # fmt: skip
    SessionPlayerFactory(session=session, member=MemberFactory(campaign=table.campaign), attended=True)
    before = shown(table)
    change(session, table)  # type: ignore[operator]
    after = shown(table)
    assert after != before
    monkeypatch.setattr(rows, "_kept", Kept(len))
    assert shown(table) == after


@pytest.mark.parametrize(("title", "silent"), [("", True), ("The ford", False)])
def test_the_number_is_said_once(table: Table, title: str, silent: bool) -> None:
    SessionFactory(campaign=table.campaign, number=7, title=title)
    row = table.player.client.get(f"/c/{table.campaign.slug}/sessions/").content.decode().partition("<li class")[2]
    number, _, name = row.partition('<div class="session-row-main">')
    assert ('aria-hidden="true"' in number) is silent
    assert (">Session 7: </span>Untitled</a>" in name) is silent
