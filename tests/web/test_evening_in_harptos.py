"""A whole evening in a calendar with months: every page and every form speaks it."""

import re
from html import unescape

import pytest
from django.test import Client
from django.utils.html import strip_tags

from campaigntracker.campaigns.models import Campaign
from campaigntracker.gametime import CalendarDefinition, GameDate
from campaigntracker.gametime.presets import PRESETS
from events_app.models import Event
from sessions_app.models import Session
from tests.conftest import Table
from tests.factories import CharacterFactory
from tests.sessions_app.views.forms import open_form

HOME = "/c/the-long-road/"
HOUR = 3600
HARPTOS = PRESETS["harptos"].definition.with_epoch(GameDate(1492, 1, 15, 9))
SHORT_DAYS = CalendarDefinition(20, 50, 100, months=PRESETS["harptos"].definition.months, epoch=GameDate(3, 1, 15, 9))
LONG_DAYS = CalendarDefinition(hours_per_day=25, epoch=GameDate(day=3, hour=9))


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return re.sub(r"\s+", " ", strip_tags(answer.content.decode().replace("<", " <")))


def in_calendar(definition: CalendarDefinition) -> None:
    Campaign.objects.update(calendar=definition.to_json(), epoch=definition.epoch_json())


def send(client: Client, address: str, **typed: str) -> None:
    answer = client.post(address, open_form(client, address) | typed)
    assert answer.status_code == 302, answer.context["form"].errors


def play(table: Table, *, start: str, scene: str, end: str, advance: str = "2h") -> None:
    """Plan, start, log, let time pass, end."""
    gm = table.gm.client
    send(gm, f"{HOME}sessions/new/", title="The ferry")
    send(gm, f"{HOME}sessions/1/start/", game_start_time=start)
    log = f"{HOME}sessions/1/events/"
    gm.post(log, {"type": "scene", "name": "Morning", "game_time": scene, "visibility": "party"})
    gm.post(log, {"type": "time_advanced", "name": "Sleep", "amount": advance, "visibility": "party"})
    send(gm, f"{HOME}sessions/1/end/", game_end_time=end)


def test_an_evening(table: Table) -> None:
    CharacterFactory(campaign=table.campaign, name="Nim", member=table.player.member)
    in_calendar(HARPTOS)
    play(table, start="15 Hammer 1492, 3:30 pm", scene="30 Hammer 1492 DR, 11:00 PM", end="Midwinter 1492, 6 pm")
    session = Session.objects.get()
    assert (session.game_start_time, session.game_end_time) == (int(6.5 * HOUR), (16 * 24 + 9) * HOUR)
    scene, sleep = Event.objects.in_recorded_order()
    assert (scene.game_time, sleep.amount) == ((15 * 24 + 14) * HOUR, 2 * HOUR)
    for persona in (table.gm, table.player):
        page = text_of(persona.client, f"{HOME}sessions/1/")
        assert "15 Hammer 1492 DR, 3:30 PM" in page
        assert "Midwinter 1492 DR, 6:00 PM" in page
        assert "30 Hammer 1492 DR" in page
        assert "15 Hammer 1492 DR, 3:30 PM – Midwinter 1492 DR, 6:00 PM" in text_of(persona.client, f"{HOME}sessions/")
        home = text_of(persona.client, HOME)
        assert "Midwinter 1492 DR, 6:00 PM" in home
        assert "Calendar of Harptos" in home
    for address in (f"{HOME}sessions/1/edit/", f"{HOME}events/{scene.pk}/edit/"):
        assert "Hammer 1492 DR" in table.gm.client.get(address).content.decode()


@pytest.mark.parametrize(
    ("definition", "start", "scene", "end"),
    [
        (SHORT_DAYS, "15 Hammer 3, 09:49:99", "15 Hammer 3, 19:49", "16 Hammer 3, 00:00"),
        (LONG_DAYS, "Day 3, 09:30", "Day 3, 24:59", "Day 4, 00:00"),
    ],
    ids=["20x50x100", "25 hours"],
)
def test_days_of_other_lengths(table: Table, definition: CalendarDefinition, start: str, scene: str, end: str) -> None:
    in_calendar(definition)
    play(table, start=start, scene=scene, end=end)
    page = text_of(table.player.client, f"{HOME}sessions/1/")
    for text in (start, end, scene.partition(", ")[2]):
        assert text in page, page
    assert end in text_of(table.player.client, HOME)
    logged = Event.objects.get(name="Morning")
    day = definition.with_epoch(Campaign.objects.get().definition.epoch).day_number(logged.game_time)
    shown = {
        "sessions/": start,
        "calendar/": start.partition(", ")[2],
        f"days/{day}/": scene.partition(", ")[2],
        "sessions/new/": "Plan",
        "sessions/1/edit/": start,
        f"events/{logged.pk}/edit/": scene,
        "settings/calendar/": f"{definition.hours_per_day} hours",
        "settings/": "/settings/calendar/",
        "members/": "Members",
    }
    for address, text in shown.items():
        assert text in unescape(table.gm.client.get(f"{HOME}{address}").content.decode()), address


@pytest.mark.parametrize("typed", ["31 Hammer 1492", "1 January 1492", "Midwinter 1492, 25:00", "Shieldmeet 1493"])
def test_a_date_that_there_is_not_is_asked_again(table: Table, typed: str) -> None:
    in_calendar(HARPTOS)
    send(table.gm.client, f"{HOME}sessions/new/", title="The ferry")
    answer = table.gm.client.post(f"{HOME}sessions/1/start/", {"game_start_time": typed})
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["game_start_time"]
    assert f'value="{typed}"' in answer.content.decode()
    assert Session.objects.get().is_planned
