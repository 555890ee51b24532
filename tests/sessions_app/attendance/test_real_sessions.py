"""46 real sessions, counted once more by hand from the file itself."""

import json
from collections import defaultdict
from html.parser import HTMLParser
from typing import Any

import pytest

from campaigntracker.campaigns.models import Campaign, Member
from tests.conftest import Table
from tests.exchange.helpers import MIGHTY_NEIN, load

pytestmark = pytest.mark.skipif(not MIGHTY_NEIN.exists(), reason="the real file is not beside this checkout")
PAGE = "/c/the-mighty-nein/attendance/"


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(MIGHTY_NEIN.read_text(encoding="utf-8"))
    return found


@pytest.fixture
def campaign(table: Table) -> Campaign:
    campaign = load(MIGHTY_NEIN.read_bytes())
    Member.objects.create(
        campaign=campaign,
        display_name="Reader",
        role="spectator",
        user=table.player.user,
        created_at=campaign.created_at,
    )
    return campaign


class Matrix(HTMLParser):
    """The table as it is read out: `body` is a list of lines, each a list of the texts of its cells."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lines: list[list[str]] = []
        self.is_inside = False
        self.feed(page)
        head, *self.body, self.foot = self.lines
        self.numbers = [int(text.split()[1]) for text in head[1:]]

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag == "table":
            self.is_inside = ("class", "matrix") in attrs
        elif self.is_inside and tag == "tr":
            self.lines.append([])
        elif self.is_inside and tag in ("th", "td"):
            self.lines[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self.is_inside = self.is_inside and tag != "table"

    def handle_data(self, data: str) -> None:
        if self.is_inside and self.lines and self.lines[-1]:
            self.lines[-1][-1] = " ".join(f"{self.lines[-1][-1]} {data}".split())


def plain_count(document: dict[str, Any]) -> dict[str, dict[int, bool]]:
    """By player, the sessions they stand in and whether they came, straight from the file."""
    names = {member["id"]: member["name"] for member in document["members"]}
    found: dict[str, dict[int, bool]] = {name: {} for name in names.values()}
    for session in document["sessions"]:
        for entry in session["participants"]["players"]:
            found[names[entry["userId"]]][session["number"]] = entry["attended"]
    return found


def test_the_page_shows_what_the_file_says(table: Table, campaign: Campaign, document: dict[str, Any]) -> None:
    page = table.player.client.get(PAGE).content.decode()
    matrix = Matrix(page)
    expected = plain_count(document)
    assert matrix.numbers == sorted((session["number"] for session in document["sessions"]), reverse=True)
    words = {True: "Came", False: "Was away", None: "Not on the roster"}
    shown = set()
    for line in matrix.body:
        name = next(name for name in expected if line[0].startswith(name))
        shown.add(name)
        seen = expected[name]
        came, counted = sum(seen.values()), len(seen)
        assert f"{round(100 * came / counted)} % {came} of {counted}" in line[0]
        for number, cell in zip(matrix.numbers, line[1:], strict=True):
            assert cell.endswith(words[seen.get(number)]), (name, number)
    # Whoever runs the game stands on no roster.
    assert set(expected) - shown == {"Matthew Mercer"}
    at_the_table = defaultdict(int)
    for seen in expected.values():
        for number, came in seen.items():
            at_the_table[number] += came
    assert matrix.foot[1:] == [str(at_the_table[number]) for number in matrix.numbers]


def test_some_facts_read_by_eye(table: Table, campaign: Campaign) -> None:
    answer = table.player.client.get(PAGE)
    page = answer.content.decode()
    read = answer.context["attendance"]
    # 304 lines on the rosters of 46 sessions, 291 of them came.
    assert (read.counted, read.rate.came, read.rate.counted, read.rate.percent) == (46, 291, 304, 96)
    assert round(read.average, 1) == 6.3
    rates = {name: read.tallies[member_id].rate for member_id, name in read.players}
    told = {name: (rate.came, rate.counted, rate.percent) for name, rate in rates.items()}
    assert told == {
        "Laura Bailey": (39, 46, 85),
        "Taliesin Jaffe": (45, 46, 98),
        "Liam O'Brien": (46, 46, 100),
        "Marisha Ray": (46, 46, 100),
        "Sam Riegel": (46, 46, 100),
        "Travis Willingham": (41, 46, 89),
        # Ashley Johnson plays Yasha, who stands in the file as two characters.
        "Ashley Johnson": (18, 18, 100),
        "Ashly Burch": (4, 4, 100),
        "Khary Payton": (2, 2, 100),
        "Sumalee Montano": (2, 2, 100),
        "Mark Hulmes": (1, 1, 100),
        "Deborah Ann Woll": (1, 1, 100),
    }
    assert "Matthew Mercer" not in page


def test_one_players_page(table: Table, campaign: Campaign) -> None:
    laura = Member.objects.get(campaign=campaign, display_name="Laura Bailey")
    player = table.player.client.get(f"{PAGE}{laura.pk}/").context["player"]
    missed = [evening.column.number for evening in player.evenings if not evening.cell.was_there]
    assert missed == [40, 29, 28, 27, 26, 25, 14]
    assert (player.longest_run, player.current_run, player.missed_lately) == (13, 6, 0)
    assert player.characters == (("Jester Lavorre", 39),)
    others = ("Liam O'Brien", "Marisha Ray", "Sam Riegel", "Taliesin Jaffe", "Travis Willingham")
    assert [(one.name, one.evenings) for one in player.companions] == [(name, 39) for name in others]
    taliesin = Member.objects.get(campaign=campaign, display_name="Taliesin Jaffe")
    player = table.player.client.get(f"{PAGE}{taliesin.pk}/").context["player"]
    assert player.characters == (("Mollymauk Tealeaf", 26), ("Caduceus Clay", 19))
    assert (player.longest_run, player.current_run) == (26, 19)
