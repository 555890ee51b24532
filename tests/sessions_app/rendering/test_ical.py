"""The calendar of a campaign, as another program reads it: `ical`, which shares no code with what writes it."""

import datetime as dt
import zoneinfo

import pytest
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event as Entry

from campaigntracker.campaigns.models import Campaign
from sessions_app.domain.feed import feed_events
from sessions_app.models import Session
from sessions_app.rendering.ical import to_ical
from tests.factories import NOON, CampaignFactory, DateOptionFactory, SessionFactory

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)


def raw(campaign: Campaign) -> str:
    return to_ical(campaign, feed_events(campaign)).decode()


def read(campaign: Campaign) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(raw(campaign))


def entry_of(campaign: Campaign) -> Entry:
    [entry] = read(campaign).events
    return entry


@pytest.mark.parametrize(
    ("zone", "day", "begins", "ends", "hours"),
    [
        # The night in which clocks go forward: from eight in the evening to three are six hours.
        ("Europe/Berlin", dt.date(2026, 3, 28), "20:00", "03:00", 6),
        ("America/New_York", dt.date(2026, 3, 7), "20:00", "03:00", 6),
        # The night in which they go back.
        ("Europe/Berlin", dt.date(2026, 10, 24), "20:00", "03:00", 8),
        ("America/New_York", dt.date(2026, 10, 31), "20:00", "03:00", 8),
        # Evenings of the weeks before and after.
        ("Europe/Berlin", dt.date(2026, 3, 27), "19:00", "23:00", 4),
        ("Europe/Berlin", dt.date(2026, 3, 29), "19:00", "23:00", 4),
        ("Australia/Lord_Howe", dt.date(2026, 4, 4), "22:00", "03:00", 5.5),
    ],
)
def test_local_times_across_a_change_of_the_clocks(
    zone: str, day: dt.date, begins: str, ends: str, hours: float
) -> None:
    table = zoneinfo.ZoneInfo(zone)
    start = dt.datetime.combine(day, dt.time.fromisoformat(begins), tzinfo=table)
    next_day = day + dt.timedelta(days=int(ends < begins))
    end = dt.datetime.combine(next_day, dt.time.fromisoformat(ends), tzinfo=table)
    campaign = CampaignFactory(time_zone=zone)
    SessionFactory(campaign=campaign, real_start_time=start, real_end_time=end)
    entry = entry_of(campaign)
    seen_start, seen_end = entry.dtstart.astimezone(table), entry.dtend.astimezone(table)
    assert (seen_start.date(), f"{seen_start:%H:%M}") == (day, begins)
    assert (seen_end.date(), f"{seen_end:%H:%M}") == (next_day, ends)
    assert entry.dtend - entry.dtstart == hours * HOUR


def test_an_end_in_the_hour_that_comes_twice_is_told_apart() -> None:
    berlin = zoneinfo.ZoneInfo("Europe/Berlin")
    end = dt.datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=berlin)
    campaign = CampaignFactory(time_zone="Europe/Berlin")
    SessionFactory(campaign=campaign, real_start_time=end.astimezone(dt.UTC) - 5 * HOUR, real_end_time=end)
    entry = entry_of(campaign)
    assert entry.dtend - entry.dtstart == 5 * HOUR
    # The twin: as a local time with a zone, which RFC 5545 takes for the first of the two, an hour would be missing.
    assert dt.datetime(2026, 10, 25, 2, 30, tzinfo=berlin).astimezone(dt.UTC) - entry.dtstart == 4 * HOUR


def test_what_is_told_of_a_session() -> None:
    campaign = CampaignFactory(name="The Long Road", slug="road", time_zone="Europe/Berlin")
    text = "Bring *dice*; and, if you [like](https://evil.example), cake.\n\n- One\n- Two \\ three"
    session = SessionFactory(
        campaign=campaign,
        number=7,
        title="A; B, C: D\nEND:VEVENT",
        location="Jo's; kitchen, 2nd floor",
        description=text,
        planned_objectives=["Find the bell", "Get\r\nout"],
        real_start_time=NOON,
        gm_notes="Zyxwort",
        recap_draft="Zyxwort",
    )
    entry = entry_of(campaign)
    assert entry.uid == f"{session.pk}@campaigntracker"
    assert entry.summary == "The Long Road: Session 7: A; B, C: D END:VEVENT"
    assert entry.location == "Jo's; kitchen, 2nd floor"
    assert entry.description == ("Bring dice; and, if you like, cake.\nOne\nTwo \\ three\n\n• Find the bell\n• Get out")
    assert str(entry.url) == "http://localhost:8000/c/road/sessions/7/"
    assert (entry.status, entry.sequence) == ("CONFIRMED", 0)
    assert entry.dtend - entry.dtstart == 4 * HOUR
    assert "Zyxwort" not in raw(campaign)


def test_lines_are_folded_within_characters() -> None:
    campaign = CampaignFactory(name="Ähren 🎲 " * 20)
    SessionFactory(campaign=campaign, real_start_time=NOON, description="Größe 🎲 " * 100, title="Ü" * 200)
    body = to_ical(campaign, feed_events(campaign))
    lines = body.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in b"".join(lines)
    assert "Ü" * 150 in entry_of(campaign).summary


def test_states() -> None:
    campaign = CampaignFactory()
    SessionFactory(campaign=campaign, number=1, completed=True)
    SessionFactory(campaign=campaign, number=2, in_progress=True)
    SessionFactory(campaign=campaign, number=3, real_start_time=NOON)
    SessionFactory(campaign=campaign, number=4, real_start_time=NOON, status="cancelled")
    SessionFactory(campaign=campaign, number=5, status="cancelled")
    SessionFactory(campaign=campaign, number=6)
    states = [(entry.summary.split(": ")[1], entry.status) for entry in read(campaign).events]
    assert states == [
        ("Session 1", "CONFIRMED"),
        ("Session 2", "CONFIRMED"),
        ("Session 3", "CONFIRMED"),
        ("Session 4", "CANCELLED"),
    ]


def test_proposed_dates_are_tentative_until_one_is_picked() -> None:
    campaign = CampaignFactory()
    session = SessionFactory(campaign=campaign)
    options = [DateOptionFactory(session=session) for _ in range(3)]
    entries = read(campaign).events
    assert [entry.dtstart for entry in entries] == [option.starts_at for option in options]
    assert {entry.status for entry in entries} == {"TENTATIVE"}
    assert len({entry.uid for entry in entries}) == 3
    session.real_start_time = options[1].starts_at
    session.save()
    entry = entry_of(campaign)
    assert (entry.uid, entry.status) == (f"{session.pk}@campaigntracker", "CONFIRMED")


def test_the_usual_length_is_the_tables_own() -> None:
    campaign = CampaignFactory()
    for number, minutes in enumerate((170, 181, 600)):
        SessionFactory(
            campaign=campaign,
            number=number,
            status="completed",
            real_start_time=NOON,
            real_end_time=NOON + dt.timedelta(minutes=minutes),
        )
    SessionFactory(campaign=campaign, number=9, real_start_time=NOON)
    entry = read(campaign).events[-1]
    assert entry.dtend - entry.dtstart == 3 * HOUR


def test_an_entry_ends_after_it_begins() -> None:
    campaign = CampaignFactory()
    SessionFactory(campaign=campaign, real_start_time=NOON, real_end_time=NOON)
    assert entry_of(campaign).dtend > NOON


def save(session: Session, **values: object) -> None:
    """As any verb does: with the next version."""
    for name, value in values.items():
        setattr(session, name, value)
    session.version += 1
    session.updated_at = NOON + session.version * HOUR
    session.save()


def test_sequence_grows_with_what_is_told() -> None:
    campaign = CampaignFactory()
    session = SessionFactory(campaign=campaign, real_start_time=NOON)
    first = entry_of(campaign)
    save(session, real_start_time=NOON + HOUR)
    second = entry_of(campaign)
    save(session, status="cancelled")
    third = entry_of(campaign)
    assert [entry.sequence for entry in (first, second, third)] == [0, 1, 2]
    assert first.last_modified is not None
    assert first.last_modified < second.last_modified
    assert first.uid == second.uid == third.uid


def test_secrets_leave_no_trace_not_even_that_something_changed() -> None:
    campaign = CampaignFactory()
    session = SessionFactory(campaign=campaign, real_start_time=NOON)
    save(session, title="Told")
    before = raw(campaign)
    save(session, gm_notes="Zyxwort")
    save(session, recap_draft="Zyxwort")
    save(session, stats={"xpEarned": 5}, notes="After the evening")
    assert raw(campaign) == before
    # The twin: what stands on the row itself has changed.
    assert session.version > 2
    assert session.history.count() >= 3
    save(session, title="Told again")
    assert raw(campaign) != before


def test_changes_under_secret_ones_are_counted_once() -> None:
    campaign = CampaignFactory()
    session = SessionFactory(campaign=campaign, real_start_time=NOON)
    for number in range(3):
        save(session, gm_notes=f"Secret {number}")
        save(session, title=f"Title {number}")
        save(session, gm_notes=f"Secret again {number}")
    assert entry_of(campaign).sequence == 3
