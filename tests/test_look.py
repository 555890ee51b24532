"""The colours can be read, and every icon that a template names is there."""

import re

import pytest

from campaigntracker.env import BASE_DIR

CATEGORIES = ["combat", "exploration", "social", "treasure", "progress", "quest", "goal", "time", "note"]
TONES = ["good", "caution", "bad", "secret"]
INKS = ["ink", "ink-soft", "title", "accent", "accent-strong", *TONES, *CATEGORIES]
TEXT_PAIRS = [
    *((ink, paper) for ink in INKS for paper in ["paper", "paper-raised", "paper-sunk"]),
    *((ink, f"{tone}-wash") for tone in [*TONES, "accent"] for ink in ["ink", "ink-soft", tone]),
    *(("paper", category) for category in CATEGORIES),
    ("accent-strong", "accent-wash"),
    # A healing that only the GM knows of.
    ("good", "secret-wash"),
    ("on-accent", "accent-fill"),
    ("on-accent", "accent-fill-strong"),
]
TOKENS = {
    found["name"]: (found["day"], found["night"])
    for found in re.finditer(
        r"--(?P<name>[\w-]+): light-dark\((?P<day>#\w{6}), (?P<night>#\w{6})\)",
        (BASE_DIR / "static/css/tokens.css").read_text(),
    )
}


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb` as WCAG 2 defines it, 0 (black) to 1 (white)."""
    shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_knows_its_ends():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


@pytest.mark.parametrize("mode", [0, 1], ids=["day", "night"])
def test_every_text_can_be_read_on_what_it_stands_on(mode):
    too_faint = {pair for pair in TEXT_PAIRS if contrast(TOKENS[pair[0]][mode], TOKENS[pair[1]][mode]) < 4.5}
    assert too_faint == set()


@pytest.mark.parametrize("mode", [0, 1], ids=["day", "night"])
def test_the_edge_of_a_field_can_be_seen(mode):
    assert contrast(TOKENS["rule-strong"][mode], TOKENS["paper"][mode]) >= 3
    assert contrast(TOKENS["rule-strong"][mode], TOKENS["paper-raised"][mode]) >= 3


def test_every_icon_that_a_template_names_is_in_the_sprite():
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (BASE_DIR / "static/icons.svg").read_text()))
    templates = "".join(path.read_text() for path in (BASE_DIR / "templates").rglob("*.html"))
    named = set(re.findall(r'\{% icon "([\w-]+)"', templates))
    assert {"swords", "compass", "lock"} <= named
    assert named <= drawn
