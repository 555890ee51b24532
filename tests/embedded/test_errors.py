"""What stands in the way is said in one line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management.base import CommandError
from django.db import OperationalError

from campaigntracker.embedded import cluster
from campaigntracker.embedded import server as embedded_server
from tests.embedded.processes import PROJECT, Server

COMMAND = """
import sys
from pathlib import Path
from django.conf import settings
settings.configure(INSTALLED_APPS=["django.contrib.contenttypes"], DATABASES={"default": {
    "ENGINE": "campaigntracker.embedded", "NAME": "campaigntracker", "OPTIONS": {"data_dir": Path(sys.argv[1])}}})
from django.core.management import execute_from_command_line
execute_from_command_line(["manage.py", "migrate"])
"""


def test_database_of_another_postgresql(server: Server) -> None:
    client = server.client()
    client.ask("SELECT 1")
    client.leave()
    server.wait_until_stopped()
    (server.home / "data" / "PG_VERSION").write_text("12\n")
    error = server.client().error("SELECT 1")
    assert error.startswith("The embedded database did not start: database files are incompatible with server (")
    assert "version 12" in error
    assert "\n" not in error


def test_folder_that_cannot_be_made(server: Server) -> None:
    server.home.parent.parent.joinpath("file").touch()
    server.home = server.home.parent.parent / "file" / "postgres"
    assert (
        server.client().error("SELECT 1") == f"The embedded database cannot be kept in {server.home}: Not a directory."
    )


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make folders that belong to others")
def test_folder_of_another_user(ordinary_server: Server) -> None:
    ordinary_server.home.mkdir(parents=True)
    error = ordinary_server.client().error("SELECT 1")
    assert error.startswith("The embedded database belongs to another user")


def test_management_command_prints_the_line_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    home = tmp_path / "file" / "postgres"
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    result = subprocess.run(
        [sys.executable, "-c", COMMAND, str(home)], env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert result.stderr == (
        f"EmbeddedDatabaseError: The embedded database cannot be kept in {home}: Not a directory.\n"
    )


def test_no_programs_for_this_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "find_spec", lambda name: None)
    with pytest.raises(cluster.ServerError, match="is not installed for this Python and platform"):
        cluster.programs()


def test_error_is_a_database_error_and_a_command_error() -> None:
    error = embedded_server.EmbeddedDatabaseError("is asleep.")
    assert isinstance(error, OperationalError)
    assert isinstance(error, CommandError)
    assert str(error) == "The embedded database is asleep."
