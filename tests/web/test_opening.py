"""Which texts begin with a large first letter."""

import pytest

from campaigntracker.web.templatetags.campaign_tags import opens_long


@pytest.mark.parametrize(
    ("text", "is_long"),
    [
        ("It was wet.\n\n" + "And cold. " * 40, False),
        ("It was wet. " * 20 + "\n\nAnd cold.", True),
        ("", False),
        (None, False),
    ],
)
def test_a_first_letter_is_large_only_where_the_paragraph_reaches_around_it(text: str | None, is_long: bool) -> None:
    assert opens_long(text) is is_long
