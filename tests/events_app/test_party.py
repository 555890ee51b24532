import pytest
from django.utils import timezone

from campaigntracker.campaigns.models import Character
from events_app.domain.items import EventItem
from events_app.domain.party import add_party_character, change_party_character
from events_app.domain.recording import record_events
from sessions_app.models import Session
from tests.factories import CharacterFactory, SessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def session() -> Session:
    session = SessionFactory(in_progress=True)
    hit = EventItem(type="damage", actor="Nim", target="Cultist", amount=7)
    record_events(session.campaign, [hit], session=session, by=None, now=timezone.now())
    return session


def damage_dealt(session: Session) -> int:
    session.refresh_from_db()
    return session.projection["party"]["figures"]["totalDamageDealt"]


def test_a_new_character_brings_the_damage_already_logged_under_that_name(session: Session) -> None:
    assert damage_dealt(session) == 0
    add_party_character(session.campaign, name="nim", member=None)
    assert damage_dealt(session) == 7


def test_a_renamed_character_takes_the_figures_along(session: Session) -> None:
    character = CharacterFactory(campaign=session.campaign, name="Somebody")
    change_party_character(character, name="Nim", member=None, status="active")
    assert damage_dealt(session) == 7
    character = change_party_character(character, name="Somebody", member=None, status="active")
    assert character.aliases == ["Nim"]
    assert damage_dealt(session) == 7, "the log still means the character by the old name"
    change_party_character(character, name="Somebody", member=None, status="active", aliases=[])
    assert damage_dealt(session) == 0


def test_an_alias_counts_like_the_name(session: Session) -> None:
    add_party_character(session.campaign, name="Somebody", member=None, aliases=["NIM", "nim", "somebody", " "])
    assert Character.objects.of(session.campaign).get().aliases == ["NIM"]
    assert damage_dealt(session) == 7


def test_another_spelling_of_the_name_is_no_new_name(session: Session) -> None:
    character = CharacterFactory(campaign=session.campaign, name="nim")
    assert change_party_character(character, name="Nim", member=None, status="active").aliases == []
