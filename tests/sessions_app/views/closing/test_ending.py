"""The end of a session, all steps at once."""

import pytest

from campaigntracker.campaigns.models import Member
from events_app.domain.items import EventItem
from events_app.models import Event
from sessions_app.models import PrepItem, Session, SessionGoal
from tests.conftest import Table
from tests.factories import (
    GoalFactory,
    PrepItemFactory,
    SessionFactory,
)
from tests.sessions_app.views.closing.pressing import address, came, field, ids_of, log, press
from tests.sessions_app.views.forms import open_form, typed_into


def test_two_taps_end_a_session(table: Table, playing: Session) -> None:
    page = table.gm.client.get(address(playing)).content.decode()
    assert page.count('<details class="closing-step">') == 8, "a step is open that nobody touched"
    assert press(table, playing, "end").headers["Location"] == playing.get_absolute_url()
    playing.refresh_from_db()
    assert (playing.status, playing.game_end_time, playing.recap_draft) == ("completed", 7_200, "")
    assert not Session.objects.filter(number=4).exists(), "nobody asked for a next session"


def test_all_steps_are_saved_with_the_end(table: Table, playing: Session) -> None:
    PrepItemFactory(session=playing, kind="secret", text="The Hush knows")
    log(
        playing, EventItem(type="quest_started", name="The bell"), EventItem(type="quote", name="We swim.", actor="Nim")
    )
    goal = GoalFactory(campaign=playing.campaign, title="Find them all", target=12)
    form = open_form(table.gm.client, address(playing))
    quest = next(name for name in form if name.startswith("quest-"))
    typed = {
        field("came", "Jonah", playing): "excused",
        field("came", "Mara", playing): "late_and_left",
        field("plays", "Brakka", playing): Member.objects.get(display_name="Priya").pk.hex,
        "guests": "Ada",
        "ticked": ["Hide"],
        "improvised": "Sang",
        "quotes": ["“We swim.” (Nim)"],
        "highlights": "The fall",
        "treasure": "100",
        "xp": "4001",
        "is_split": "on",
        "items": "A lantern: nim\r\nRope",
        quest: "completed",
        f"goal-{goal.pk.hex}": "achieved",
        f"progress-{goal.pk.hex}": "3",
        "gm_summary": "It was **dark**.",
        "next_choice": "plan",
        "next_title": "Onwards",
        "carries": "on",
    }
    response = table.gm.client.post(address(playing), form | typed | {"act": "end"})
    assert response.status_code == 302, response.content.decode()[-3000:]
    playing.refresh_from_db()
    assert playing.is_completed
    assert came(playing) == {
        "Mara": (True, True, True, False),
        "Jonah": (False, False, False, True),
        "Priya": (True, False, False, False),
        "Theo": (False, False, False, False),
        "Ada": (True, False, False, False),
    }
    assert playing.actual_objectives == ["Hide", "Sang"]
    assert playing.summary == {"gm": "It was **dark**.", "highlights": ["The fall", "“We swim.” (Nim)"]}
    told = {event.type: event for event in Event.objects.of_session(playing).from_senders({"closing"}, ids_of(playing))}
    # Of those who were listed Nim, Vesper and Brakka were there, Brakka in Priya's hands; Ada was typed in just now.
    assert told["xp_awarded"].data["shares"] == [
        {"name": "Nim", "amount": 1334},
        {"name": "Vesper", "amount": 1334},
        {"name": "Brakka", "amount": 1333},
    ]
    assert {told[kind].game_time for kind in told} == {playing.game_end_time}
    assert (told["quest_completed"].name, told["goal_progress"].amount) == ("The bell", 3)
    assert set(Event.objects.filter(type="item_acquired").values_list("name", "actor")) == {
        ("A lantern", "Nim"),
        ("Rope", ""),
    }
    figures = playing.projection["gm"]["figures"]
    assert (figures["treasureGained"], figures["xpEarned"]) == (100, 4001)
    assert SessionGoal.objects.get().outcome == "achieved"
    following = Session.objects.get(number=4)
    assert (following.title, following.planned_objectives) == ("Onwards", ["Cross"])
    assert PrepItem.objects.get(session=following).text == "The Hush knows"
    assert following.players.count() == 4


def test_the_button_pressed_twice_adds_nothing(table: Table, playing: Session) -> None:
    typed = {"xp": "400", "treasure": "50", "items": "Rope", "guests": "Ada", "gm_summary": "Once.",
             "next_choice": "plan"}  # fmt: skip
    form = open_form(table.gm.client, address(playing)) | typed | {"act": "end"}
    for _press in range(2):
        page = table.gm.client.post(address(playing), form, follow=True)
        assert "message-error" not in page.content.decode()
    assert Event.objects.of_session(playing).count() == 3
    assert Session.objects.filter(number=4).count() == Member.objects.filter(display_name="Ada").count() == 1


def test_nothing_is_saved_where_one_thing_is_wrong(table: Table, playing: Session) -> None:
    SessionFactory(campaign=playing.campaign, number=9, status="cancelled")
    before = Session.objects.filter(pk=playing.pk).values().get()
    response = press(
        table, playing, "end", xp="400", guests="Ada", improvised="Sang", gm_summary="Precious",
        next_choice="plan", next_number="9", next_title="Onwards",
    )  # fmt: skip
    html = response.content.decode()
    assert "There is a session 9 already." in html
    typed = typed_into(html)
    assert [typed[name] for name in ("xp", "guests", "improvised", "gm_summary", "next_title")] == [
        ["400"], ["Ada"], ["Sang"], ["Precious"], ["Onwards"],
    ]  # fmt: skip
    assert Session.objects.filter(pk=playing.pk).values().get() == before
    assert not Event.objects.exists()
    assert not Member.objects.filter(display_name="Ada").exists()


def test_a_flashback_goes_back_unless_it_is_told_not_to(table: Table, playing: Session) -> None:
    SessionFactory(campaign=table.campaign, number=1, completed=True, game_start_time=0, game_end_time=900_000)
    press(table, playing, "end")
    table.campaign.refresh_from_db()
    assert table.campaign.clock == 900_000


@pytest.mark.parametrize("status", ["planned", "cancelled"])
def test_there_is_nothing_to_close_of_a_session_not_played(table: Table, status: str) -> None:
    session = SessionFactory(campaign=table.campaign, status=status)
    response = table.gm.client.get(address(session))
    assert response.headers["Location"] == session.get_absolute_url()


@pytest.mark.parametrize("act", ["end", "save", "save:loot", "save:nothing", "preview", "compose", "x" * 500, "\x00"])
def test_whatever_is_sent_is_answered(table: Table, over: Session, act: str) -> None:
    junk = {"treasure": "-1", "xp": "x", "next_choice": "never", "key": "'", "recap_use": "burn", "quotes": "\x00",
            "base-recap": "☃", "shown-recap": "x" * 9_000, "real_end_time": "yesterday", "came-x": "y"}  # fmt: skip
    assert table.gm.client.post(address(over), junk | {"act": act}).status_code in (200, 302)
