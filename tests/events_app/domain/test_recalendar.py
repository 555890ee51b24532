"""Another calendar, or another beginning, for a campaign with a past."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigntracker.campaigns.domain.calendars import calendar_fingerprint, suggested_epoch
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.seen import ConflictError
from campaigntracker.campaigns.models import Campaign
from campaigntracker.gametime import (
    DAY_COUNT,
    CalendarDefinition,
    GameDate,
    IntercalaryDays,
    LeapDays,
    LeapRule,
    Month,
)
from events_app.domain.calendar_change import plan_calendar_change
from events_app.domain.projection import refresh_campaign
from events_app.domain.recalendar import change_calendar
from events_app.models import Event
from sessions_app.models import Session
from tests.factories import NOON, CampaignFactory, EventFactory, SessionFactory

pytestmark = pytest.mark.django_db

DAY = 86_400
THREE = CalendarDefinition(
    name="Three months",
    months=(Month("Thaw", 30), Month("High", 30), Month("Frost", 30)),
    intercalary=(IntercalaryDays("Feast", after_month=1),),
    epoch=GameDate(700, 1, 1, 9),
)
# The same names in the same order; Thaw is longer in leap years, the feast is a month, days have 25 hours.
LONGER = CalendarDefinition(
    hours_per_day=25,
    name="Three longer months",
    months=(
        Month("thaw", 30, leap=(LeapDays(),)),
        Month("Feast", 1, intercalary=True),
        Month("High", 31),
        Month("Frost", 30),
    ),
    leap_rule=LeapRule.every(4),
    epoch=GameDate(700, 1, 1, 9),
)
THAW, HIGH, FROST = Month("Thaw", 30), Month("High", 30), Month("Frost", 30)
SHORT = CalendarDefinition(months=(Month("Thaw", 20), HIGH, FROST), epoch=GameDate(700, 1, 1))
TURNED = CalendarDefinition(months=(FROST, HIGH, THAW), epoch=GameDate(700, 1, 1))


def campaign_in(definition: CalendarDefinition, **values: object) -> Campaign:
    return CampaignFactory(calendar=definition.to_json(), epoch=definition.epoch_json(), **values)


def past(campaign: Campaign, *totals: int) -> list[Event]:
    """A session from the first moment to the last, and an event at each."""
    session = SessionFactory(campaign=campaign, completed=True, game_start_time=totals[0], game_end_time=totals[-1])
    return [EventFactory(session=session, seq=seq, game_time=total) for seq, total in enumerate(totals, start=1)]


def dates_of(campaign: Campaign) -> list[GameDate]:
    """Every stored moment as its date: events, sessions, the clock."""
    campaign = Campaign.objects.get(pk=campaign.pk)
    totals = [*Event.objects.of(campaign).order_by("seq", "id").values_list("game_time", flat=True)]
    for span in Session.objects.of(campaign).in_order().values_list("game_start_time", "game_end_time"):
        totals += [total for total in span if total is not None]
    return [campaign.definition.date_at(total) for total in [*totals, campaign.clock]]


def test_keeping_the_moments_writes_no_second() -> None:
    campaign = campaign_in(DAY_COUNT.with_epoch(GameDate(hour=9)), clock=5 * DAY)
    past(campaign, 0, 2 * DAY, 5 * DAY)
    change_calendar(campaign, THREE, keep="moments", now=NOON)
    assert list(Event.objects.order_by("seq").values_list("game_time", flat=True)) == [0, 2 * DAY, 5 * DAY]
    assert dates_of(campaign)[:3] == [GameDate(700, 1, day, 9) for day in (1, 3, 6)]
    assert Campaign.objects.get().clock == 5 * DAY
    assert not Event.pgh_event_model.objects.exists()


def test_an_epoch_moved_with_the_dates_kept_is_one_shift() -> None:
    campaign = campaign_in(THREE, clock=9 * DAY)
    past(campaign, -3, 2 * DAY, 9 * DAY)
    before = dates_of(campaign)
    change = plan_calendar_change(campaign, THREE.with_epoch(GameDate(700, 1, 2, 10)))
    assert change.constant_shift == -DAY - 3600
    change_calendar(campaign, THREE.with_epoch(GameDate(700, 1, 2, 10)), keep="dates", now=NOON)
    assert dates_of(campaign) == before
    session = Session.objects.get()
    assert (session.game_start_time, session.game_end_time) == (-3 - DAY - 3600, 8 * DAY - 3600)
    assert session.game_time_elapsed_seconds == 9 * DAY + 3
    assert {event.version for event in Event.objects.all()} == {2}


def test_dates_are_kept_in_a_calendar_of_another_shape() -> None:
    campaign = campaign_in(THREE, clock=800 * DAY)
    totals = [0, 29 * DAY, 30 * DAY + 7, 31 * DAY, 400 * DAY + 5 * 3600, 800 * DAY]
    past(campaign, *totals)
    EventFactory(campaign=campaign, session=None, seq=None, game_time=-365 * DAY, type="time_advanced", amount=3600)
    SessionFactory(campaign=campaign, status="planned", game_start_time=801 * DAY)
    refresh_campaign(campaign)
    before = dates_of(campaign)
    change_calendar(campaign, LONGER, keep="dates", now=NOON)
    after = dates_of(campaign)
    assert [(date.year, date.day, date.hour, date.second) for date in after] == [
        (date.year, date.day, date.hour, date.second) for date in before
    ]
    feast = next(position for position, date in enumerate(before) if date.intercalary == "Feast")
    assert (after[feast].month, after[feast].intercalary) == (2, "")
    assert Event.objects.get(type="time_advanced").amount == 3600
    assert refresh_campaign(campaign) == 0


def test_every_earlier_second_is_kept_by_the_history() -> None:
    campaign = campaign_in(THREE)
    past(campaign, 0, DAY)
    change_calendar(campaign, LONGER, keep="dates", now=NOON)
    assert [list(event.history.values_list("game_time", flat=True)) for event in Event.objects.order_by("seq")] == [
        [],
        [DAY],
    ]


def test_one_statement_moves_all_rows_however_many() -> None:
    counts = []
    for size in (3, 40):
        campaign = campaign_in(THREE)
        past(campaign, *(day * DAY for day in range(size)))
        with CaptureQueriesContext(connection) as queries:
            change_calendar(campaign, LONGER, keep="dates", now=NOON)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_other_campaigns_stay_as_they_are() -> None:
    campaign, other = campaign_in(THREE), campaign_in(THREE, clock=7)
    past(campaign, 0, DAY)
    past(other, 5, DAY)
    change_calendar(campaign, LONGER, keep="dates", now=NOON)
    assert list(Event.objects.of(other).order_by("seq").values_list("game_time", "version")) == [(5, 1), (DAY, 1)]
    assert Campaign.objects.get(pk=other.pk).definition == THREE


@pytest.mark.parametrize("keep", ["moments", "dates"])
def test_a_campaign_without_a_past_changes_either_way(keep: str) -> None:
    campaign = campaign_in(THREE)
    change_calendar(campaign, LONGER, keep=keep, now=NOON)  # type: ignore[arg-type]
    assert Campaign.objects.get().definition == LONGER
    assert not plan_calendar_change(campaign, LONGER).is_dated


def test_a_date_that_the_new_calendar_lacks_is_named() -> None:
    campaign = campaign_in(THREE)
    past(campaign, 0, 24 * DAY, 29 * DAY, 30 * DAY, 31 * DAY)
    change = plan_calendar_change(campaign, SHORT)
    assert not change.can_keep_dates
    assert (change.missing_count, len(change.missing), change.dates) == (3, 3, ())
    with pytest.raises(RuleError):
        change_calendar(campaign, SHORT, keep="dates", now=NOON)
    assert Campaign.objects.get().definition == THREE
    assert Event.objects.get(seq=2).game_time == 24 * DAY


def test_days_of_a_day_count_have_no_dates_in_years() -> None:
    campaign = campaign_in(DAY_COUNT)
    past(campaign, 0, DAY)
    assert plan_calendar_change(campaign, THREE).missing == ("Day 0, 12:00 AM", "Day 1, 12:00 AM")
    assert plan_calendar_change(campaign, CalendarDefinition(hours_per_day=25)).can_keep_dates


def test_an_hour_that_the_new_clock_lacks_is_missing() -> None:
    campaign = campaign_in(CalendarDefinition(hours_per_day=25))
    past(campaign, 0, 24 * 3600)
    assert plan_calendar_change(campaign, DAY_COUNT).missing == ("Day 0, 24:00",)


def test_months_in_another_order_would_turn_time_around() -> None:
    campaign = campaign_in(THREE)
    past(campaign, 0, 70 * DAY)
    change = plan_calendar_change(campaign, TURNED)
    assert not change.can_keep_dates
    assert "another order" in change.problem
    with pytest.raises(RuleError):
        change_calendar(campaign, TURNED, keep="dates", now=NOON)


def test_what_cannot_be_stored_cannot_be_kept() -> None:
    campaign = campaign_in(DAY_COUNT)
    past(campaign, 0, 2**63 - 1)
    assert plan_calendar_change(campaign, DAY_COUNT.with_epoch(GameDate(day=-1))).missing_count == 1
    assert plan_calendar_change(campaign, DAY_COUNT.with_epoch(GameDate(day=1))).can_keep_dates


def test_a_session_too_long_to_be_kept_stands_in_the_way() -> None:
    campaign = campaign_in(DAY_COUNT)
    past(campaign, -(2**62), 2**62 - 1)
    change = plan_calendar_change(campaign, CalendarDefinition(hours_per_day=47))
    assert "longer than can be kept" in change.problem


def test_examples_name_the_clock_the_sessions_and_the_events() -> None:
    campaign = campaign_in(THREE, clock=DAY)
    past(campaign, 0, DAY)
    Session.objects.update(number=4)
    change = plan_calendar_change(campaign, THREE.with_epoch(GameDate(700, 1, 2, 9)))
    assert (change.sessions, change.events, change.clock) == (1, 2, DAY)
    assert [example.what for example in change.moments] == [
        "The game clock",
        "Session 4 begins",
        "Session 4 ends",
        "The first event",
        "The last event",
    ]
    assert all(example.before != example.after for example in change.moments)
    assert all(
        example.before == example.after and example.moved == "1 day of game time earlier" for example in change.dates
    )


def test_the_second_of_two_gms_is_told() -> None:
    campaign = campaign_in(THREE)
    seen = calendar_fingerprint(campaign)
    change_calendar(campaign, LONGER, keep="moments", seen=seen, now=NOON)
    with pytest.raises(ConflictError) as conflict:
        change_calendar(campaign, SHORT, keep="moments", seen=seen, now=NOON)
    assert conflict.value.current.definition == LONGER
    assert Campaign.objects.get().definition == LONGER


def test_without_the_mark_the_second_would_win_silently() -> None:
    campaign = campaign_in(THREE)
    change_calendar(campaign, LONGER, keep="moments", now=NOON)
    change_calendar(campaign, SHORT, keep="moments", now=NOON)
    assert Campaign.objects.get().definition == SHORT


def test_what_is_recorded_after_the_look_is_taken_along() -> None:
    campaign = campaign_in(THREE)
    seen, target = calendar_fingerprint(campaign), THREE.with_epoch(GameDate(700, 1, 2, 9))
    plan_calendar_change(campaign, target)
    past(campaign, 0, 3 * DAY)
    change_calendar(campaign, target, keep="dates", seen=seen, now=NOON)
    assert list(Event.objects.order_by("seq").values_list("game_time", flat=True)) == [-DAY, 2 * DAY]


def test_forms_that_were_open_meanwhile_are_outdated() -> None:
    campaign = campaign_in(THREE)
    past(campaign, 0, DAY)
    SessionFactory(campaign=campaign, number=90, status="planned")
    change_calendar(campaign, LONGER, keep="moments", now=NOON)
    assert {event.version for event in Event.objects.all()} == {2}
    assert dict(Session.objects.values_list("number", "version"))[90] == 1


def test_the_old_beginning_is_proposed_where_the_new_calendar_has_it() -> None:
    assert suggested_epoch(THREE, LONGER.with_epoch(GameDate(1, 1, 1))).epoch == GameDate(700, 1, 1, 9)
    assert suggested_epoch(DAY_COUNT.with_epoch(GameDate(hour=9)), THREE.with_epoch(GameDate(3, 2, 4))).epoch == (
        GameDate(3, 2, 4, 9)
    )
    late = CalendarDefinition(hours_per_day=25, epoch=GameDate(hour=24))
    assert suggested_epoch(late, THREE).epoch == THREE.epoch
