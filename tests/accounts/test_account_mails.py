"""The mails about an account: whom they are from, where they lead, and what happens there."""

import re
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client

from campaigntracker.accounts.models import User
from tests.factories import UserFactory

PASSWORD = "nine doors under salt"
SITE = "https://table.example"


@pytest.fixture
def ana(db: None) -> User:
    return UserFactory(username="ana", email="ana@example.org", password="a good long password")


@pytest.fixture(autouse=True)
def _elsewhere(settings: Any) -> None:
    """The site is known by another address than the one that requests name."""
    settings.SITE_URL = SITE
    settings.ALLOWED_HOSTS = ["*"]


def path_in(message: EmailMessage) -> str:
    """Where the mail leads to, on this site."""
    found = re.search(rf"^{SITE}(/\S+)$", str(message.body), re.MULTILINE)
    assert found, message.body
    return found[1]


def asked_for_reset(email: str) -> EmailMessage:
    Client(headers={"host": "evil.example"}).post("/accounts/password/reset/", {"email": email})
    return mail.outbox[-1]


def signed_up(client: Client) -> EmailMessage:
    typed = {"username": "teo", "name": "Teo & co", "email": "teo@example.org"}
    client.post("/accounts/signup/", typed | {"password1": PASSWORD, "password2": PASSWORD})
    return mail.outbox[-1]


def test_each_mail_is_from_campaign_tracker_and_leads_to_the_site(ana: User) -> None:
    messages = [asked_for_reset("ana@example.org"), asked_for_reset("nobody@example.org"), signed_up(Client())]
    for message in messages:
        assert message.subject.startswith("[Campaign Tracker] ")
        assert path_in(message).startswith("/accounts/")
        assert str(message.body).endswith(f"Campaign Tracker\n{SITE}")
        for foreign in ("evil.example", "testserver", "Email", " email ", "&amp;", "example.com"):
            assert foreign not in str(message.body) + message.subject
    assert "ana" in str(messages[0].body)
    assert "Teo & co gave this e-mail address" in str(messages[2].body)


def test_a_forgotten_password_is_set_anew_and_lets_in(ana: User) -> None:
    client = Client()
    page = client.get(path_in(asked_for_reset("ana@example.org")), follow=True)
    form_url = page.redirect_chain[-1][0]
    done = client.post(form_url, {"password1": PASSWORD, "password2": PASSWORD}, follow=True)
    assert done.redirect_chain == [("/", 302)]
    assert "Your password is changed." in done.content.decode()
    assert client.session["_auth_user_id"] == str(ana.pk)
    assert Client().post("/accounts/login/", {"login": "ana", "password": PASSWORD}).status_code == 302


def test_a_reset_link_works_once(ana: User) -> None:
    path = path_in(asked_for_reset("ana@example.org"))
    client = Client()
    form_url = client.get(path, follow=True).redirect_chain[-1][0]
    client.post(form_url, {"password1": PASSWORD, "password2": PASSWORD})
    assert "This link does not work any more" in Client().get(path).content.decode()


def test_a_closed_account_is_not_let_in_by_a_reset(ana: User) -> None:
    client = Client()
    form_url = client.get(path_in(asked_for_reset("ana@example.org")), follow=True).redirect_chain[-1][0]
    User.objects.update(is_active=False)
    done = client.post(form_url, {"password1": PASSWORD, "password2": PASSWORD}, follow=True)
    assert "This account is closed" in done.content.decode()
    assert "_auth_user_id" not in client.session


def test_an_address_is_confirmed_through_its_mail(db: None) -> None:
    client = Client()
    path = path_in(signed_up(client))
    page = client.get(path).content.decode()
    assert "Does <strong>teo@example.org</strong> belong to Teo &amp; co?" in page
    done = client.post(path, follow=True).content.decode()
    assert "teo@example.org is confirmed." in done
    assert "not confirmed" not in client.get("/accounts/email/").content.decode()
