"""The costliest calendars that may be uploaded: every page that shows one stays a page."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from campaigntracker.campaigns.models import Campaign
from events_app.domain import gamecalendar
from tests.campaigns.test_calendar_settings import choose, confirm
from tests.conftest import Table
from tests.factories import SessionFactory
from tests.gametime.worst import DOCUMENTS

LARGEST_PAGE = 320_000
# The form with which a calendar is looked at before it is taken carries the calendar itself.
LARGEST_REVIEW = 700_000
CALENDAR = "/c/the-long-road/calendar/"


def upload(table: Table, name: str):
    document = json.dumps(DOCUMENTS[name](), ensure_ascii=False).encode()
    return choose(table, source="file", file=SimpleUploadedFile("calendar.json", document))


@pytest.fixture
def sessions(table: Table) -> Table:
    for number in range(1, 21):
        start = number * 86_400 * 3
        SessionFactory(campaign=table.campaign, number=number, game_start_time=start, game_end_time=start + 500_000)
    return table


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_page_grows_with_the_calendar(sessions: Table, name: str) -> None:
    review = upload(sessions, name)
    assert review.status_code == 200
    assert len(review.content) < LARGEST_REVIEW
    assert confirm(sessions, review).status_code == 302
    Campaign.objects.update(is_public=True)
    when = "1-1-a 1 a"
    pages = (
        CALENDAR,
        f"{CALENDAR}?at=3",
        f"{CALENDAR}?when={when}",
        f"{CALENDAR}?year=1000",
        "/c/the-long-road/days/3/",
    )
    for page in (*pages, "/c/the-long-road/sessions/", "/c/the-long-road/"):
        answer = sessions.stranger.client.get(page)
        assert answer.status_code == 200, page
        assert len(answer.content) < LARGEST_PAGE, page


def test_a_sheet_without_a_limit_for_its_cells_would_grow(sessions: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    confirm(sessions, upload(sessions, "crowded sheet"))
    Campaign.objects.update(is_public=True)
    monkeypatch.setattr(gamecalendar, "MOST_IN_CELL", 10_000)
    monkeypatch.setattr(gamecalendar, "MOST_ON_SHEET", 10**9)
    assert len(sessions.stranger.client.get(CALENDAR).content) > LARGEST_PAGE
