"""A session that is being played, and the same when it is over."""

import datetime as dt

import pytest
from django.utils import timezone

from sessions_app.models import Session
from tests.conftest import Table
from tests.factories import (
    SessionFactory,
)
from tests.sessions_app.views.closing.pressing import seat


@pytest.fixture
def playing(table: Table) -> Session:
    table.campaign.clock = 7_200
    table.campaign.save()
    session = SessionFactory(
        campaign=table.campaign,
        number=3,
        in_progress=True,
        real_start_time=timezone.now() - dt.timedelta(hours=3),
        planned_objectives=["Cross", "Hide"],
    )
    seat(session, "Mara", character="Nim")
    seat(session, "Jonah", character="Brakka")
    seat(session, "Priya", character="Vesper")
    seat(session, "Theo", attended=False)
    return session


@pytest.fixture
def over(playing: Session) -> Session:
    Session.objects.filter(pk=playing.pk).update(
        status="completed", real_end_time=timezone.now(), game_end_time=7_200, summary={"gm": "It was dark."}
    )
    playing.refresh_from_db()
    return playing
