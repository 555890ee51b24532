"""A recap as text."""

import re
from collections.abc import Callable
from uuid import UUID

from events_app.domain.recap.sentences import Part, Recap, Sentence

# What Markdown would read as more than a character; a line may not begin like a list or a heading either.
SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~&])")
OPENING = re.compile(r"^(\s*)([#+\-=]|\d+[.)])")


Link = Callable[[UUID], str]


def to_markdown(recap: Recap, *, link: Link | None = None, goal_link: Link | None = None) -> str:
    """Paragraphs of Markdown; with `link`, each part that stands on events leads to the first of them, and with
    `goal_link` what tells of a goal's outcome to the goal.
    """

    def target(part: Part) -> str:
        if part.events and link:
            return link(part.events[0])
        return goal_link(part.goal) if part.goal and goal_link else ""

    return "\n\n".join(
        " ".join(_sentence(sentence, target) for sentence in paragraph) for paragraph in recap.paragraphs
    )


def to_text(recap: Recap) -> str:
    """Plain text on one line."""
    return " ".join(sentence.text for sentence in recap.sentences)


def _sentence(sentence: Sentence, target: Callable[[Part], str]) -> str:
    text = "".join(_part(part, target(part)) for part in sentence.parts)
    return OPENING.sub(lambda match: f"{match[1]}{match[2][:-1]}\\{match[2][-1]}", text)


def _part(part: Part, target: str) -> str:
    text = SPECIAL.sub(r"\\\1", part.text)
    if not target:
        return text
    # Spaces and signs around a linked stretch stay outside of it.
    inner = text.strip(" ;")
    before, after = text[: text.index(inner)], text[text.index(inner) + len(inner) :]
    return f"{before}[{inner}](<{target}>){after}"
