"""Texts that are nothing but work for whoever renders them: each may be made as long as one likes."""

from collections.abc import Callable

from campaigntracker.web.markdown import is_laborious


def _of(piece: str) -> Callable[[int], str]:
    return lambda length: piece * (length // len(piece))


def _table(width: int) -> Callable[[int], str]:
    head = "|a" * width + "\n" + "|-" * width + "\n"
    return lambda length: head + "|\n" * max(0, (length - len(head)) // 2)


SHAPES: dict[str, Callable[[int], str]] = {
    **{
        piece.replace("\n", "⏎"): _of(piece)
        for piece in (
            *("[", "[]", "[a](", "[a](b)", "![", "![a](b)", "[x", "]", "*a", "**a ", "*_", "_a", "~~a", "`a", "`` ` "),
            *("<", "<a@b.c>", "<http://a>", "&amp;", "&", "\\[", "> ", "- ", "- a\n", "1. a\n", "a\n\n", "a\n", "a\r"),
            *("# a\n", "```\n", "***\n", "a\n=\n", "[a]: b\n", "> a\n", "  - a\n", "    a\n\n", "|a\n|-\n", "|"),
        )
    },
    "a table of 10": _table(10),
    "a table of 100": _table(100),
    "a table of 1,000": _table(1_000),
    "runs of backticks": lambda length: "".join(f"{'`' * size} " for size in range(1, int((2 * length) ** 0.5))),
}


def longest_that_is_rendered(shape: Callable[[int], str], most: int) -> str:
    """Of the texts of a shape with at most so many characters, the longest that is not laborious."""
    shortest, longest = 0, most
    while shortest < longest:
        middle = (shortest + longest + 1) // 2
        if is_laborious(shape(middle)):
            longest = middle - 1
        else:
            shortest = middle
    return shape(shortest)
