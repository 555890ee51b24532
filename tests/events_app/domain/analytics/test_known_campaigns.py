"""Two campaigns counted by hand: the demo, from its events, and 46 real sessions, from their file."""

import datetime as dt
import json
from collections import defaultdict

import pytest
from django.core.management import call_command

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.models import Campaign, Character, Viewer
from events_app.domain.analytics.asked import Asked
from events_app.domain.analytics.overview import Overview, overview
from events_app.domain.analytics.rows import read_evenings
from events_app.models import Event
from sessions_app.models import Session
from tests.factories import UserFactory
from tests.gametime.expectations.sources import SHARED

pytestmark = pytest.mark.django_db

REAL = SHARED / "the-mighty-nein.json"


def shown(campaign: Campaign, asked: Asked | None = None, *, is_gm: bool = False) -> Overview:
    viewer = Viewer.of_role(campaign, is_gm=is_gm)
    evenings = read_evenings(viewer)
    return overview(evenings, asked or Asked(), campaign.definition, zone=dt.UTC, today=dt.date(2026, 1, 1))


@pytest.mark.skipif(not REAL.exists(), reason="the file does not lie beside this checkout")
def test_46_real_sessions() -> None:
    UserFactory(username="reader")
    call_command("import_campaign", str(REAL), owner=User.objects.get().username)
    told = shown(Campaign.objects.get())
    sessions = json.loads(REAL.read_text())["sessions"]
    minutes = {one["number"]: length(one["realTime"]) for one in sessions}
    by_chart = {chart.key: chart for chart in told.charts}
    assert list(by_chart) == ["durations", "attendance"]
    hours = dict(zip((one.number for one in told.evenings), by_chart["durations"].columns[0].values, strict=True))
    assert {number: round(value * 60) for number, value in hours.items() if value} == {
        number: value for number, value in minutes.items() if value
    }
    known = {number: value for number, value in minutes.items() if value}
    records = {record.key: record for record in told.records}
    assert records["longest"].evening.number == max(known, key=lambda number: known[number])
    assert records["shortest"].evening.number == min(known, key=lambda number: known[number])
    totals = {one.label: one.value for one in told.totals}
    assert totals == {"sessions played": str(len(sessions)), "at the table": f"{round(sum(known.values()) / 60)} h"}
    came = [sum(player.get("attended", False) for player in one["participants"]["players"]) for one in sessions]
    assert list(by_chart["attendance"].columns[0].values) == came
    months: dict[str, int] = defaultdict(int)
    for one in sessions:
        months[one["realTime"]["startTime"][:7]] += 1
    drawn = {f"{year.year}-{month:02}": count for year in told.years for month, count in enumerate(year.months, 1)}
    assert {month: count for month, count in drawn.items() if count} == months


def length(times: dict[str, str]) -> int | None:
    if "endTime" not in times:
        return times.get("durationMinutes")  # type: ignore[return-value]
    start, end = (dt.datetime.fromisoformat(times[key]) for key in ("startTime", "endTime"))
    return int((end - start).total_seconds()) // 60


@pytest.fixture
def demo(capsys: pytest.CaptureFixture[str]) -> Campaign:
    call_command("load_demo")
    return Campaign.objects.get()


@pytest.mark.parametrize("is_gm", [True, False], ids=["gm", "party"])
def test_the_demo(demo: Campaign, *, is_gm: bool) -> None:
    told = shown(demo, is_gm=is_gm)
    party = {one.name.casefold() for one in Character.objects.all()}
    party |= {one.external_id.casefold() for one in Character.objects.all() if one.external_id}
    played = list(Session.objects.filter(status="completed").order_by("number"))
    assert [one.number for one in told.evenings] == [one.number for one in played]
    charts = {chart.key: {column.label: column.values for column in chart.columns} for chart in told.charts}
    for place, session in enumerate(played):
        events = list(Event.objects.filter(session=session, voided_at=None))
        events = [one for one in events if is_gm or one.visibility == "party"]
        stated = session.stats

        def total(kind: str, events: list[Event] = events) -> int:
            return sum(one.amount or 0 for one in events if one.type == kind)

        def is_party(name: str) -> bool:
            return name.casefold() in party

        blows = [one for one in events if one.type == "damage"]
        dealt = sum(one.amount or 0 for one in blows if is_party(one.actor) and not is_party(one.target))
        taken = sum(one.amount or 0 for one in blows if is_party(one.target))
        expected = {
            ("damage", "Dealt"): stated.get("totalDamageDealt", dealt),
            ("damage", "Taken"): stated.get("totalDamageReceived", taken),
            ("treasure", "Gold found"): stated.get("treasureGained", total("treasure_gained")),
            ("xp", "Experience"): stated.get("xpEarned", total("xp_awarded")),
            ("combats", "Combats"): stated.get("combatEncounters", sum(one.type == "combat_start" for one in events)),
            ("events", "Combat"): sum(one.category == "combat" for one in events),
            ("events", "Social"): sum(one.category == "social" for one in events),
        }
        assert {key: charts[key[0]][key[1]][place] for key in expected} == expected, session.number
    passed = [one.game_end_time - one.game_start_time for one in played]
    length_of_day = 24 * 60 * 60
    assert campaign_day(demo) == length_of_day
    assert charts["durations"]["In the game"] == tuple(seconds / length_of_day for seconds in passed)
    [total] = [one.value for one in told.totals if one.label == "of the game, within sessions"]
    assert total == in_words(sum(passed))
    [far] = [record for record in told.records if record.key == "far"]
    assert (far.value, far.evening.number) == (in_words(max(passed)), played[passed.index(max(passed))].number)
    hits = [
        one
        for one in Event.objects.filter(session__in=played, voided_at=None, type="damage")
        if (is_gm or one.visibility == "party") and is_party(one.actor) and not is_party(one.target)
    ]
    [hardest] = [record for record in told.records if record.key == "hit"]
    assert hardest.value == str(max(one.amount or 0 for one in hits))
    holder = Event.objects.get(session=hardest.evening.id, seq=hardest.seq)
    assert str(holder.amount) == hardest.value


def campaign_day(campaign: Campaign) -> int:
    calendar = campaign.definition
    return calendar.hours_per_day * calendar.minutes_per_hour * calendar.seconds_per_minute


def in_words(seconds: int) -> str:
    """The largest unit and the one below it, of ordinary days."""
    units = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))
    at = next(place for place, (_name, length) in enumerate(units) if seconds >= length)
    parts = []
    for name, length in units[at : at + 2]:
        count, seconds = divmod(seconds, length)
        if count:
            parts.append(f"{count} {name}{'' if count == 1 else 's'}")
    return " ".join(parts)
