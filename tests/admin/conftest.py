"""A second table beside the first, for whose GM the first is not there."""

from dataclasses import dataclass

import pytest
from django.test import Client

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.models import Campaign, Character, Invitation, Member
from events_app.models import Event
from sessions_app.models import Session
from tests.conftest import Persona, Table
from tests.factories import (
    CampaignFactory,
    CharacterFactory,
    EventFactory,
    InvitationFactory,
    MemberFactory,
    SessionFactory,
    SessionPlayerFactory,
    UserFactory,
)

SECRET = "Vexation"


@dataclass(frozen=True)
class Rows:
    """One row of each kind, all of one campaign; their names hold a word of their own."""

    campaign: Campaign
    member: Member
    character: Character
    invitation: Invitation
    session: Session
    event: Event


def rows_of(campaign: Campaign, word: str) -> Rows:
    member = MemberFactory(campaign=campaign, display_name=f"{word} member")
    character = CharacterFactory(campaign=campaign, name=f"{word} character", member=member)
    session = SessionFactory(campaign=campaign, title=f"{word} session", number=7, completed=True, gm=member)
    SessionPlayerFactory(session=session, member=member)
    return Rows(
        campaign=campaign,
        member=member,
        character=character,
        invitation=InvitationFactory(
            campaign=campaign, member=MemberFactory(campaign=campaign, display_name=f"{word} seat")
        ),
        session=session,
        event=EventFactory(session=session, name=f"{word} event", actor=f"{word} actor"),
    )


@pytest.fixture
def mine(table: Table) -> Rows:
    """Rows of the campaign that `table.gm` runs."""
    return rows_of(table.campaign, "Own")


@pytest.fixture
def theirs(table: Table) -> Rows:
    """Rows of a campaign in which `table.gm` is a player."""
    campaign = CampaignFactory(name=f"{SECRET} campaign", slug="vexation")
    MemberFactory(campaign=campaign, display_name=f"{SECRET} guest", user=table.gm.user)
    MemberFactory(campaign=campaign, role="gm", user=UserFactory(username="othergm"))
    return rows_of(campaign, SECRET)


@pytest.fixture
def superuser(db: None) -> Persona:
    user = User.objects.create_superuser("root", "root@example.org", "a good long password")
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return Persona("superuser", user, None, client)
