"""One line, typed in a hurry, read as the events it means. Pure: knows no database, and never raises."""

from events_app.capture.completing import Completion, Completions, Vocabulary, complete, vocabulary
from events_app.capture.describing import Described, describe, describe_items
from events_app.capture.line import read_line
from events_app.capture.reading import Reading
from events_app.capture.table import Table

__all__ = [
    "Completion",
    "Completions",
    "Described",
    "Reading",
    "Table",
    "Vocabulary",
    "complete",
    "describe",
    "describe_items",
    "read_line",
    "vocabulary",
]
