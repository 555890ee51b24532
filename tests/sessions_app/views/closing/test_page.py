"""What the page says: of others who save meanwhile, of what is missing, of what was not saved."""

import pytest
from django.utils import timezone

from events_app.domain.items import EventItem
from sessions_app.domain.lifecycle import reopen_session
from sessions_app.models import Session
from tests.campaigns.counting import queries_of
from tests.conftest import Table
from tests.factories import (
    GoalFactory,
    PrepItemFactory,
)
from tests.sessions_app.views.closing.pressing import address, came, field, log, press, seat
from tests.sessions_app.views.forms import open_form, typed_into


@pytest.mark.parametrize("act", ["save", "save:recap", "end"])
def test_what_somebody_else_saved_is_shown_and_not_overwritten(table: Table, playing: Session, act: str) -> None:
    mine = open_form(table.gm.client, address(playing)) | {"gm_summary": "Mine.", "recap_use": "publish"}
    press(table, playing, "save:recap", gm_summary="Theirs.", recap_use="publish")
    html = table.gm.client.post(address(playing), mine | {"act": act}).content.decode()
    assert "Somebody else saved this session while you were writing." in html
    assert "Theirs." in html
    typed = typed_into(html)
    assert typed["gm_summary"] == ["Mine."]
    playing.refresh_from_db()
    assert (playing.summary["gm"], playing.status) == ("Theirs.", "in_progress")
    # Having seen both, whoever saves once more decides.
    table.gm.client.post(address(playing), typed | {"act": "save:recap"})
    playing.refresh_from_db()
    assert playing.summary["gm"] == "Mine."


def test_what_somebody_else_saved_in_another_step_stays(table: Table, playing: Session) -> None:
    mine = open_form(table.gm.client, address(playing)) | {"gm_summary": "Mine."}
    press(table, playing, "save:objectives", improvised="Sang")
    press(table, playing, "save:attendance", **{field("came", "Theo", playing): "yes"})
    assert table.gm.client.post(address(playing), mine | {"act": "end"}).status_code == 302
    playing.refresh_from_db()
    assert (playing.actual_objectives, playing.summary["gm"]) == (["Sang"], "Mine.")
    assert came(playing)["Theo"][0]


def test_a_session_closed_again_is_filled_with_what_was_saved(table: Table, playing: Session) -> None:
    press(table, playing, "end", improvised="Sang", highlights="The fall", gm_summary="Once.", xp="40")
    once = Session.objects.get(pk=playing.pk)
    reopen_session(once, now=timezone.now())
    press(table, playing, "end")
    again = Session.objects.get(pk=playing.pk)
    for name in ("actual_objectives", "summary", "game_end_time", "real_end_time", "last_seq"):
        assert getattr(again, name) == getattr(once, name), name


def test_what_is_missing_is_said(table: Table, playing: Session) -> None:
    press(table, playing, "end")
    page = table.gm.client.get(address(playing)).content.decode()
    assert page.count('<span class="badge badge-late">missing</span>') == 2
    home = table.gm.client.get(f"/c/{table.campaign.slug}/").content.decode()
    assert "still wants: the recap, the next date." in home
    assert address(playing) in home
    assert "still wants" not in table.player.client.get(f"/c/{table.campaign.slug}/").content.decode()
    press(table, playing, "save", gm_summary="Told.", recap_use="publish", next_choice="plan")
    assert "nothing is missing" in table.gm.client.get(address(playing)).content.decode()
    assert "still wants" not in table.gm.client.get(f"/c/{table.campaign.slug}/").content.decode()


def test_queries_do_not_grow_with_the_table(table: Table, playing: Session) -> None:
    GoalFactory(campaign=table.campaign)
    log(playing, EventItem(type="quest_started", name="One"))
    few = queries_of(table.gm.client, address(playing))
    for number in range(8):
        seat(playing, f"Player {number}", character=f"Character {number}")
        GoalFactory(campaign=table.campaign)
        log(playing, EventItem(type="quest_started", name=f"Quest {number}"))
        PrepItemFactory(session=playing)
    assert queries_of(table.gm.client, address(playing)) == few


def test_what_was_not_saved_is_said_at_the_top_with_a_way_there(table: Table, over: Session) -> None:
    response = press(table, over, "save", xp="many", game_end_time="no such time")
    html = response.content.decode()
    head = html[html.index('id="not-saved"') : html.index("closing-steps")]
    assert "2 things are not right yet" in head
    assert 'href="#id_xp"' in head
    assert 'href="#id_game_end_time"' in head
    assert html.count('data-wrong="true"') == 2
    assert html.count('<details class="closing-step" open>') == 2
    assert 'value="many"' in html


@pytest.mark.parametrize("act", ["save", "save:times", "end"])
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"game_end_time": "no such time"}, "id_game_end_time"),
        ({"game_start_time": "Day 3, 9:30 AM", "game_end_time": "Day 2, 9:30 AM"}, "Game time cannot end before it"),
    ],
)
def test_both_clocks_are_wrong_at_once(table: Table, playing: Session, act: str, typed: dict, told: str) -> None:
    html = press(table, playing, act, real_end_time="2020-01-01T20:00", **typed).content.decode()
    head = html[html.index('id="not-saved"') : html.index("closing-steps")]
    assert "2 things are not right yet" in head
    assert "The session cannot end before it starts." in head
    assert told in head
    playing.refresh_from_db()
    assert (playing.status, playing.real_end_time) == ("in_progress", None)


def test_a_page_that_was_only_looked_at_complains_of_nothing(table: Table, over: Session) -> None:
    html = press(table, over, "preview", xp="many").content.decode()
    assert "not-saved" not in html
    assert "data-wrong" not in html
