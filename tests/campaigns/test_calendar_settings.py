"""The page on which a GM gives the campaign another calendar or another beginning."""

import json
import re
from html import unescape
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from campaigntracker.campaigns.models import Campaign
from campaigntracker.gametime import DAY_COUNT, CalendarDefinition, GameDate, Month
from campaigntracker.gametime.presets import PRESETS
from events_app.models import Event
from sessions_app.models import Session
from tests.conftest import Table
from tests.factories import EventFactory, SessionFactory
from tests.gametime.readers.documents import simple_calendar
from tests.sessions_app.views.forms import open_form

PAGE = "/c/the-long-road/settings/calendar/"
HARPTOS = PRESETS["harptos"].definition
DAY = 86_400


def choose(table: Table, **typed: Any) -> Any:
    """What the first page answers when it is sent; none of it may change anything."""
    before = Campaign.objects.get()
    answer = table.gm.client.post(PAGE, {"source": "present", "epoch": "", "text": ""} | typed)
    after = Campaign.objects.get()
    assert (after.calendar, after.epoch, after.clock) == (before.calendar, before.epoch, before.clock)
    return answer


def hidden(answer: Any) -> dict[str, str]:
    """The review form as a browser would send it back."""
    page = answer.content.decode()
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    fields = {name: unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}
    epoch = re.search(r'<input type="text" name="epoch" value="([^"]*)"', page)
    kept = re.search(r'name="keep" value="(\w+)"[^>]*checked', page)
    return fields | {"epoch": unescape(epoch[1]) if epoch else ""} | ({"keep": kept[1]} if kept else {})


def confirm(table: Table, answer: Any, **changes: str) -> Any:
    return table.gm.client.post(PAGE, hidden(answer) | {"step": "confirm"} | changes)


@pytest.fixture
def past(table: Table) -> Table:
    """The table with a session of three days and an event on each."""
    session = SessionFactory(
        campaign=table.campaign, number=1, completed=True, game_start_time=0, game_end_time=3 * DAY
    )
    for day in range(3):
        EventFactory(session=session, seq=day + 1, game_time=day * DAY)
    Campaign.objects.update(clock=3 * DAY)
    return table


def test_only_gms_get_here(table: Table) -> None:
    Campaign.objects.update(is_public=True)
    for persona in table.everybody():
        expected = 200 if persona is table.gm else 404
        assert persona.client.get(PAGE).status_code == expected, persona.name
        assert persona.client.post(PAGE, {"source": "harptos"}).status_code == expected, persona.name


def test_the_page_shows_the_present_calendar(table: Table) -> None:
    page = table.gm.client.get(PAGE).content.decode()
    assert "Day count" in page
    assert "Day 0, 9:00 AM" in page
    for preset in PRESETS.values():
        assert preset.name in page
        assert unescape(preset.description) in unescape(page)


@pytest.mark.parametrize("slug", PRESETS)
def test_every_preset_can_be_looked_at_and_taken(table: Table, slug: str) -> None:
    answer = choose(table, source=slug)
    assert answer.status_code == 200
    assert confirm(table, answer)["Location"] == PAGE
    campaign = Campaign.objects.get()
    assert campaign.definition.to_json() == PRESETS[slug].definition.to_json()
    assert campaign.definition.epoch.hour == 9
    assert table.gm.client.get(PAGE).status_code == 200


def test_a_look_shows_the_year_and_how_dates_will_read(table: Table) -> None:
    page = choose(table, source="harptos").content.decode()
    for word in ("Calendar of Harptos", "The year 1492", "Shieldmeet", "1 Hammer 1492 DR, 9:00 AM", "every 4 years"):
        assert word in page, word
    assert "What has a date already" not in page


def test_the_beginning_is_typed_in_the_chosen_calendar(table: Table) -> None:
    answer = choose(table, source="harptos", epoch="15 Mirtul 1374 DR, 6 pm")
    confirm(table, answer)
    assert Campaign.objects.get().definition.epoch == GameDate(1374, 5, 15, 18)


def test_a_beginning_that_it_does_not_have_is_told_beside_it_and_the_calendar_is_kept(table: Table) -> None:
    answer = choose(table, source="harptos", epoch="15 June 1374")
    assert list(answer.context["form"].errors) == ["epoch"]
    assert 'value="15 June 1374"' in answer.content.decode()
    again = table.gm.client.post(PAGE, hidden(answer) | {"step": "again", "epoch": "15 Mirtul 1374"})
    assert "15 Mirtul 1374 DR, 12:00 AM" in again.content.decode()
    confirm(table, again)
    assert Campaign.objects.get().definition == HARPTOS.with_epoch(GameDate(1374, 5, 15))


def test_nothing_is_changed_that_was_not_shown(past: Table) -> None:
    answer = choose(past, epoch="Day 2, 9:00 AM")
    unseen = confirm(past, answer, epoch="Day 9, 9:00 AM")
    assert unseen.status_code == 200
    assert "Day 12, 9:00 AM" in unseen.content.decode()
    assert Campaign.objects.get().epoch == {"day": 0, "hour": 9}
    confirm(past, unseen)
    assert Campaign.objects.get().epoch == {"day": 9, "hour": 9}


def test_what_the_campaign_has_already_changes_nothing(past: Table) -> None:
    page = choose(past).content.decode()
    assert "This is the calendar and the beginning that the campaign has now." in page
    assert "Change the calendar" not in page


def test_both_ways_are_shown_with_their_dates(past: Table) -> None:
    answer = choose(past, epoch="Day 2, 8:00 AM")
    page = answer.content.decode()
    assert "1 session," in page
    assert "3 events" in page
    change = answer.context["change"]
    assert (change.moments[0].before, change.moments[0].after) == ("Day 3, 9:00 AM", "Day 5, 8:00 AM")
    assert (change.dates[0].after, change.dates[0].moved) == (
        "Day 3, 9:00 AM",
        "1 day 23 hours of game time earlier",
    )
    assert "(1 day 23 hours of game time earlier)" in page


def test_keeping_the_moments(past: Table) -> None:
    answer = confirm(past, choose(past, epoch="Day 2, 8:00 AM"))
    assert answer["Location"] == PAGE
    assert list(Event.objects.order_by("seq").values_list("game_time", flat=True)) == [0, DAY, 2 * DAY]
    assert "Day 5, 8:00 AM" in past.gm.client.get("/c/the-long-road/").content.decode()


def test_keeping_the_dates(past: Table) -> None:
    confirm(past, choose(past, epoch="Day 2, 8:00 AM"), keep="dates")
    shift = -2 * DAY + 3600
    moved = list(Event.objects.order_by("seq").values_list("game_time", flat=True))
    assert moved == [shift, DAY + shift, 2 * DAY + shift]
    session = Session.objects.get()
    assert (session.game_start_time, session.game_end_time) == (shift, 3 * DAY + shift)
    assert session.game_time_elapsed_seconds == 3 * DAY
    assert "Day 3, 9:00 AM" in past.gm.client.get("/c/the-long-road/").content.decode()


def test_dates_that_cannot_be_kept_are_told_and_refused(past: Table) -> None:
    answer = choose(past, source="harptos")
    page = answer.content.decode()
    assert "the new calendar lacks 4 of the dates in use" in page
    assert "Day 1, 9:00 AM" in page
    refused = confirm(past, answer, keep="dates")
    assert refused.status_code == 200
    assert "Not all dates can be kept" in refused.content.decode()
    assert Campaign.objects.get().definition == DAY_COUNT.with_epoch(GameDate(hour=9))
    confirm(past, refused)
    assert Campaign.objects.get().definition.name == HARPTOS.name


def test_the_second_of_two_gms_is_shown_what_the_first_did(past: Table) -> None:
    first, second = choose(past, source="harptos"), choose(past, epoch="Day 7")
    confirm(past, first)
    answer = confirm(past, second)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Somebody else changed the calendar" in page
    assert "4 Hammer 1492 DR, 9:00 AM" in page
    assert Campaign.objects.get().definition.name == HARPTOS.name
    confirm(past, answer)
    assert Campaign.objects.get().epoch == {"day": 7, "hour": 0}


def test_settings_saved_meanwhile_are_no_conflict(past: Table) -> None:
    answer = choose(past, source="harptos")
    Campaign.objects.update(name="Renamed", clock=5 * DAY)
    EventFactory(session=Session.objects.get(), seq=9, game_time=9 * DAY)
    confirm(past, answer)
    assert (Campaign.objects.get().name, Campaign.objects.get().definition.name) == ("Renamed", HARPTOS.name)


@pytest.mark.parametrize("field", ["definition", "seen", "notes", "keep", "epoch"])
@pytest.mark.parametrize(
    "value", ["", "x", "[]", "{}", "null", '["\\ud800"]', '{"calendar": {"kind": "lunar"}}', "\x00", "[" * 9999]
)
def test_a_damaged_form_changes_nothing_it_did_not_say(past: Table, field: str, value: str) -> None:
    answer = choose(past, epoch="Day 2, 8:00 AM")
    sent = hidden(answer) | {"step": "confirm", "keep": "dates"} | {field: value}
    assert past.gm.client.post(PAGE, sent).status_code in (200, 302)
    assert past.gm.client.post(PAGE, sent | {"step": "again"}).status_code in (200, 302)
    if field in ("definition", "seen", "epoch"):
        assert Campaign.objects.get().epoch in ({"day": 0, "hour": 9}, {"day": 0, "hour": 0})
    if field == "keep" and value:
        assert Campaign.objects.get().epoch == {"day": 0, "hour": 9}


def test_who_says_nothing_of_what_was_seen_is_shown_it_again(past: Table) -> None:
    answer = confirm(past, choose(past, epoch="Day 2, 8:00 AM"), seen="")
    assert "Somebody else changed the calendar" in answer.content.decode()


HOSTILE = "<b hx-post=/accounts/logout/ hx-trigger=load>z</b>"


def test_what_a_calendar_says_is_text_wherever_a_date_is_read(past: Table) -> None:
    months = [{"name": f"Thaw {HOSTILE[:20]}", "abbreviation": HOSTILE[:20], "days": 30}]
    calendar = {"kind": "calendar", "name": HOSTILE, "months": months, "yearSuffix": HOSTILE[:30]}
    calendar["datePattern"] = "{day} {month_name} {year} " + HOSTILE
    confirm(past, choose(past, source="file", text=json.dumps(calendar)))
    assert Campaign.objects.get().definition.name == HOSTILE

    for page in (
        "",
        "settings/",
        "settings/calendar/",
        "calendar/",
        "days/0/",
        "sessions/",
        "sessions/1/",
        "sessions/new/",
    ):
        html = past.gm.client.get(f"/c/{past.campaign.slug}/{page}").content.decode()
        assert "<b hx-post" not in html, page


def test_help_that_claims_to_be_html_would_get_through(table: Table) -> None:
    """The twin: help is text because nothing says otherwise, not because no form has any."""
    form = forms.Form()
    for field, help_text in (("plain", HOSTILE), ("marked", mark_safe(HOSTILE))):  # noqa: S308 - what is tried
        form.fields[field] = forms.CharField(help_text=help_text)
    shown = {field: render_to_string("includes/_field.html", {"field": form[field]}) for field in form.fields}
    assert ("<b hx-post" in shown["plain"], "<b hx-post" in shown["marked"]) == (False, True)


MONTHS = [{"name": "Tide", "days": 40}, {"name": "Ebb", "days": 41}]
OWN = {"kind": "calendar", "name": "Of the isles", "months": MONTHS}


def upload(content: bytes, name: str = "calendar.json") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/json")


@pytest.mark.parametrize("way", ["file", "text"])
@pytest.mark.parametrize("source", ["present", "file"])
def test_a_calendar_of_ones_own(table: Table, way: str, source: str) -> None:
    content = json.dumps(OWN)
    given: Any = upload(b"\xef\xbb\xbf" + content.encode()) if way == "file" else content
    answer = choose(table, source=source, **{way: given})
    assert "81 days in 2 months" in answer.content.decode()
    confirm(table, answer)
    expected = CalendarDefinition(
        name="Of the isles", months=(Month("Tide", 40), Month("Ebb", 41)), epoch=GameDate(1, 1, 1, 9)
    )
    assert Campaign.objects.get().definition == expected


BAD_FILES = {
    "empty": (b"", "nothing in it"),
    "spaces": (b" \n ", "nothing in it"),
    "not JSON": (b"months: 12", "not JSON: line 1, column 1"),
    "a picture": (b"\x89PNG\r\n\x1a\n\xff\xfe", "UTF-8"),
    "UTF-16": (json.dumps(OWN).encode("utf-16"), "UTF-8"),
    "too deep": (b"[" * 100_000, "nested too deeply"),
    "deep objects": (b'{"a":' * 900 + b"1" + b"}" * 900, "nested too deeply"),
    "NaN": (b'{"kind": "calendar", "months": [{"name": "A", "days": NaN}]}', "months[0].days"),
    "infinity": (b'{"kind": "calendar", "months": [{"name": "A", "days": 1e999}]}', "months[0].days"),
    "endless number": (b'{"kind": "day-count", "hoursPerDay": ' + b"9" * 5000 + b"}", "hoursPerDay"),
    "NUL": (b'{"kind": "day-count", "name": "a\\u0000b"}', "calendar.name"),
    "half a character": (b'{"kind": "day-count", "name": "\\ud800"}', "calendar.name"),
    "half a character in a pattern": (b'{"kind": "day-count", "datePattern": "\\ud800"}', "calendar.datePattern"),
    "wrong types": (b'{"kind": "calendar", "months": {"A": 30}}', "months: must be a list"),
    "a list": (b"[1, 2]", "cannot be used"),
    "a number": (b"12", "cannot be used"),
    "no week": (b'{"kind": "calendar", "months": [{"name": "A", "days": 30}], "firstWeekday": 2}', "firstWeekday"),
    "a week of nothing": (b'{"kind": "day-count", "weekdays": [{}]}', "weekdays[0]"),
    "a month of less than nothing": (b'{"kind": "calendar", "months": [{"name": "A", "days": -3}]}', "months[0].days"),
    "a day without hours": (b'{"kind": "day-count", "hoursPerDay": 0}', "hoursPerDay"),
    "unknown key": (b'{"kind": "day-count", "\\ud800\\u0000": 0}', "cannot be used"),
    "too large": (b'"' + b"x" * 1_000_000 + b'"', "larger than 1 MB"),
}


# What is pasted is text already, and nothing at all is no text.
NOT_PASTED = {"empty", "spaces", "a picture", "UTF-16"}


@pytest.mark.parametrize(
    ("way", "name"),
    [("file", name) for name in BAD_FILES] + [("text", name) for name in BAD_FILES if name not in NOT_PASTED],
)
def test_a_bad_file_gets_one_clear_message(table: Table, way: str, name: str) -> None:
    content, says = BAD_FILES[name]
    given: Any = upload(content) if way == "file" else content.decode()
    answer = choose(table, source="file", epoch="Day 3", **{way: given})
    assert answer.status_code == 200
    errors = answer.context["form"].errors
    assert [len(messages) for messages in errors.values()] == [1]
    assert says in next(iter(errors.values()))[0]
    assert list(errors) == [way]
    page = answer.content.decode()
    assert 'value="Day 3"' in page
    assert re.search(r'value="file"[^>]*checked', page)


def test_a_large_file_is_not_even_read(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("campaigntracker.campaigns.domain.calendar_files.read_calendar_file", pytest.fail)
    answer = choose(table, source="file", file=upload(b"x" * 10_000_000))
    assert "larger than 1 MB" in answer.context["form"].errors["file"][0]


def test_what_the_file_calls_today_is_proposed_for_a_story_that_is_yet_to_begin(table: Table) -> None:
    answer = choose(table, source="file", text=json.dumps(simple_calendar()))
    assert "Read as a calendar of Simple Calendar." in answer.content.decode()
    confirm(table, answer)
    assert Campaign.objects.get().definition.epoch == GameDate(12, 1, 4)


def test_a_story_that_has_begun_keeps_its_beginning_where_the_file_has_that_date(past: Table) -> None:
    present = simple_calendar(currentDate={"year": 10, "month": 0, "day": 3, "seconds": 0})
    Campaign.objects.update(clock=0)
    confirm(past, choose(past, source="file", text=json.dumps(present)))
    Campaign.objects.update(clock=3 * DAY)
    confirm(past, choose(past, source="file", text=json.dumps(simple_calendar())))
    assert Campaign.objects.get().definition.epoch == GameDate(10, 1, 4)


def test_a_calendar_without_a_name_is_called_after_its_file(table: Table) -> None:
    document = {key: value for key, value in OWN.items() if key != "name"}
    confirm(table, choose(table, source="file", file=upload(json.dumps(document).encode(), "the-isles <b>.json")))
    assert Campaign.objects.get().definition.name == "The isles b"


def test_a_file_besides_a_preset_is_asked_about(table: Table) -> None:
    answer = choose(table, source="harptos", text=json.dumps(OWN))
    assert list(answer.context["form"].errors) == ["source"]
    assert "Of the isles" in answer.content.decode()
    both = choose(table, source="file", text=json.dumps(OWN), file=upload(b"{}"))
    assert list(both.context["form"].errors) == ["text"]


def test_a_file_chosen_in_words_alone_is_asked_for(table: Table) -> None:
    assert list(choose(table, source="file").context["form"].errors) == ["file"]
    assert list(choose(table, source="elvish").context["form"].errors) == ["source"]
    assert list(choose(table, source="").context["form"].errors) == ["source"]


def test_more_than_a_page_can_take_is_answered_in_words(table: Table) -> None:
    answer = table.gm.client.post(PAGE, {"source": "file", "text": "x" * 3_000_000})
    assert answer.status_code == 400
    assert "too large" in answer.content.decode()
    assert Campaign.objects.get().definition == DAY_COUNT.with_epoch(GameDate(hour=9))


@pytest.mark.parametrize("what", ["session", "event"])
def test_a_form_that_shows_old_dates_does_not_save_them_in_silence(past: Table, what: str) -> None:
    Event.objects.update(name="A note")
    addresses = {
        "session": "/c/the-long-road/sessions/1/edit/",
        "event": f"/c/the-long-road/events/{Event.objects.order_by('seq')[1].pk}/edit/",
    }
    opened = open_form(past.gm.client, addresses[what])
    confirm(past, choose(past, epoch="Day 2, 8:00 AM"))
    assert past.gm.client.post(addresses[what], opened).status_code != 302
    assert Session.objects.get().game_end_time == 3 * DAY
    assert list(Event.objects.order_by("seq").values_list("game_time", flat=True)) == [0, DAY, 2 * DAY]
