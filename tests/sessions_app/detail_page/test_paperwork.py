"""What a session's page tells a GM of what is still to be written, and of what a button did."""

import pytest

from events_app.domain.closing import has_next, what_is_missing
from sessions_app.models import Session
from tests.conftest import Table
from tests.factories import SessionFactory, SessionPlayerFactory
from tests.sessions_app.detail_page.reading import address, page, text_of

DRAFT = "There is a draft of the recap"


def test_a_draft_is_spoken_of_to_gms_alone(table: Table, fifteen: Session) -> None:
    assert DRAFT not in page(table, persona=table.gm)
    Session.objects.update(recap_draft="Xyzzy", summary={})
    html = page(table, persona=table.gm)
    assert DRAFT in html
    assert "Write the recap" not in html
    assert "end/#recap" in html
    assert "draft" not in text_of(page(table))
    Session.objects.update(recap_draft="")
    assert DRAFT not in page(table, persona=table.gm)


def test_paperwork_is_asked_for_where_something_is_missing(table: Table, fifteen: Session) -> None:
    html = page(table, persona=table.gm)
    assert "Finish the paperwork" not in html
    assert "Closing page" in html
    for gap in ({"summary": {}}, {"real_end_time": None}):
        kept = Session.objects.values(*gap).get()
        Session.objects.update(**gap)
        assert "Finish the paperwork" in page(table, persona=table.gm)
        Session.objects.update(**kept)
    row = SessionPlayerFactory(session=fifteen, member=table.player.member, attended=False)
    assert "Finish the paperwork" in page(table, persona=table.gm)
    row.attended = True
    row.save()
    assert "Finish the paperwork" not in page(table, persona=table.gm)
    assert "Closing page" not in page(table)


def missing(session: Session) -> list[str]:
    session.refresh_from_db()
    return [str(one.label) for one in what_is_missing(session, has_next=has_next(session))]


def test_game_times_are_missing_only_where_they_are_noted_at_all(table: Table, fifteen: Session) -> None:
    Session.objects.update(game_start_time=None, game_end_time=None)
    assert missing(fifteen) == ["the next date"]
    SessionFactory(campaign=table.campaign, number=14, completed=True, game_end_time=7)
    assert missing(fifteen) == ["when it ended in the game", "the next date"]
    Session.objects.filter(pk=fifteen.pk).update(real_end_time=None, game_end_time=9)
    assert missing(fifteen) == ["when it ended", "the next date"]


@pytest.mark.parametrize(
    ("before", "verb", "told"),
    [
        ("completed", "reopen", "is in progress again"),
        ("planned", "cancel", "is cancelled."),
        ("cancelled", "reinstate", "is on the plan again."),
    ],
)
def test_what_a_button_did_is_said(table: Table, before: str, verb: str, told: str) -> None:
    SessionFactory(
        campaign=table.campaign, number=3, **({"completed": True} if before == "completed" else {"status": before})
    )
    first, again = (table.gm.client.post(address(table, f"{verb}/", 3), follow=True) for _press in range(2))
    assert told in first.content.decode()
    assert told not in again.content.decode(), "pressed twice it is no news"
