"""Signing up, logging in and out, one's profile."""

import pytest
from django.test import Client

from campaigntracker.accounts.models import User
from tests.factories import UserFactory

PASSWORD = "nine doors under salt"


@pytest.fixture
def ana(db: None) -> User:
    return UserFactory(username="ana", email="ana@example.org", password="a good long password")


def signup(client: Client, **changes: str):
    typed = {"username": "teo", "name": "Teo", "email": "teo@example.org", "password1": PASSWORD, "password2": PASSWORD}
    return client.post("/accounts/signup/", typed | changes)


def is_logged_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_signing_up_logs_in_and_keeps_the_name(db: None) -> None:
    client = Client()
    assert client.get("/accounts/signup/").status_code == 200
    assert signup(client)["Location"] == "/"
    assert is_logged_in(client)
    user = User.objects.get()
    assert (user.username, user.name, user.email) == ("teo", "Teo", "teo@example.org")


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"username": "ana"}, "username"),
        ({"username": "ab"}, "username"),
        ({"email": "nowhere"}, "email"),
        ({"password1": "short", "password2": "short"}, "password1"),
        ({"password2": "something else"}, "password2"),
    ],
)
def test_a_bad_sign_up_is_refused_and_what_was_typed_is_kept(ana: User, changes: dict, wrong: str) -> None:
    client = Client()
    response = signup(client, **changes)
    assert response.status_code == 200
    assert wrong in response.context["form"].errors
    assert 'value="Teo"' in response.content.decode()
    assert not is_logged_in(client)
    assert User.objects.count() == 1


@pytest.mark.parametrize("login", ["ana", "ana@example.org", "ANA@example.org"])
def test_logging_in_by_name_or_e_mail(ana: User, login: str) -> None:
    client = Client()
    response = client.post("/accounts/login/", {"login": login, "password": "a good long password"})
    assert response["Location"] == "/"
    assert is_logged_in(client)


def test_a_wrong_password_keeps_the_name_typed(ana: User) -> None:
    client = Client()
    response = client.post("/accounts/login/", {"login": "ana", "password": "wrong"})
    assert response.status_code == 200
    assert 'value="ana"' in response.content.decode()
    assert not is_logged_in(client)


def test_logging_in_never_leads_to_another_site(ana: User) -> None:
    typed = {"login": "ana", "password": "a good long password", "next": "https://evil.example/"}
    assert Client().post("/accounts/login/", typed)["Location"] == "/"


def test_logging_out_takes_a_post(ana: User) -> None:
    client = Client()
    client.force_login(ana, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/accounts/logout/").status_code == 200
    assert is_logged_in(client)
    assert client.post("/accounts/logout/")["Location"] == "/"
    assert not is_logged_in(client)


def test_the_profile_is_changed(ana: User) -> None:
    client = Client()
    client.force_login(ana, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/accounts/profile/").content.decode()
    assert "ana@example.org" in page
    assert '<option value="Europe/Berlin">' in page
    response = client.post("/accounts/profile/", {"name": "Ana", "time_zone": "america/new york"}, follow=True)
    assert "Your profile is saved." in response.content.decode()
    ana.refresh_from_db()
    assert (ana.name, ana.time_zone) == ("Ana", "America/New_York")


def test_a_zone_that_is_none_is_refused_and_kept_as_typed(ana: User) -> None:
    client = Client()
    client.force_login(ana, backend="django.contrib.auth.backends.ModelBackend")
    response = client.post("/accounts/profile/", {"name": "Ana", "time_zone": "Atlantis/Capital"})
    assert "is not a time zone" in response.context["form"].errors["time_zone"][0]
    assert 'value="Atlantis/Capital"' in response.content.decode()
    ana.refresh_from_db()
    assert (ana.name, ana.time_zone) == ("", "")


def test_the_zone_may_be_left_to_the_campaigns(ana: User) -> None:
    User.objects.update(time_zone="Europe/Rome")
    client = Client()
    client.force_login(ana, backend="django.contrib.auth.backends.ModelBackend")
    client.post("/accounts/profile/", {"name": "Ana", "time_zone": ""})
    ana.refresh_from_db()
    assert ana.time_zone == ""
