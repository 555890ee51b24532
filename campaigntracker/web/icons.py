"""Icons as HTML, each drawn once in a process: a page shows hundreds."""

from functools import cache
from html import escape

from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe


@cache
def icon(name: str) -> SafeString:
    """A symbol of static/icons.svg. `name` is one of ours, never something that was typed."""
    # Nothing in it comes from outside of the project.
    return mark_safe(  # noqa: S308
        f'<svg class="icon" aria-hidden="true" focusable="false"><use href="{static("icons.svg")}#{name}"></use></svg>'
    )


def labelled_icon(name: str, label: str) -> SafeString:
    """The same with words that are read out, where no text stands beside it."""
    return icon(name) + hidden(label)


def hidden(text: str) -> SafeString:
    """What is read out and not seen."""
    return mark_safe(f'<span class="visually-hidden">{escape(text)}</span>')  # noqa: S308
