"""What people typed never becomes markup, and what is told reads the same as before."""

import datetime as dt
import html as texts
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntracker.web import markdown
from events_app.domain.timeline import build_timeline
from events_app.models import TYPES
from events_app.rendering.days import render_days
from events_app.rendering.pen import Pen
from tests.events_app.test_timeline import CAMPAIGN, PARTY, Logged

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;{{ 7 }}"
TAGS = {
    "section", "h3", "a", "small", "ol", "li", "details", "summary", "span", "svg", "use", "time", "p", "div", "b",
    "em", "blockquote", "button", "table", "caption", "thead", "tbody", "tr", "th", "td", "progress",
}  # fmt: skip


def rendered(*events: dict[str, Any], is_gm: bool = False) -> str:
    logged = [Logged(seq=seq, **event) for seq, event in enumerate(events, start=1)]
    timeline = build_timeline(logged, CAMPAIGN, PARTY, zone=dt.UTC)
    return render_days(timeline, Pen("road", is_gm=is_gm), opens=False)


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", texts.unescape(re.sub(r"<[^>]+>", " ", html)))


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.handlers += [name for name, _value in attrs if name.startswith("on") or name == "style"]


@pytest.mark.parametrize("is_gm", [True, False])
@pytest.mark.parametrize("kind", [*TYPES, "a type of <b>their</b> own"])
def test_hostile_texts_stay_texts(kind: str, is_gm: bool) -> None:
    fields = dict.fromkeys(("name", "actor", "target", "location"), HOSTILE)
    markdown_text = {"description": HOSTILE}
    log = [
        {"type": "combat_start", "name": HOSTILE},
        {"type": kind, "amount": 3, "data": {"of": 20, "outcome": HOSTILE, "encounterId": HOSTILE}, **fields},
        {"type": kind, "is_voided": True, "is_secret": True, **fields, **markdown_text},
        {"type": kind, **fields, "name": "", "description": HOSTILE},
    ]
    html = rendered(*log, is_gm=is_gm)
    tags = Tags()
    tags.feed(html)
    assert tags.found <= TAGS
    assert tags.handlers == []
    assert "alert(1)" in html


@given(st.text(max_size=60))
def test_a_plain_line_is_rendered_as_markdown_would(line: str) -> None:
    assert markdown.to_html(line) == markdown.render(line)


@pytest.mark.parametrize("line", ["Rain falls.", "*Rain* falls", "1. Rain", "a\nb", "Q&A", "“Yes”, she said", "x  "])
def test_lines_plain_and_not(line: str) -> None:
    assert markdown.to_html(line) == markdown.render(line)


def test_a_combat_says_what_each_character_did() -> None:
    log = [
        {"type": "combat_start", "name": "Ambush"},
        {"type": "damage", "actor": "Nim", "target": "Cultist", "amount": 1400},
        {"type": "damage", "actor": "Cultist", "target": "nim", "amount": 7},
        {"type": "npc_killed", "actor": "Nim", "target": "Cultist"},
        {"type": "combat_end", "data": {"outcome": "victory"}},
    ]
    html = rendered(*log)
    table = text_of(html.split("<table>")[1].split("</table>")[0])
    assert table.strip().endswith("Character dealt taken kills Nim 1,400 7 1")
    assert "<table>" not in rendered({"type": "combat_start"}, {"type": "damage", "actor": "Cultist", "amount": 3})


def test_rooms_are_a_bar_with_words() -> None:
    html = rendered({"type": "room_explored", "location": "Crypt", "amount": 15, "data": {"of": 20}})
    assert 'max="20" value="15" aria-label="15 of 20"' in html
    assert "<b>15/20</b>" in html
    for wrong in ({"of": 3}, {"of": True}, {"of": "20"}, {"of": 0}, {}):
        assert "<progress" not in rendered({"type": "room_explored", "amount": 15, "data": wrong})


def test_what_somebody_said_is_a_quote() -> None:
    html = rendered({"type": "dialogue", "actor": "Elara", "description": "You are *late*."})
    assert '<p class="timeline-name">Elara</p><blockquote class="timeline-text"><p>You are <em>late</em>.</p>' in html


def test_only_gms_are_led_to_corrections_and_no_token_is_written() -> None:
    struck = {"type": "note", "is_voided": True}
    assert "timeline-edit" not in rendered(struck)
    html = rendered(struck, is_gm=True)
    assert 'form="event-turn" formaction="/c/road/events/' in html
    assert "csrf" not in html
