import io

from campaigntracker.exchange.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def run(stream: io.StringIO) -> str:
    with Progress("Writing", stream) as progress:
        for done in range(1, 2001):
            progress(done, 2000)
    return stream.getvalue()


def test_terminal_sees_whole_percents_and_then_an_empty_line() -> None:
    drawn = run(Terminal())
    assert drawn.count("\r") == 102
    assert "100 %" in drawn
    assert drawn.endswith("\r\x1b[K")


def test_nothing_is_drawn_where_nobody_watches() -> None:
    assert run(io.StringIO()) == ""


def test_nothing_is_drawn_where_nothing_was_done() -> None:
    terminal = Terminal()
    with Progress("Writing", terminal):
        pass
    assert terminal.getvalue() == ""
