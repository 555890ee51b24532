"""An amount that is split."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntracker.gametime import CalendarDefinition
from events_app.domain.fold import Fold, Row
from events_app.domain.recap import compose, to_text
from events_app.domain.shares import Share, in_words, read_shares, shares_to_json, split
from events_app.domain.wording import Teller, title_and_text
from events_app.models import Event
from tests.factories import NOON

names = st.lists(st.text(min_size=1, max_size=10), min_size=1, max_size=30)


@given(total=st.integers(1, 10**12), names=names)
def test_shares_add_up_and_are_as_equal_as_can_be(total, names):
    shares = split(total, names)
    assert [share.name for share in shares] == names
    assert sum(share.amount for share in shares) == total
    amounts = [share.amount for share in shares]
    assert max(amounts) - min(amounts) <= 1
    assert amounts == sorted(amounts, reverse=True)


@given(total=st.integers(1, 10**12), names=names)
def test_shares_are_read_as_they_were_written(total, names):
    shares = split(total, names)
    assert read_shares({"shares": shares_to_json(shares)}, total) == shares


def test_nothing_is_split_among_nobody():
    assert split(10, []) == ()


@pytest.mark.parametrize(
    "shares",
    [
        None, "all", [], [1], [{"name": "Nim"}], [{"name": 5, "amount": 10}], [{"name": "Nim", "amount": True}],
        [{"name": "Nim", "amount": 9}], [{"name": "Nim", "amount": 10}, "x"], {"name": "Nim", "amount": 10},
    ],
)  # fmt: skip
def test_what_a_sender_calls_shares_may_be_anything(shares):
    assert read_shares({"shares": shares}, 10) == ()


def test_equal_shares_are_told_once():
    assert in_words(split(4_000, ["A", "B", "C", "D"])) == "1,000 each"


def test_unequal_shares_are_told_by_name():
    assert in_words(split(10, ["Nim", "Vesper", "Ottoline"])) == "Nim 4, Vesper 3, Ottoline 3"


def test_many_unequal_shares_are_told_in_short():
    assert in_words(split(20, [str(number) for number in range(13)])) == "1 to 2 each"


def test_one_share_is_no_split():
    assert in_words((Share("Nim", 5),)) == ""


def headline(**columns) -> tuple[str, str]:
    event = Event(type="xp_awarded", category="progress", amount=4_000, **columns)
    return title_and_text(event, Teller(CalendarDefinition.from_json({}, {}), dt.UTC))


def test_the_timeline_tells_the_shares():
    data = {"shares": shares_to_json(split(4_000, ["A", "B", "C", "D"]))}
    assert headline(data=data) == ("XP awarded", "1,000 each")
    assert headline(data=data, description="For the bell")[1] == "For the bell\n\n1,000 each"
    assert headline(data={"shares": "half"})[1] == ""


def shared(amount: int, names: list[str]) -> dict:
    return {"shares": shares_to_json(split(amount, names))}


def told(*awards: tuple[int, list[str]]) -> str:
    rows = [
        Row(
            seq,
            NOON,
            "progress",
            "xp_awarded",
            "",
            "",
            "",
            "",
            "",
            amount,
            {"shares": shares_to_json(split(amount, names))},
            "party",
        )
        for seq, (amount, names) in enumerate(awards, 1)
    ]
    return to_text(compose(Fold.of(rows, {}).gm))


@pytest.mark.parametrize(
    ("awards", "words"),
    [
        ([(4_000, ["A", "B"])], "They earned 4,000 XP: 2,000 each."),
        ([(4_000, ["A", "B"]), (10, ["A", "B"])], "They earned 4,010 XP: 2,005 each."),
        ([(4_000, ["A", "B"]), (10, ["A", "C"])], "They earned 4,010 XP."),
        ([(4_000, ["A", "B"]), (10, [])], "They earned 4,010 XP."),
        ([(10, []), (4_000, ["A", "B"])], "They earned 4,010 XP."),
        ([(4_000, ["A", "B"]), (9, ["A", "B", "C"]), (10, ["A", "B"])], "They earned 4,019 XP."),
        ([(9, ["A", "B"])], "They earned 9 XP."),
        ([(9, ["A"])], "They earned 9 XP."),
    ],
)
def test_the_recap_tells_what_each_got_where_all_got_the_same(awards, words):
    assert told(*awards) == words
