"""A progress bar for people who wait; nothing at all where nobody watches."""

from typing import TextIO

WIDTH = 30


class Progress:
    """Draws over one line of a terminal. Call it with how much is done and of how much; it draws whole percents."""

    def __init__(self, label: str, stream: TextIO) -> None:
        self._label, self._stream = label, stream
        self._drawn = -1
        self._watched = stream.isatty()

    def __call__(self, done: int, total: int) -> None:
        if not self._watched:
            return
        percent = done * 100 // total
        if percent != self._drawn:
            self._drawn = percent
            bar = "█" * (percent * WIDTH // 100)
            self._stream.write(f"\r{self._label} {bar:░<{WIDTH}} {percent:3} %")
            self._stream.flush()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *error: object) -> None:
        """Leave an empty line to whatever is said next."""
        if self._drawn >= 0:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
