"""Every page of allauth that can be reached speaks and looks like the rest of the site."""

import re
from html import unescape

import pytest
from allauth.account.models import EmailAddress
from allauth.account.urls import urlpatterns
from django.test import Client
from django.urls import URLPattern

from campaigntracker.accounts.models import User
from tests.factories import UserFactory

# Words of allauth's own that this site says otherwise.
FOREIGN = re.compile(r"\b[Ee]mail|\b[Ss]ign(ed)?[- ](in|out)\b|\bSignup\b|contact us|Re-send|[Tt]oken|Remember Me")
TITLE_CASE = re.compile(r"[A-Z][a-z]+ (?:[A-Z][a-z]+ ?)+")
OURS = {"Campaign Tracker"}

ENTRANCE = {
    "account_login": "login/",
    "account_signup": "signup/",
    "account_inactive": "inactive/",
    "account_email_verification_sent": "confirm-email/",
    "account_confirm_email": "confirm-email/spoilt/",
    "account_reset_password": "password/reset/",
    "account_reset_password_done": "password/reset/done/",
    "account_reset_password_from_key": "password/reset/key/x-nonsense/",
    "account_reset_password_from_key_done": "password/reset/key/done/",
}
MANAGE = {
    "account_logout": "logout/",
    "account_email": "email/",
    "account_change_password": "password/change/",
    "account_reauthenticate": "reauthenticate/",
    "account_set_password": "password/set/",
}
# Registered by allauth, and leads back to the log-in page while codes are not in use.
UNUSED = {"account_confirm_login_code": "login/code/confirm/"}


@pytest.fixture
def ana(db: None) -> User:
    return UserFactory(username="ana", email="ana@example.org", password="a good long password")


@pytest.fixture
def client_of_ana(ana: User) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": "ana", "password": "a good long password"})
    return client


def words_of(client: Client, path: str) -> str:
    """What a reader sees of the page; it must be this page, not one that it led to."""
    response = client.get(f"/accounts/{path}")
    assert response.status_code == 200
    whole = response.content.decode()
    main = whole[whole.index("<main") : whole.index("</main>")]
    title = whole[whole.index("<title>") : whole.index("</title>")]
    placeholders = "\n".join(re.findall('placeholder="([^"]+)"', main))
    return unescape(re.sub(r"<[^>]+>", "\n", f"{title}\n{main}\n{placeholders}"))


def assert_speaks_our_words(words: str) -> None:
    assert not FOREIGN.search(words), words
    assert {found.strip() for found in TITLE_CASE.findall(words)} <= OURS, words


def test_no_page_of_allauth_is_forgotten_here() -> None:
    names = {pattern.name for pattern in urlpatterns if isinstance(pattern, URLPattern)}
    assert names == ENTRANCE.keys() | MANAGE.keys() | UNUSED.keys()


@pytest.mark.parametrize("path", ENTRANCE.values())
def test_a_page_for_whoever_comes_speaks_our_words(db: None, path: str) -> None:
    assert_speaks_our_words(words_of(Client(), path))


@pytest.mark.parametrize("path", [MANAGE[name] for name in MANAGE if name != "account_set_password"])
def test_a_page_of_ones_account_speaks_our_words(client_of_ana: Client, path: str) -> None:
    assert_speaks_our_words(words_of(client_of_ana, path))


def test_so_does_the_page_of_an_account_without_a_password(ana: User) -> None:
    ana.set_unusable_password()
    ana.save()
    client = Client()
    client.force_login(ana, backend="django.contrib.auth.backends.ModelBackend")
    assert_speaks_our_words(words_of(client, "password/set/"))


def test_the_check_would_find_foreign_words() -> None:
    for foreign in ("Email Addresses", "Please sign in.", "Bad Token", "Make Primary"):
        with pytest.raises(AssertionError):
            assert_speaks_our_words(foreign)


def test_codes_are_not_in_use(db: None) -> None:
    assert Client().get("/accounts/login/code/confirm/")["Location"] == "/accounts/login/"


def test_addresses_are_added_confirmed_again_and_removed(client_of_ana: Client) -> None:
    def act(**typed: str) -> str:
        return client_of_ana.post("/accounts/email/", typed, follow=True).content.decode()

    assert "We have sent a mail to ana@home.example" in act(email="ANA@home.example", action_add="")
    EmailAddress.objects.filter(email="ana@example.org").update(verified=True, primary=True)
    assert "your main one must be confirmed" in act(email="ana@home.example", action_primary="")
    assert "is your main e-mail address and cannot be removed" in act(email="ana@example.org", action_remove="")
    assert "ana@home.example is removed." in act(email="ana@home.example", action_remove="")
    assert "This is not an e-mail address." in act(email="nowhere", action_add="")
    assert "on your account already" in act(email="ana@example.org", action_add="")


def test_a_changed_password_leads_back_to_the_profile(client_of_ana: Client) -> None:
    page = client_of_ana.get("/accounts/password/change/").content.decode()
    assert re.search(r'<a class="button quiet" href="/accounts/profile/">Cancel</a>', page)
    new = {"password1": "nine doors under salt", "password2": "nine doors under salt"}
    wrong = client_of_ana.post("/accounts/password/change/", {"oldpassword": "wrong"} | new)
    assert wrong.context["form"].errors["oldpassword"] == ["This is not your current password."]
    typed = {"oldpassword": "a good long password"} | new
    response = client_of_ana.post("/accounts/password/change/", typed, follow=True)
    assert response.redirect_chain == [("/accounts/profile/", 302)]
    assert "Your password is changed." in response.content.decode()


def test_logging_in_and_out_is_said_in_the_same_words(ana: User) -> None:
    client = Client()
    typed = {"login": "ana", "password": "a good long password"}
    assert "You are logged in as ana." in client.post("/accounts/login/", typed, follow=True).content.decode()
    assert "You are logged out." in client.post("/accounts/logout/", follow=True).content.decode()


def test_too_many_attempts_are_answered_on_a_page_of_the_site(db: None) -> None:
    client = Client()
    for _attempt in range(40):
        response = client.post("/accounts/password/reset/", {"email": "ana@example.org"})
    assert response.status_code == 429
    assert "Too many attempts" in response.content.decode()
    assert "site-header" in response.content.decode()


def test_log_in_and_sign_up_lead_to_each_other_and_keep_where_to_go_next(ana: User) -> None:
    client = Client()
    signup = client.get("/accounts/signup/?next=/c/the-long-road/").content.decode()
    assert 'href="/accounts/login/?next=%2Fc%2Fthe-long-road%2F"' in signup
    login = client.get("/accounts/login/?next=/c/the-long-road/").content.decode()
    assert 'href="/accounts/signup/?next=%2Fc%2Fthe-long-road%2F"' in login
    for page in (signup, login):
        assert re.search(r'<input[^>]+name="next"[^>]+value="/c/the-long-road/"', page)
    typed = {"login": "ana", "password": "a good long password", "next": "/c/the-long-road/"}
    assert client.post("/accounts/login/", typed)["Location"] == "/c/the-long-road/"
