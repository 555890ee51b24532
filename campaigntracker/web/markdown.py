"""People's texts: Markdown without HTML, and cleaned once more after rendering."""

import re
from collections.abc import Mapping
from typing import Any

import nh3
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = {
    "a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "s", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip

_parser = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])
# A page has its own headings above a text: an author's first level begins below them.
_parser.add_render_rule("heading_open", lambda self, tokens, i, options, env: f"<{_lowered(tokens[i].tag, env)}>")
_parser.add_render_rule("heading_close", lambda self, tokens, i, options, env: f"</{_lowered(tokens[i].tag, env)}>\n")

# The level of the heading above most texts.
USUAL_LEVEL = 2


def _lowered(tag: str, env: Mapping[str, Any]) -> str:
    return f"h{min(int(tag[1]) + env['below'], 6)}"


# A line that begins with a letter and holds nothing by which Markdown means anything: most of what a log tells.
_PLAIN = re.compile(r"[A-Za-z]([A-Za-z0-9 ,.;:?’“”‘…–—-]*[A-Za-z0-9,.;:?’“”‘…–—-])?", re.ASCII)

# Characters by which Markdown means something inside a paragraph, and how many of them a text may hold. At each the
# renderer tries what it might begin, some of them twenty levels deep: a page of nothing else takes it seconds.
MARKERS = "[]!*_~`<>&\\"
MOST_MARKERS = 2_000
# A line may be a block of its own, with a dozen steps to find out which.
MOST_LINES = 2_000
# A table is filled up to its widest row: so many cells, counted as lines by the most bars in one, a paragraph each.
MOST_CELLS = 5_000


def is_laborious(text: str) -> bool:
    """Whether the text asks more of the renderer than any that people write to be read.

    It counts, and each count takes one pass: markers, lines, and the cells of what may be tables. The work of rendering
    what stays below is bounded by these numbers and the length.
    """
    if sum(map(text.count, MARKERS)) > MOST_MARKERS:
        return True
    lines = text.replace("\r", "\n").split("\n")
    if len(lines) > MOST_LINES:
        return True
    cells = widest = height = 0
    for line in (*lines, "") if "|" in text else ():
        if line.strip():
            widest, height = max(widest, line.count("|")), height + 1
        else:
            cells += widest * height
            widest = height = 0
    return cells > MOST_CELLS


def parse(text: str) -> list[Token]:
    """What a text is made of; not for a laborious one."""
    return _parser.parse(text)


def to_html(text: str, *, below: int = USUAL_LEVEL) -> SafeString:
    """Render a text; links get no referrer and no endorsement. A laborious one is shown as it was typed.

    `below`: the level of the heading that stands above it; its own are lower.
    """
    if _PLAIN.fullmatch(text):
        return mark_safe(f"<p>{text}</p>\n")  # noqa: S308 - none of these characters means anything in HTML
    return render(text, below=below)


def render(text: str, *, below: int = USUAL_LEVEL) -> SafeString:
    """As `to_html`, which spares plain lines the work."""
    if is_laborious(text):
        return mark_safe(linebreaks(text, autoescape=True))  # noqa: S308 - it has just been escaped
    html = nh3.clean(
        _parser.render(text, {"below": below}),
        tags=TAGS,
        attributes={"a": {"href", "title"}},
        link_rel="nofollow noopener",
    )
    return mark_safe(html)  # noqa: S308 - nh3 has just cleaned it
