"""What an event may say, and how much of it."""

import pytest

from events_app.domain.checking import LONGEST, check_item
from events_app.domain.errors import BadItemError
from events_app.domain.items import EventItem


@pytest.mark.parametrize("field", LONGEST)
def test_every_text_has_an_end(field: str) -> None:
    said = {"type": "note", "category": "note"}
    assert check_item(EventItem(**said | {field: "x" * LONGEST[field]})) == "note"
    with pytest.raises(BadItemError, match="characters") as caught:
        check_item(EventItem(**said | {field: "x" * (LONGEST[field] + 1)}))
    assert caught.value.field == field
