"""Processes of tests side by side migrate once: the first makes a database, and each one's own is a copy of that."""

import fcntl

import pytest
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection
from pytest_django.plugin import DjangoDbBlocker

TEMPLATE = "test_template_of_campaigntracker"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    django_db_keepdb: bool,
    django_db_modify_db_settings_parallel_suffix: None,
) -> None:
    """What pytest-django asks for just before it makes the database. One that is kept migrates by itself."""
    if not hasattr(request.config, "workerinput") or django_db_keepdb:
        return
    of_the_run = tmp_path_factory.getbasetemp().parent
    with (of_the_run / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made = of_the_run / "template.made"
        if not made.exists():
            with django_db_blocker.unblock():
                _make_template()
            made.touch()
    connection.settings_dict["TEST"] |= {"TEMPLATE": TEMPLATE, "MIGRATE": False}


def _make_template() -> None:
    configured, test = connection.settings_dict["NAME"], connection.settings_dict["TEST"]
    own = test["NAME"]
    test["NAME"] = TEMPLATE
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    # Nobody may be connected to what is copied.
    connection.close()
    connection.close_pool()
    test["NAME"] = own
    settings.DATABASES[DEFAULT_DB_ALIAS]["NAME"] = connection.settings_dict["NAME"] = configured
