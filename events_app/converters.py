"""How addresses name things of the game."""


class GameDayConverter:
    """The number of a day (`CalendarDefinition.day_number`), which may be negative; in one way of writing it only."""

    regex = "0|-?[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)
