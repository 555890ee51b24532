"""A forgotten password and a new address, from the mail to the page, on a phone; axe finds nothing on the way."""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from tests.e2e.axe import assert_accessible
from tests.e2e.conftest import PHONE
from tests.factories import UserFactory

OpenPage = Callable[..., Page]

pytestmark = pytest.mark.django_db(transaction=True)


def path_in_last_mail() -> str:
    found = re.search(r"http://\S+?(/accounts/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def test_setting_a_forgotten_password_anew(open_page: OpenPage) -> None:
    UserFactory(username="ana", email="ana@example.org")
    phone = open_page(**PHONE)
    phone.goto("/accounts/password/reset/")
    phone.get_by_label("E-mail").fill("ana@example.org")
    phone.get_by_role("button", name="Send the link").click()
    expect(phone.get_by_role("heading", name="Look into your mailbox")).to_be_visible()
    phone.goto(path_in_last_mail())
    save, cancel = phone.get_by_role("button", name="Set the password"), phone.get_by_role("link", name="Cancel")
    background = "element => getComputedStyle(element).backgroundColor"
    assert save.evaluate(background) != cancel.evaluate(background)
    assert_accessible(phone)
    phone.get_by_label("New password", exact=True).fill("nine doors under salt")
    phone.get_by_label("New password again").fill("nine doors under salt")
    save.click()
    expect(phone.get_by_text("Your password is changed.")).to_be_visible()
    expect(phone.get_by_role("heading", name="My campaigns")).to_be_visible()


def test_adding_and_confirming_an_address(open_page: OpenPage) -> None:
    phone = open_page(UserFactory(username="ana", email="ana@example.org"), **PHONE)
    phone.goto("/accounts/email/")
    phone.get_by_label("Another e-mail address").fill("a.rather.long.name@a-rather-long-domain.example")
    phone.get_by_role("button", name="Add it").click()
    widths = phone.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert widths[0] <= widths[1]
    assert_accessible(phone)
    phone.goto(path_in_last_mail())
    assert_accessible(phone)
    phone.get_by_role("button", name="Yes, confirm it").click()
    expect(phone.get_by_text("is confirmed.")).to_be_visible()
