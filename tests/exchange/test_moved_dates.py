"""An answer that was given for another date goes through a document and back."""

import json
from typing import Any

import pytest

from sessions_app.models import Session, SessionPlayer
from tests.exchange.helpers import empty_the_database, export, load
from tests.factories import NOON, CampaignFactory, MemberFactory, SessionFactory, SessionPlayerFactory

pytestmark = pytest.mark.django_db


def written(text: str) -> dict[str, Any]:
    return json.loads(text)["sessions"][0]["participants"]["players"][0]


@pytest.mark.parametrize("is_moved", [True, False])
def test_it_is_written_where_the_session_has_moved_and_only_there(*, is_moved: bool) -> None:
    campaign = CampaignFactory()
    MemberFactory(campaign=campaign, role="gm")
    start = NOON.replace(day=27)
    session = SessionFactory(campaign=campaign, number=1, real_start_time=start)
    SessionPlayerFactory(session=session, rsvp="yes", rsvp_for=NOON if is_moved else start)
    first = export(campaign)
    assert written(first).get("rsvpFor") == ("2025-01-20T12:00:00Z" if is_moved else None)
    empty_the_database()
    again = load(first)
    assert export(again) == first
    row = SessionPlayer.objects.of(Session.objects.of(again).get()).get()
    assert row.rsvp_for == (NOON if is_moved else None)
