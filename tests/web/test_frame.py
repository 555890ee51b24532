"""What stands around a page is kept, and yet each reader sees their own, as it is now."""

import re

import pytest
from django.test import Client

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.models import Campaign
from campaigntracker.web import frame
from sessions_app.models import Session
from tests.conftest import Persona, Table
from tests.factories import SessionFactory


@pytest.fixture
def session(table: Table) -> Session:
    for persona in (table.gm, table.player):
        User.objects.filter(pk=persona.user.pk).update(name=f"Known as {persona.name}")
    return SessionFactory(campaign=table.campaign, completed=True, number=3)


def read(reader: Persona | Client, session: Session) -> str:
    client = reader.client if isinstance(reader, Persona) else reader
    return client.get(session.get_absolute_url()).content.decode()


def test_each_reader_sees_their_own_name_and_ways(table: Table, session: Session) -> None:
    for _ in range(2):
        assert "Known as gm" in read(table.gm, session)
        assert "Known as player" in read(table.player, session)
    assert "/settings/" in read(table.gm, session)
    assert "/settings/" not in read(table.player, session)


def test_with_one_frame_for_all_they_would_not(table: Table, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin of the test above."""

    class OneForAll:
        made: tuple[str, str] | None = None

        def get(self, key: object, make: object) -> object:
            self.made = self.made or make()  # type: ignore[operator]
            return self.made

    monkeypatch.setattr(frame, "_kept", OneForAll())
    read(table.gm, session)
    assert "Known as gm" in read(table.player, session)


def test_on_a_public_campaign_strangers_are_asked_to_log_in(table: Table, session: Session) -> None:
    Campaign.objects.update(is_public=True)
    assert "Known as player" in read(table.player, session)
    page = read(table.anonymous, session)
    assert "Known as" not in page
    assert "/accounts/login/" in page
    assert "Known as" not in read(table.stranger, session)


def test_a_new_name_is_shown_at_once(table: Table, session: Session) -> None:
    read(table.player, session)
    Campaign.objects.update(name="The Longer Road", game_system="Fate")
    User.objects.filter(pk=table.player.user.pk).update(name="Somebody else")
    page = read(table.player, session)
    assert "The Longer Road" in page
    assert "Fate" in page
    assert "Somebody else" in page


def test_forms_carry_the_reader_s_own_token(table: Table, session: Session) -> None:
    tokens: list[set[str]] = []
    for persona in (table.gm, table.player, table.gm):
        page = read(persona, session)
        assert frame.TOKEN not in page
        assert frame.CONTENT not in page
        found = set(re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page))
        found |= set(re.findall(r'X-CSRFToken": "(\w+)"', page))
        assert found
        assert not any(found & others for others in tokens)
        tokens.append(found)


def test_a_token_of_a_kept_frame_is_taken(table: Table, session: Session) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(table.player.user)
    read(client, session)
    [token, *_more] = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', read(client, session))
    assert client.post("/accounts/logout/").status_code == 403
    assert client.post("/accounts/logout/", {"csrfmiddlewaretoken": token}).status_code == 302


def test_a_message_is_said_once_and_to_one(table: Table, session: Session) -> None:
    said = "Your profile is saved."
    table.gm.client.post("/accounts/profile/", {"name": "Known as gm", "time_zone": ""})
    assert said in read(table.gm, session)
    assert said not in read(table.gm, session)
    assert said not in read(table.player, session)
