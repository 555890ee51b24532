"""Several dates are proposed, people say when they can, one is picked."""

import datetime as dt
from uuid import uuid4

import pytest

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Member
from sessions_app.domain.date_answers import answer_dates
from sessions_app.domain.dates import MOST_DATES, pick_date, propose_dates, unpick_date, withdraw_date
from sessions_app.domain.rsvp import answer
from sessions_app.models import DateAnswer, DateOption, Session, SessionPlayer
from tests.factories import NOON, MemberFactory, SessionFactory, SessionPlayerFactory

DAY = dt.timedelta(days=1)
FRIDAY, SATURDAY, SUNDAY = (NOON + days * DAY for days in (4, 5, 6))


@pytest.fixture
def session(db: None) -> Session:
    return SessionFactory()


@pytest.fixture
def mara(session: Session) -> Member:
    return SessionPlayerFactory(session=session, member__display_name="Mara").member


@pytest.fixture
def jonah(session: Session) -> Member:
    """A player who is not on the roster yet."""
    return MemberFactory(campaign=session.campaign, display_name="Jonah")


@pytest.fixture
def options(session: Session) -> list[DateOption]:
    return propose_dates(session, [FRIDAY, SATURDAY, SUNDAY], now=NOON)


def rsvps(session: Session) -> dict[str, str]:
    rows = SessionPlayer.objects.of(session).select_related("member").in_order()
    return {row.member.display_name: row.rsvp for row in rows}


def said(option: DateOption) -> dict[str, str]:
    return dict(DateAnswer.objects.filter(option=option).values_list("member__display_name", "answer"))


def proposed(session: Session) -> list[dt.datetime]:
    return list(DateOption.objects.of_session(session).values_list("starts_at", flat=True))


def picked(session: Session) -> list[dt.datetime]:
    return list(DateOption.objects.of_session(session).filter(picked=True).values_list("starts_at", flat=True))


@pytest.mark.parametrize(
    ("moments", "reason"),
    [
        ([SUNDAY, NOON], "has passed"),
        ([SUNDAY, NOON - DAY], "has passed"),
        ([SUNDAY, FRIDAY], "proposed already"),
        ([SUNDAY, SUNDAY], "twice"),
        ([SUNDAY, NOON.replace(year=2300)], "year"),
        ([SUNDAY + n * DAY for n in range(MOST_DATES)], "At most"),
    ],
)
def test_what_cannot_be_proposed(session: Session, moments: list[dt.datetime], reason: str) -> None:
    propose_dates(session, [FRIDAY], now=NOON)
    with pytest.raises(RuleError, match=reason):
        propose_dates(session, moments, now=NOON)
    assert proposed(session) == [FRIDAY]


def test_answers_are_noted_each_for_itself(
    session: Session, options: list[DateOption], mara: Member, jonah: Member
) -> None:
    friday, saturday, sunday = options
    answer_dates(session, mara, {friday.pk: "yes", saturday.pk: "no", uuid4(): "yes"}, now=NOON)
    answer_dates(session, jonah, {friday.pk: "maybe"}, now=NOON)
    answer_dates(session, mara, {saturday.pk: "maybe"}, now=NOON + DAY)
    assert said(friday) == {"Mara": "yes", "Jonah": "maybe"}
    assert said(saturday) == {"Mara": "maybe"}
    assert said(sunday) == {}
    times = DateAnswer.objects.filter(member=mara).order_by("option__starts_at").values_list("answered_at", flat=True)
    assert list(times) == [NOON, NOON + DAY]


def test_what_is_no_answer_changes_nothing(session: Session, options: list[DateOption], mara: Member) -> None:
    spectator = MemberFactory(campaign=session.campaign, role="spectator")
    for member, word in ((mara, "perhaps"), (spectator, "yes"), (MemberFactory(), "yes")):
        with pytest.raises(RuleError):
            answer_dates(session, member, {options[0].pk: word}, now=NOON)
    assert not DateAnswer.objects.exists()


def test_a_date_of_another_session_is_not_answered_through_this_one(session: Session, mara: Member) -> None:
    [foreign] = propose_dates(SessionFactory(campaign=session.campaign), [FRIDAY], now=NOON)
    answer_dates(session, mara, {foreign.pk: "yes"}, now=NOON)
    assert not DateAnswer.objects.exists()


def test_picking_sets_the_date_and_turns_answers_into_rsvps(
    session: Session, options: list[DateOption], mara: Member, jonah: Member
) -> None:
    theo = SessionPlayerFactory(session=session, member__display_name="Theo").member
    SessionPlayerFactory(session=session, member__display_name="Silent", rsvp="maybe")
    for member, word in ((mara, "yes"), (jonah, "maybe"), (theo, "no")):
        answer_dates(session, member, {options[1].pk: word, options[0].pk: "no"}, now=NOON)
    version = session.version
    pick_date(session, options[1].pk, now=NOON)
    session.refresh_from_db()
    assert session.real_start_time == SATURDAY
    assert session.version == version + 1
    assert picked(session) == [SATURDAY]
    assert rsvps(session) == {"Mara": "yes", "Theo": "no", "Silent": "maybe", "Jonah": "maybe"}


def test_picking_the_same_again_leaves_what_was_said_since(
    session: Session, options: list[DateOption], mara: Member
) -> None:
    answer_dates(session, mara, {options[0].pk: "yes"}, now=NOON)
    pick_date(session, options[0].pk, now=NOON)
    answer(session, mara, rsvp="late", now=NOON)
    pick_date(session, options[0].pk, instead_of=options[0].pk, now=NOON)
    assert rsvps(session) == {"Mara": "late"}


def test_picking_another_asks_of_that_one_and_keeps_what_was_said_of_the_first(
    session: Session, options: list[DateOption], mara: Member, jonah: Member
) -> None:
    friday, saturday, _sunday = options
    answer_dates(session, mara, {friday.pk: "yes", saturday.pk: "maybe"}, now=NOON)
    pick_date(session, friday.pk, now=NOON)
    answer(session, mara, rsvp="no", now=NOON)
    answer(session, jonah, rsvp="yes", now=NOON)
    pick_date(session, saturday.pk, instead_of=friday.pk, now=NOON)
    assert picked(session) == [SATURDAY]
    assert rsvps(session) == {"Mara": "maybe", "Jonah": "none"}
    pick_date(session, friday.pk, instead_of=saturday.pk, now=NOON)
    assert rsvps(session) == {"Mara": "no", "Jonah": "yes"}


def test_leaving_the_date_open_again(session: Session, options: list[DateOption], mara: Member) -> None:
    answer_dates(session, mara, {options[0].pk: "maybe"}, now=NOON)
    pick_date(session, options[0].pk, now=NOON)
    answer(session, mara, rsvp="yes", now=NOON)
    unpick_date(session, now=NOON)
    session.refresh_from_db()
    assert session.real_start_time is None
    assert picked(session) == []
    assert rsvps(session) == {"Mara": "none"}
    assert said(options[0]) == {"Mara": "yes"}
    answer_dates(session, mara, {options[0].pk: "no"}, now=NOON)
    pick_date(session, options[0].pk, now=NOON)
    assert rsvps(session) == {"Mara": "no"}


def test_a_date_set_already_joins_the_proposed_ones_with_its_answers(session: Session, mara: Member) -> None:
    Session.objects.filter(pk=session.pk).update(real_start_time=FRIDAY)
    answer(session, mara, rsvp="late", now=NOON)
    propose_dates(session, [SATURDAY], now=NOON)
    session.refresh_from_db()
    assert session.real_start_time is None
    assert proposed(session) == [FRIDAY, SATURDAY]
    assert said(DateOption.objects.get(starts_at=FRIDAY)) == {"Mara": "yes"}
    assert rsvps(session) == {"Mara": "none"}


def test_a_date_that_has_passed_does_not_join_them(session: Session) -> None:
    Session.objects.filter(pk=session.pk).update(real_start_time=NOON - DAY)
    propose_dates(session, [SATURDAY], now=NOON)
    assert proposed(session) == [SATURDAY]


def test_once_the_date_is_set_nobody_is_asked_when_they_can(
    session: Session, options: list[DateOption], mara: Member
) -> None:
    Session.objects.filter(pk=session.pk).update(real_start_time=SUNDAY + DAY)
    with pytest.raises(RuleError, match="has been set"):
        answer_dates(session, mara, {options[0].pk: "yes"}, now=NOON)


def test_what_cannot_be_picked(session: Session, options: list[DateOption]) -> None:
    [foreign] = propose_dates(SessionFactory(campaign=session.campaign), [FRIDAY], now=NOON)
    for option, now, reason in (
        (options[0].pk, FRIDAY, "has passed"),
        (uuid4(), NOON, "no longer proposed"),
        (foreign.pk, NOON, "no longer proposed"),
    ):
        with pytest.raises(RuleError, match=reason):
            pick_date(session, option, now=now)
    pick_date(session, options[1].pk, now=NOON)
    with pytest.raises(RuleError, match="another date meanwhile"):
        pick_date(session, options[2].pk, now=NOON)
    assert picked(session) == [SATURDAY]


def test_withdrawing(session: Session, options: list[DateOption], mara: Member) -> None:
    answer_dates(session, mara, {options[0].pk: "yes"}, now=NOON)
    withdraw_date(session, options[0].pk)
    withdraw_date(session, options[0].pk)
    assert proposed(session) == [SATURDAY, SUNDAY]
    assert not DateAnswer.objects.exists()
    pick_date(session, options[1].pk, now=NOON)
    with pytest.raises(RuleError, match="is picked"):
        withdraw_date(session, options[1].pk)


@pytest.mark.parametrize("status", ["in_progress", "completed", "cancelled"])
def test_only_for_what_is_planned(db: None, status: str) -> None:
    session = SessionFactory(status="planned")
    [option] = propose_dates(session, [FRIDAY], now=NOON)
    Session.objects.filter(pk=session.pk).update(status=status)
    member = MemberFactory(campaign=session.campaign)
    for act in (
        lambda: propose_dates(session, [SATURDAY], now=NOON),
        lambda: withdraw_date(session, option.pk),
        lambda: pick_date(session, option.pk, now=NOON),
        lambda: unpick_date(session, now=NOON),
        lambda: answer_dates(session, member, {option.pk: "yes"}, now=NOON),
    ):
        with pytest.raises(RuleError):
            act()
    assert proposed(session) == [FRIDAY]
    assert not DateAnswer.objects.exists()
