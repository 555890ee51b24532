"""What all parts of a document have in common when written."""

from typing import Any


def present(row: dict[str, Any]) -> dict[str, Any]:
    """The row without what says nothing: missing values, empty texts, lists and objects."""
    return {key: value for key, value in row.items() if value is not None and value not in ("", [], {})}
