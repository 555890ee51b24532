"""Session 15 of the demo as its page shows it, to the GM and to a player."""

import re

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils.html import strip_tags

from campaigntracker.accounts.models import User

pytestmark = pytest.mark.django_db


def text_of_session_15(username: str) -> str:
    client = Client()
    client.force_login(User.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/c/the-drowned-bell/sessions/15/").content.decode()
    return re.sub(r"\s+", " ", strip_tags(page.replace("<", " <")))


@pytest.fixture
def _demo(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_demo")


@pytest.mark.usefixtures("_demo")
@pytest.mark.parametrize(("username", "events"), [("rowan", 247), ("mara", 236)])
def test_the_page_shows_both_clocks_and_the_figures_of_its_events(username: str, events: int) -> None:
    text = text_of_session_15(username)
    assert "18:05 4 h 10 min 22:15" in text
    assert "Day 15, 9:00 AM 9 hours Day 15, 6:00 PM" in text
    for figure in (
        f"events {events}",
        "combats 3",
        "damage dealt 385",
        "damage taken 190",
        "healed 142",
        "enemies fallen 12",
        "gold found 1,500",
        "experience 4,000",
    ):
        assert figure in text
