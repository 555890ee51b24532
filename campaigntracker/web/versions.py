"""Which version of a thing a form was made from."""

from django.http import QueryDict


def version_of(data: QueryDict) -> int:
    """The version that was edited; an impossible one, which is never the last, when the form does not say."""
    text = data.get("base_version") or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
