"""Instants in documents: ISO 8601, in UTC when written."""

import datetime as dt


def parse_instant(text: str) -> dt.datetime | None:
    """The instant in UTC; None when the text is not a date and time with a zone, or lies out of the calendar."""
    try:
        instant = dt.datetime.fromisoformat(text)
        return instant.astimezone(dt.UTC) if instant.tzinfo else None
    except (ValueError, OverflowError):
        return None


def write_instant(instant: dt.datetime) -> str:
    """The inverse, with as many decimals as it takes: none, three or six.

    >>> write_instant(dt.datetime(2025, 1, 20, 18, 5, tzinfo=dt.UTC))
    '2025-01-20T18:05:00Z'
    """
    parts = "seconds"
    if instant.microsecond:
        parts = "microseconds" if instant.microsecond % 1000 else "milliseconds"
    return instant.astimezone(dt.UTC).replace(tzinfo=None).isoformat(timespec=parts) + "Z"
