"""Who is logged in is read together with the session, and by every rule that Django has for it."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DjangoStore
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaigntracker.accounts import authentication
from campaigntracker.accounts.models import User, WebSession
from tests.factories import UserFactory

PROFILE = "/accounts/profile/"
PASSWORD = "a good long password"


@pytest.fixture
def ana(db: None) -> User:
    return UserFactory(username="ana", password=PASSWORD)


@pytest.fixture
def client(ana: User) -> Client:
    """Logged in."""
    client = Client()
    client.force_login(ana)
    return client


def asked_by(client: Client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return [query["sql"] for query in queries]


def is_known(client: Client) -> bool:
    return client.get(PROFILE).status_code == 200


def test_session_and_user_are_one_query(client: Client) -> None:
    about_who = [sql for sql in asked_by(client, PROFILE) if "websession" in sql or 'FROM "accounts_user"' in sql]
    assert len(about_who) == 1


def test_a_reader_without_a_login_costs_no_query(db: None) -> None:
    assert asked_by(Client(), "/accounts/login/") == []


def test_logging_in_and_out_by_the_form(ana: User) -> None:
    client = Client()
    client.post("/accounts/login/", {"login": "ana", "password": PASSWORD})
    assert is_known(client)
    kept = client.cookies["sessionid"].value
    client.post("/accounts/logout/")
    assert not is_known(client)
    client.cookies["sessionid"] = kept
    assert not is_known(client)


def test_a_new_password_logs_out_everywhere_else(ana: User, client: Client) -> None:
    elsewhere = Client()
    elsewhere.force_login(ana)
    new = "another good long password"
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert is_known(client)
    assert not is_known(elsewhere)


def test_without_comparing_the_proof_an_old_login_would_stay(
    ana: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin of the test above."""
    monkeypatch.setattr(authentication, "constant_time_compare", lambda one, other: True)
    ana.set_password("another good long password")
    ana.save()
    assert is_known(client)


def test_an_expired_session_knows_nobody(client: Client) -> None:
    WebSession.objects.update(expire_date=timezone.now() - dt.timedelta(seconds=1))
    assert not is_known(client)


def test_an_account_that_was_closed_is_out_at_once(ana: User, client: Client) -> None:
    User.objects.update(is_active=False)
    assert not is_known(client)


def test_an_account_that_was_deleted_takes_its_sessions_along(ana: User, client: Client) -> None:
    ana.delete()
    assert not WebSession.objects.exists()
    assert not is_known(client)


def test_the_signed_data_decides_and_not_the_column(ana: User, client: Client) -> None:
    other = UserFactory(username="teo")
    WebSession.objects.update(user=other)
    assert client.get(PROFILE).wsgi_request.user == ana


def test_a_session_without_a_user_in_its_row_is_known_all_the_same(ana: User, client: Client) -> None:
    WebSession.objects.update(user=None)
    assert client.get(PROFILE).wsgi_request.user == ana


def test_a_session_that_names_somebody_who_is_gone_can_be_saved(client: Client) -> None:
    session = client.session
    session[SESSION_KEY] = "01a20000-0000-7000-8000-000000000000"
    session.save()
    assert not is_known(client)


def test_a_login_under_an_old_secret_stays_and_is_renewed(ana: User, client: Client, settings: Any) -> None:
    old, proof = settings.SECRET_KEY, client.session[HASH_SESSION_KEY]
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a new secret of a good length, for this test alone", [old]
    assert is_known(client)
    assert client.session[HASH_SESSION_KEY] != proof
    settings.SECRET_KEY_FALLBACKS = []
    assert is_known(client)


@pytest.mark.django_db(transaction=True)
def test_nobody_is_logged_out_by_the_new_table(ana: User) -> None:
    MigrationExecutor(connection).migrate([("accounts", "0003_web_sessions")])
    client = Client()
    client.force_login(ana)
    old = DjangoStore()
    old.update(dict(client.session.items()))
    old.save()
    client.cookies["sessionid"] = old.session_key
    MigrationExecutor(connection).migrate([("accounts", "0004_move_sessions")])
    assert is_known(client)
    assert not old.exists(old.session_key)


@pytest.mark.parametrize("key", ['"abcdefgh\\000abcdefgh"', "abcdefgh-_;:", "a" * 5_000])
@pytest.mark.parametrize("address", ["/", PROFILE, "/c/nowhere/", "/admin/"])
def test_a_cookie_that_is_no_key_is_nobodys(db: None, address: str, key: str) -> None:
    answer = Client().get(address, headers={"Cookie": f"sessionid={key}"})
    assert answer.status_code in (200, 302, 404)
