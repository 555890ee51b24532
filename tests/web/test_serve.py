"""What `manage.py serve` does before it serves."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management.base import CommandError
from django.db import connection
from pytest_django.fixtures import Settings

from campaigntracker.web.management.commands.serve import refuse_taken_port
from campaigntracker.web.serving import Server, leave_connections_behind
from campaigntracker.web.static_files import collect_static_files

HERE = "127.0.0.1"


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind((HERE, 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_taken_port_is_said_in_one_line(taken_port: int) -> None:
    with pytest.raises(CommandError, match=rf"^Port {taken_port} is in use\. .*make run PORT={taken_port + 1}$"):
        refuse_taken_port(HERE, taken_port)


def test_free_port_is_not_refused_and_stays_free(taken_port: int) -> None:
    with socket.socket() as listener:
        listener.bind((HERE, 0))
        free = listener.getsockname()[1]
    refuse_taken_port(HERE, free)
    refuse_taken_port(HERE, free)


def test_address_of_another_machine_is_said_in_one_line() -> None:
    with pytest.raises(CommandError, match=r"^Cannot listen on 192\.0\.2\.1:80"):
        refuse_taken_port("192.0.2.1", 8000)


@pytest.mark.django_db(transaction=True)
def test_workers_inherit_no_connection() -> None:
    connection.ensure_connection()
    leave_connections_behind()
    assert connection.connection is None


@pytest.mark.django_db(transaction=True)
def test_what_the_workers_share_is_loaded_before_they_are_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gc.freeze", lambda: None)
    server = Server(host=HERE, port=8000)
    assert server.cfg.preload_app
    connection.ensure_connection()
    threads = threading.active_count()
    assert callable(server.load())
    assert connection.connection is None
    assert threading.active_count() <= threads


class Folders:
    """A source folder of static files and the folder they are collected in."""

    def __init__(self, folder: Path) -> None:
        self.source = folder / "source"
        self.target = folder / "collected"
        self.source.mkdir()
        (self.source / "site.css").write_text("a {}")


@pytest.fixture
def folders(tmp_path: Path, settings: Settings) -> Folders:
    folders = Folders(tmp_path)
    settings.STATIC_ROOT = folders.target
    settings.STATICFILES_DIRS = [folders.source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    return folders


def test_static_files_are_collected(folders: Folders) -> None:
    collect_static_files()
    assert (folders.target / "site.css").read_text() == "a {}"


def test_unchanged_static_files_are_left_as_they_are(folders: Folders) -> None:
    collect_static_files()
    (folders.target / "site.css").write_text("left as it is")
    collect_static_files()
    assert (folders.target / "site.css").read_text() == "left as it is"


def test_changed_added_and_removed_static_files_are_noticed(folders: Folders) -> None:
    collect_static_files()
    (folders.source / "site.css").write_text("b { color: red }")
    collect_static_files()
    assert (folders.target / "site.css").read_text() == "b { color: red }"
    (folders.source / "site.js").touch()
    collect_static_files()
    assert (folders.target / "site.js").exists()
    (folders.source / "site.js").unlink()
    collect_static_files()
    assert not (folders.target / "site.js").exists()


def test_nothing_is_collected_where_sources_are_served(folders: Folders, settings: Settings) -> None:
    settings.STATIC_ROOT = None
    collect_static_files()
    assert list(folders.source.parent.iterdir()) == [folders.source]
