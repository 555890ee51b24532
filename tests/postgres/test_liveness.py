"""A connection that rested is trusted without a question, until the server ends it or it has rested for long."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection as default
from django.db.utils import OperationalError

from campaigntracker.postgres import liveness
from campaigntracker.postgres.base import DatabaseWrapper


@pytest.fixture(params=["pooled", "kept"])
def wrapper(request: pytest.FixtureRequest, db: None) -> Iterator[DatabaseWrapper]:
    """A connection to the tests' database as the site's workers have one, from a pool or of their own."""
    parameters = default.get_connection_params()
    is_pooled = request.param == "pooled"
    settings = default.settings_dict | {
        "NAME": parameters["dbname"],
        "HOST": parameters["host"],
        "PORT": str(parameters["port"]),
        "USER": parameters["user"],
        "CONN_MAX_AGE": 0 if is_pooled else 600,
        "CONN_HEALTH_CHECKS": not is_pooled,
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 1}} if is_pooled else {},
    }
    wrapper = DatabaseWrapper(settings, alias="default")
    yield wrapper
    wrapper.close()
    if is_pooled:
        wrapper.close_pool()


def ask(wrapper: DatabaseWrapper) -> Any:
    """As a request does: what it finds at its beginning, and leaves at its end."""
    wrapper.close_if_unusable_or_obsolete()
    with wrapper.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        [pid] = cursor.fetchone()
    wrapper.close_if_unusable_or_obsolete()
    return pid


def end(pid: int) -> None:
    """What a restart of the server does to a connection that rests."""
    with default.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])


def test_a_connection_in_use_is_kept(wrapper: DatabaseWrapper) -> None:
    assert ask(wrapper) == ask(wrapper)


def test_one_that_the_server_ended_is_replaced(wrapper: DatabaseWrapper) -> None:
    pid = ask(wrapper)
    end(pid)
    assert ask(wrapper) != pid


def test_trusted_blindly_it_would_fail(wrapper: DatabaseWrapper, monkeypatch: pytest.MonkeyPatch) -> None:
    pid = ask(wrapper)
    monkeypatch.setattr(liveness, "_rests", lambda socket: True)
    end(pid)
    with pytest.raises(OperationalError):
        ask(wrapper)


def test_after_a_long_rest_the_server_is_asked(wrapper: DatabaseWrapper, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network may have dropped it without a word: its socket rests for ever."""
    pid = ask(wrapper)
    monkeypatch.setattr(liveness, "_rests", lambda socket: True)
    monkeypatch.setattr(liveness, "TRUSTED_SECONDS", 0.0)
    end(pid)
    assert ask(wrapper) != pid
