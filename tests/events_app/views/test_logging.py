"""Logging events on a session's page."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events_app.domain.anchors import anchor_of
from events_app.models import Event
from sessions_app.models import Session
from tests.conftest import Table
from tests.factories import NOON, CharacterFactory, EventFactory, SessionFactory
from tests.sessions_app.views.forms import open_form, typed_into

HTMX = {"HX-Request": "true"}


@pytest.fixture
def session(table: Table) -> Session:
    table.campaign.clock = 3_600
    table.campaign.save()
    return SessionFactory(campaign=table.campaign, number=3, in_progress=True)


@pytest.fixture
def url(session: Session) -> str:
    return reverse("event_log", args=[session.campaign.slug, session.number])


def test_a_type_is_enough(table: Table, session: Session, url: str) -> None:
    response = table.gm.client.post(url, {"type": "combat_start", "visibility": "party"})
    assert response.headers["Location"] == f"{session.get_absolute_url()}#log"
    html = table.gm.client.get(session.get_absolute_url()).content.decode()
    event = Event.objects.get()
    assert f'Logged: <a href="#{anchor_of(event.pk)}">Combat starts</a>' in html
    assert html.index('id="log"') < html.index("Logged: ") < html.index('id="log-form"')
    assert (event.type, event.category, event.game_time, event.author) == (
        "combat_start",
        "combat",
        3_600,
        table.gm.member,
    )


def test_time_that_passes_says_how_much(table: Table, url: str) -> None:
    form = open_form(table.gm.client, url) | {"type": "time_advanced", "name": "They march", "amount": ""}
    assert "Say how much time passes" in table.gm.client.post(url, form).content.decode()
    assert not Event.objects.exists()
    table.gm.client.post(url, form | {"amount": "2h30m"})
    assert Event.objects.get().amount == 9_000


def test_everything_said_is_kept(table: Table, session: Session, url: str) -> None:
    form = open_form(table.gm.client, url) | {
        "type": "damage",
        "name": "A blow",
        "actor": "Wren",
        "target": "Ghoul",
        "location": "Hask",
        "amount": "12",
        "description": "Hard\r\none",
        "game_time": "+10 min",
        "visibility": "gm",
    }
    table.gm.client.post(url, form)
    event = Event.objects.get()
    said = (event.name, event.actor, event.target, event.location, event.amount, event.description, event.visibility)
    assert said == ("A blow", "Wren", "Ghoul", "Hask", 12, "Hard\none", "gm")
    table.campaign.refresh_from_db()
    # All see the clock: a secret does not move it.
    assert (event.game_time, table.campaign.clock) == (4_200, 3_600)


def test_htmx_gets_an_empty_form_and_word_of_the_event(table: Table, session: Session, url: str) -> None:
    form = {"type": "time_advanced", "amount": "1 hour", "name": "They rest", "visibility": "party"}
    response = table.gm.client.post(url, form, headers=HTMX)
    html = response.content.decode()
    assert "event-logged" in response.headers["HX-Trigger"]
    assert "<html" not in html
    assert "Day 0, 11:00 AM" in html
    back = typed_into(html)
    assert (back["type"], back["name"], back["amount"]) == (["time_advanced"], [""], [""])


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"type": "sneeze"}, "Select a valid choice."),
        ({"type": ""}, "This field is required."),
        ({"amount": "9" * 30}, "less than or equal to"),
        ({"amount": "-" + "9" * 30}, "greater than or equal to"),
        ({"amount": "1e3"}, "Enter a whole number, such as"),
        ({"amount": "5 sp", "type": "treasure_gained"}, "Enter a whole number of gold pieces"),
        ({"amount": "1,50", "type": "treasure_gained"}, "Enter a whole number of gold pieces"),
        ({"amount": "90", "type": "time_advanced"}, "“90 min”, “90 h” or “90 days”"),
        ({"amount": "a while", "type": "time_advanced"}, "Write how much time passes"),
        ({"amount": "25:30", "type": "time_advanced"}, "Write how much time passes"),
        ({"amount": "9223372036854775807 s", "type": "time_advanced"}, "by at most 1,000 years"),
        ({"amount": "9" * 25 + " days", "type": "time_advanced"}, "by at most 1,000 years"),
        ({"amount": "+365251 days", "type": "time_advanced"}, "by at most 1,000 years"),
        ({"game_time": "later"}, "is not a game time"),
        ({"game_time": "15"}, "could be a day, an hour or a length"),
        ({"actor": "x" * 201}, "at most 200 characters"),
        ({"description": "a\x00"}, "Null characters"),
        ({"visibility": "nobody"}, "Select a valid choice."),
    ],
)
def test_bad_input_gets_a_message_and_is_kept(
    table: Table, url: str, changes: dict, message: str, headers: dict
) -> None:
    form = {"type": "note", "name": "Precious", "visibility": "party"} | changes
    response = table.gm.client.post(url, form, headers=headers)
    assert response.status_code == 200
    assert message in response.content.decode()
    assert typed_into(response.content.decode())["name"] == ["Precious"]
    assert not Event.objects.exists()


def test_what_was_forgotten_is_filed_at_the_end_unless_one_says_when(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, completed=True)
    url = reverse("event_log", args=[table.campaign.slug, session.number])
    form = open_form(table.gm.client, url)
    assert (form["game_time"], form["real_time"]) == (["Day 0, 6:00 PM"], ["2025-01-20T16:00"])
    table.gm.client.post(
        url, form | {"name": "A bell", "game_time": "Day 0, 10:00 AM", "real_time": "2025-01-20T12:30"}
    )
    event = Event.objects.get()
    assert (event.game_time, event.real_time) == (3_600, NOON.replace(minute=30))


@pytest.mark.parametrize("status", ["planned", "cancelled"])
def test_nothing_is_logged_before_it_begins(table: Table, status: str) -> None:
    session = SessionFactory(campaign=table.campaign, status=status)
    url = reverse("event_log", args=[table.campaign.slug, session.number])
    response = table.gm.client.post(url, {"type": "note", "visibility": "party"}, follow=True)
    assert "there is nothing to log yet" in response.content.decode()
    assert not Event.objects.exists()


def test_names_are_offered_once_the_party_first(table: Table, session: Session, url: str) -> None:
    CharacterFactory(campaign=table.campaign, name="Wren")
    EventFactory(session=session, actor="Wren", target="Ghoul", location="Hask")
    EventFactory(session=session, actor="Abbot", target="Ghoul", location="Hask")
    EventFactory(actor="Elsewhere")
    html = table.gm.client.get(url).content.decode()
    offered = [name for name in ("Wren", "Abbot", "Ghoul") if html.count(f'<option value="{name}">') == 1]
    assert offered == ["Wren", "Abbot", "Ghoul"]
    assert html.index('value="Wren"') < html.index('value="Abbot"')
    assert "Elsewhere" not in html


def test_only_gms_see_the_form(table: Table, session: Session, url: str) -> None:
    EventFactory(session=session, actor="Secret Lord", visibility="gm")
    assert url in table.gm.client.get(session.get_absolute_url()).content.decode()
    html = table.player.client.get(session.get_absolute_url()).content.decode()
    assert url not in html
    assert "Secret Lord" not in html


def test_a_long_log_takes_no_more_queries(table: Table, session: Session, url: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            table.gm.client.get(url)
        return len(captured)

    queries()
    few = queries()
    for number in range(9):
        EventFactory(session=session, actor=f"Ghoul {number}")
        CharacterFactory(campaign=table.campaign)
    assert queries() == few


@pytest.mark.parametrize(
    ("event_type", "text", "amount"),
    [
        ("time_advanced", "+2h30m", 9_000),
        ("time_advanced", "10 min", 600),
        ("time_advanced", "1 day", 86_400),
        ("time_advanced", "−1h", -3_600),
        ("time_advanced", "3 rounds", 18),
        ("time_advanced", "1h30", 5_400),
        ("time_advanced", "tenday", 864_000),
        ("time_advanced", "a fortnight", 1_209_600),
        ("time_advanced", "dusk", 28_800),
        ("time_advanced", "next morning", 79_200),
        ("treasure_gained", "50gp", 50),
        ("treasure_gained", "50 gold", 50),
        ("treasure_gained", "1,500 gp", 1_500),
        ("damage", "12 hp", 12),
        ("xp_awarded", "1 200 XP", 1_200),
        ("damage", "-3", -3),
    ],
)
def test_amounts_are_understood_as_people_type_them(
    table: Table, session: Session, url: str, event_type: str, text: str, amount: int
) -> None:
    table.gm.client.post(url, {"type": event_type, "amount": text, "visibility": "party"})
    assert Event.objects.get().amount == amount
    table.campaign.refresh_from_db()
    assert table.campaign.clock == 3_600 + (amount if event_type == "time_advanced" else 0)


@pytest.mark.parametrize(
    ("said", "is_logged"),
    [
        ({"type": "note"}, False),
        ({"type": "note", "name": "  "}, False),
        ({"type": "note", "actor": "Wren"}, False),
        ({"type": "note", "description": "Rain"}, True),
        ({"type": "damage"}, False),
        ({"type": "damage", "amount": "4"}, True),
        ({"type": "dialogue", "actor": "Wren"}, True),
        ({"type": "rest"}, True),
    ],
)
def test_an_event_says_something(table: Table, session: Session, url: str, said: dict, is_logged: bool) -> None:
    response = table.gm.client.post(url, said | {"visibility": "party"})
    assert Event.objects.exists() is is_logged
    assert ("Say what happened." in response.content.decode()) is not is_logged


def test_htmx_gets_the_figures_and_the_next_line_to_type_in(table: Table, session: Session, url: str) -> None:
    form = {"type": "treasure_gained", "amount": "40", "visibility": "party"}
    html = table.gm.client.post(url, form, headers=HTMX).content.decode()
    assert '<div id="figures" hx-swap-oob="true">' in html
    assert "<dd>40</dd>" in html
    assert 'role="status" hx-swap-oob="true"' in html
    assert "Treasure gained</a>" in html
    assert re.search(r'<input[^>]*name="name"[^>]* autofocus', html)
    assert html.count("autofocus") == 1


def test_a_refused_line_is_typed_on_where_it_is_wrong(table: Table, session: Session, url: str) -> None:
    html = table.gm.client.post(url, {"type": "damage", "amount": "many"}, headers=HTMX).content.decode()
    assert re.search(r'<input[^>]*name="amount"[^>]* autofocus', html)


def test_the_timeline_is_fetched_anew_as_it_was_filtered(table: Table, session: Session) -> None:
    html = table.gm.client.get(f"{session.get_absolute_url()}?category=combat").content.decode()
    address = f"{session.get_absolute_url()}?category=combat"
    assert f'hx-get="{address}" hx-trigger="event-logged from:body, log-changed from:body"' in html
    assert "event-logged" not in table.player.client.get(session.get_absolute_url()).content.decode()


def test_an_empty_log_of_a_running_session_is_only_empty_yet(table: Table, session: Session) -> None:
    assert "Nothing logged yet." in table.player.client.get(session.get_absolute_url()).content.decode()
