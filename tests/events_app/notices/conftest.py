import datetime as dt

import pytest

from campaigntracker.campaigns.models import Campaign, Member
from sessions_app.models import Session
from tests.factories import NOON, CampaignFactory, MemberFactory, SessionFactory, SessionPlayerFactory, UserFactory

EVENING = dt.datetime(2026, 11, 21, 18, 0, tzinfo=dt.UTC)


@pytest.fixture
def campaign(db: None) -> Campaign:
    return CampaignFactory(name="The Long Road", slug="road", time_zone="Europe/Berlin")


@pytest.fixture
def member(campaign: Campaign) -> Member:
    return MemberFactory(campaign=campaign, display_name="Pia", user=UserFactory(username="pia"))


@pytest.fixture
def session(campaign: Campaign, member: Member) -> Session:
    SessionFactory(campaign=campaign, number=6, title="The ferry", completed=True, summary={"gm": "They *crossed*."})
    session = SessionFactory(
        campaign=campaign,
        number=7,
        title="The mill",
        location="Jo's kitchen",
        planned_objectives=["Find the bell"],
        gm_notes="Zyxwort",
        real_start_time=EVENING,
        created_at=NOON,
    )
    SessionPlayerFactory(session=session, member=member)
    return session
