"""Whatever is typed, the reader answers."""

from hypothesis import given
from hypothesis import strategies as st

from campaigntracker.gametime import DAY_COUNT
from events_app.capture import Table, describe, read_line

TABLE = Table(definition=DAY_COUNT, clock=1_296_000, characters=("Fighter",), people=("Cultist",), in_combat=True)


@given(st.text())
def test_any_text_has_a_reading_or_a_problem(text: str) -> None:
    reading = read_line(text, TABLE)
    assert reading.ok != bool(reading.problem)
    assert len(describe(reading, TABLE)) == len(reading.items)
    assert read_line(text, TABLE) == reading
