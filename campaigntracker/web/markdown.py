"""People's texts: Markdown without HTML, and cleaned once more after rendering."""

import re

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TAGS = {
    "a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "s", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip

_parser = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])
# A page has its own headings above a text: an author's first level begins below them.
_parser.add_render_rule("heading_open", lambda self, tokens, i, options, env: f"<{_lowered(tokens[i].tag)}>")
_parser.add_render_rule("heading_close", lambda self, tokens, i, options, env: f"</{_lowered(tokens[i].tag)}>\n")


def _lowered(tag: str) -> str:
    return f"h{min(int(tag[1]) + 2, 6)}"


# A line that begins with a letter and holds nothing by which Markdown means anything: most of what a log tells.
_PLAIN = re.compile(r"[A-Za-z]([A-Za-z0-9 ,.;:?’“”‘…–—-]*[A-Za-z0-9,.;:?’“”‘…–—-])?", re.ASCII)


def to_html(text: str) -> SafeString:
    """Render a text; links get no referrer and no endorsement."""
    if _PLAIN.fullmatch(text):
        return mark_safe(f"<p>{text}</p>\n")  # noqa: S308 - none of these characters means anything in HTML
    return render(text)


def render(text: str) -> SafeString:
    """As `to_html`, which spares plain lines the work."""
    html = nh3.clean(_parser.render(text), tags=TAGS, attributes={"a": {"href", "title"}}, link_rel="nofollow noopener")
    return mark_safe(html)  # noqa: S308 - nh3 has just cleaned it
