"""The one exception of this package."""

from __future__ import annotations


class GameTimeError(ValueError):
    """Says in one line what is wrong, and where when that is known.

    ``path`` is the place inside the document (``epoch.hour``), empty when there is none.

    >>> print(GameTimeError("must be 0 to 23", "epoch.hour"))
    epoch.hour: must be 0 to 23
    """

    def __init__(self, problem: str, path: str = "") -> None:
        super().__init__(problem, path)
        self.problem = problem
        self.path = path

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}" if self.path else self.problem

    def under(self, place: str) -> GameTimeError:
        """The same error, seen from the document that holds this one at ``place``.

        >>> print(GameTimeError("must be a whole number", "days").under("sessions[3].gameTime.startTime"))
        sessions[3].gameTime.startTime.days: must be a whole number
        """
        return GameTimeError(self.problem, f"{place}.{self.path}" if self.path else place)
