"""People's texts become HTML, whatever they hold, in work that is bounded."""

import sys
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from campaigntracker.web import markdown
from campaigntracker.web.markdown import is_laborious, to_html
from events_app.domain.checking import LONGEST
from tests.web.laborious import SHAPES, longest_that_is_rendered

MOST_STEPS = 600_000
LONG = LONGEST["description"]


def steps_of(act: Callable[[], object]) -> int:
    """How many functions are called: what a text costs, on every machine the same."""
    steps = 0

    def count(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal steps
        steps += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(None)
    return steps


@pytest.mark.parametrize("shape", SHAPES)
def test_no_text_is_more_than_so_much_work(shape: str) -> None:
    for text in (SHAPES[shape](LONG), longest_that_is_rendered(SHAPES[shape], LONG)):
        assert steps_of(partial(to_html, text)) < MOST_STEPS


def test_longer_texts_are_no_more_work() -> None:
    """The notes of a session may be longer than the description of an event."""
    for name in ("[", "![", "- a⏎", "a table of 100"):
        assert steps_of(partial(to_html, SHAPES[name](10 * LONG))) < MOST_STEPS


@pytest.mark.parametrize("shape", ["[", "a table of 100"])
def test_without_the_count_it_would_be_more(monkeypatch: pytest.MonkeyPatch, shape: str) -> None:
    monkeypatch.setattr(markdown, "is_laborious", lambda text: False)
    assert steps_of(lambda: to_html(SHAPES[shape](2 * LONG))) > MOST_STEPS


def test_a_laborious_text_is_shown_as_it_was_typed() -> None:
    text = "[" * 20_000 + "\n*one* <script>\n\ntwo"
    html = to_html(text)
    assert html.startswith("<p>[[[")
    assert html.endswith("[[<br>*one* &lt;script&gt;</p>\n\n<p>two</p>")


def test_what_people_write_is_rendered() -> None:
    evening = (
        "## The ferry\n\nThey met *Elara*, who [knows](https://example.org/a) **everything**! “Run,” she said.\n\n"
        "- a rope\n- a lamp\n\n> Mind the bell.\n\n| who | what |\n|---|---|\n| Nim | a `key` |\n\n"
    )
    night = evening * 60
    assert len(night) > 10_000
    assert not is_laborious(night)
    html = to_html(night)
    for tag in ("<h4>", "<em>", "<strong>", "<a href=", "<li>", "<blockquote>", "<table>", "<code>"):
        assert html.count(tag) >= 60
    assert not is_laborious("A long evening, and nothing but prose. " * 20_000)
