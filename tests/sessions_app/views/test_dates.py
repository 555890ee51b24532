"""Proposing dates, answering them, picking one."""

import datetime as dt
import zoneinfo

import pytest
from django.utils import timezone

from sessions_app.domain.date_answers import answer_dates
from sessions_app.domain.dates import pick_date, propose_dates
from sessions_app.models import DateAnswer, DateOption, Notice, Session, SessionPlayer
from tests.campaigns.counting import queries_of
from tests.conftest import Persona, Table
from tests.factories import MemberFactory, SessionFactory, SessionPlayerFactory

PAGE = "/c/the-long-road/sessions/4/"
DATES = f"{PAGE}dates/"
ANSWER = f"{DATES}answer/"


def soon(days: int) -> dt.datetime:
    return timezone.now().replace(microsecond=0) + dt.timedelta(days=days)


@pytest.fixture
def session(table: Table) -> Session:
    session = SessionFactory(campaign=table.campaign, number=4, title="The ford")
    SessionPlayerFactory(session=session, member=table.player.member)
    return session


@pytest.fixture
def options(session: Session) -> list[DateOption]:
    return propose_dates(session, [soon(3), soon(4), soon(5)], now=timezone.now())


def html(persona: Persona, address: str) -> str:
    answer = persona.client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def starts(session: Session) -> list[dt.datetime]:
    return list(DateOption.objects.of_session(session).values_list("starts_at", flat=True))


def test_a_gm_proposes_several_at_once(table: Table, session: Session) -> None:
    assert "Propose dates" in html(table.gm, DATES)
    said = {"starts_1": "2199-03-01T19:00", "starts_2": "2199-03-02T19:30", "starts_3": ""}
    response = table.gm.client.post(DATES, said, follow=True)
    assert "2 dates are proposed." in response.content.decode()
    assert [f"{start:%d %H:%M}" for start in starts(session)] == ["01 19:00", "02 19:30"]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("2020-01-01T19:00", "has passed"),
        ("2199-03-01T19:00", "proposed already"),
        ("soon", "valid date"),
        ("", "required"),
    ],
)
def test_what_cannot_be_proposed_is_said_and_kept(table: Table, session: Session, typed: str, reason: str) -> None:
    table.gm.client.post(DATES, {"starts_1": "2199-03-01T19:00"})
    response = table.gm.client.post(DATES, {"starts_1": typed, "starts_2": "2199-05-05T19:00"})
    page = response.content.decode()
    assert reason in page
    assert "2199-05-05T19:00" in page
    assert len(starts(session)) == 1


@pytest.mark.parametrize(
    ("typed", "at_fault", "reason"),
    [
        (("2199-05-05T19:00", "2020-01-01T19:00", ""), 2, "has passed"),
        (("2199-05-05T19:00", "", "2199-05-05T19:00"), 3, "stands here twice"),
        (("2199-03-01T19:00", "2199-05-05T19:00", ""), 1, "proposed already"),
    ],
)
def test_the_reason_stands_beside_the_date_at_fault(
    table: Table, session: Session, typed: tuple[str, ...], at_fault: int, reason: str
) -> None:
    table.gm.client.post(DATES, {"starts_1": "2199-03-01T19:00"})
    page = table.gm.client.post(DATES, {f"starts_{place}": one for place, one in enumerate(typed, 1)}).content.decode()
    assert page.count('class="field-errors"') == 1
    assert reason in page.partition(f'id="id_starts_{at_fault}_error"')[2].partition("</ul>")[0]


@pytest.mark.parametrize(
    ("typed", "instant"),
    [
        ("2027-03-14T19:00", "2027-03-14T23:00:00+00:00"),  # the clocks went forward that night
        ("2027-03-13T19:00", "2027-03-14T00:00:00+00:00"),
        ("2027-11-07T19:00", "2027-11-08T00:00:00+00:00"),  # and back that one
        ("2027-11-07T01:30", "2027-11-07T05:30:00+00:00"),  # the hour that comes twice: its first time
    ],
)
def test_dates_are_meant_in_the_campaigns_zone(table: Table, session: Session, typed: str, instant: str) -> None:
    table.campaign.time_zone = "America/New_York"
    table.campaign.save()
    table.gm.client.post(DATES, {"starts_1": typed})
    assert [start.isoformat() for start in starts(session)] == [instant]
    page = html(table.player, DATES)
    assert "All times in America/New_York." in page
    local = starts(session)[0].astimezone(zoneinfo.ZoneInfo("America/New_York"))
    assert local.isoformat()[:16] == typed
    assert f"{local:%H:%M}</time>" in page


def test_an_hour_that_the_clocks_leave_out_is_the_one_they_go_on_with(table: Table, session: Session) -> None:
    table.campaign.time_zone = "America/New_York"
    table.campaign.save()
    table.gm.client.post(DATES, {"starts_1": "2027-03-14T02:30"})
    assert ", 03:30</time>" in html(table.player, DATES)


def test_players_answer_all_dates_in_one_form(table: Table, session: Session, options: list[DateOption]) -> None:
    for address in ("/c/the-long-road/", PAGE, DATES):
        assert html(table.player, address).count('type="radio"') == 9
    said = {f"date-{option.pk}": word for option, word in zip(options, ("yes", "maybe", "no"), strict=True)}
    assert table.player.client.post(ANSWER, said | {"at": "dates"})["Location"] == DATES
    assert list(DateAnswer.objects.order_by("option__starts_at").values_list("answer", flat=True)) == [
        "yes",
        "maybe",
        "no",
    ]
    page = html(table.player, DATES)
    assert page.count(" checked>") == 3
    assert "suits most" in page
    fragment = table.player.client.post(ANSWER, said | {"at": "session"}, headers={"HX-Request": "true"})
    assert 'id="who-comes"' in fragment.content.decode()


def test_the_gm_answers_for_anybody(table: Table, session: Session, options: list[DateOption]) -> None:
    theo = MemberFactory(campaign=table.campaign, display_name="Theo")
    assert "Save for Theo" in html(table.gm, f"{DATES}?member={theo.pk}")
    table.gm.client.post(ANSWER, {f"date-{options[0].pk}": "yes", "member": theo.pk, "at": "dates"})
    assert DateAnswer.objects.get().member == theo
    assert table.player.client.post(ANSWER, {f"date-{options[0].pk}": "no", "member": theo.pk}).status_code == 404


def test_only_those_who_play_answer(table: Table, session: Session, options: list[DateOption]) -> None:
    table.campaign.is_public = True
    table.campaign.save()
    for persona in (table.spectator, table.stranger, table.anonymous):
        assert persona.client.post(ANSWER, {f"date-{options[0].pk}": "yes"}).status_code == 404
    assert not DateAnswer.objects.exists()
    assert "When can you play?" not in html(table.spectator, DATES)
    for persona in (table.stranger, table.anonymous):
        assert persona.client.get(DATES).status_code == 404
        page = html(persona, PAGE)
        assert "Who can when" not in page


def test_only_a_gm_proposes_picks_and_removes(table: Table, session: Session, options: list[DateOption]) -> None:
    one = options[0].pk
    for persona in (table.player, table.spectator, table.stranger, table.anonymous):
        for address in (f"{DATES}{one}/pick/", f"{DATES}{one}/remove/", f"{DATES}open/", f"{DATES}tell/", DATES):
            response = persona.client.post(address, {"starts_1": "2199-03-01T19:00"})
            assert response.status_code == 404
    assert len(starts(session)) == 3
    for persona in (table.player, table.spectator):
        page = html(persona, DATES)
        assert "Pick this date" not in page
        assert 'name="starts_1"' not in page
    for address in (f"{DATES}{one}/pick/", f"{DATES}open/", f"{DATES}tell/", ANSWER):
        assert table.gm.client.get(address).status_code == 405


def test_picking_and_picking_another(table: Table, session: Session, options: list[DateOption]) -> None:
    answer_dates(session, table.player.member, {options[1].pk: "maybe"}, now=timezone.now())  # type: ignore[arg-type]
    table.gm.client.post(f"{DATES}{options[1].pk}/pick/", {"picked": ""})
    session.refresh_from_db()
    assert session.real_start_time == options[1].starts_at
    assert SessionPlayer.objects.get().rsvp == "maybe"
    assert "Picked:" in html(table.player, DATES)
    assert 'value="maybe" aria-pressed="true"' in html(table.player, PAGE)
    table.gm.client.post(f"{DATES}{options[2].pk}/pick/", {"picked": options[1].pk})
    session.refresh_from_db()
    assert session.real_start_time == options[2].starts_at
    stale = table.gm.client.post(f"{DATES}{options[0].pk}/pick/", {"picked": options[1].pk}, follow=True)
    assert "Somebody has picked another date meanwhile." in stale.content.decode()
    table.gm.client.post(f"{DATES}open/")
    session.refresh_from_db()
    assert session.real_start_time is None
    assert "When can you play?" in html(table.player, PAGE)


def test_a_date_set_by_hand_closes_the_question(table: Table, session: Session, options: list[DateOption]) -> None:
    pick_date(session, options[0].pk, now=timezone.now())
    Session.objects.filter(pk=session.pk).update(real_start_time=soon(9))
    page = html(table.player, DATES)
    assert "The question is closed" in page
    assert 'type="radio"' not in page
    assert "picked</span>" not in page
    refused = table.player.client.post(ANSWER, {f"date-{options[0].pk}": "yes"}, follow=True)
    assert "has been set" in refused.content.decode()


def test_the_players_are_told_once(table: Table, session: Session, options: list[DateOption]) -> None:
    table.gm.client.post(f"{DATES}tell/")
    assert [notice.kind for notice in Notice.objects.all()] == ["dates"]
    again = table.gm.client.post(f"{DATES}tell/", follow=True)
    assert "told of this already" in again.content.decode()
    pick_date(session, options[0].pk, now=timezone.now())
    table.gm.client.post(f"{DATES}tell/")
    assert sorted(Notice.objects.values_list("kind", flat=True)) == ["dates", "picked"]


def test_a_gm_hears_whom_nobody_tells(table: Table, session: Session, options: list[DateOption]) -> None:
    user = table.player.user
    assert user is not None
    user.email = ""
    user.save()
    SessionPlayerFactory(session=session, member=MemberFactory(campaign=table.campaign, display_name="Bram", user=None))
    page = table.gm.client.post(f"{DATES}tell/", follow=True).content.decode()
    assert "No mail reaches" in page
    assert "Bram (no account)" in page
    assert "(no e-mail address)" in page
    assert "Everybody who can be told" not in page
    assert "Copy the links on this page" in page


def test_who_has_answered_needs_no_link_to_do_so(table: Table, session: Session, options: list[DateOption]) -> None:
    for name in ("Bram", "Cem"):
        member = MemberFactory(campaign=table.campaign, display_name=name, user=None)
        SessionPlayerFactory(session=session, member=member)
        answer_dates(session, member, dict.fromkeys([one.pk for one in options[:2]], "yes"), now=timezone.now())
    bram, cem = (SessionPlayer.objects.get(member__display_name=name).member for name in ("Bram", "Cem"))
    answer_dates(session, bram, {options[2].pk: "no"}, now=timezone.now())
    page = table.gm.client.post(f"{DATES}tell/", follow=True).content.decode()
    assert "No mail reaches Cem (no account)" in page
    answer_dates(session, cem, {options[2].pk: "no"}, now=timezone.now())
    assert "No mail reaches" not in table.gm.client.post(f"{DATES}tell/", follow=True).content.decode()
    pick_date(session, options[0].pk, now=timezone.now())
    page = table.gm.client.post(f"{DATES}tell/", follow=True).content.decode()
    assert "No mail reaches Bram, Cem (no account)" in page


def test_a_question_that_all_have_answered_reaches_nobody(table: Table, session: Session) -> None:
    option = propose_dates(session, [soon(3)], now=timezone.now())[0]
    table.player.user.email = ""  # type: ignore[union-attr]
    table.player.user.save()  # type: ignore[union-attr]
    answer_dates(session, table.player.member, {option.pk: "yes"}, now=timezone.now())
    page = table.gm.client.post(f"{DATES}tell/", follow=True).content.decode()
    assert "Everybody has answered already." in page


def test_who_picks_hears_that_nobody_was_told_until_somebody_is(
    table: Table, session: Session, options: list[DateOption]
) -> None:
    untold = "The players have not been told yet"
    pick = f"{DATES}{options[0].pk}/pick/"
    assert untold in table.gm.client.post(pick, follow=True).content.decode()
    assert untold in table.gm.client.post(pick, follow=True).content.decode()
    table.gm.client.post(f"{DATES}tell/")
    page = table.gm.client.post(pick, follow=True).content.decode()
    assert "Picked: " in page
    assert untold not in page
    other = {"picked": str(options[0].pk)}
    assert untold in table.gm.client.post(f"{DATES}{options[1].pk}/pick/", other, follow=True).content.decode()


def test_the_gm_has_everybodys_link_beside_the_dates(table: Table, session: Session, options: list[DateOption]) -> None:
    assert 'aria-labelledby="links-title"' in html(table.gm, DATES)
    assert 'aria-labelledby="links-title"' not in html(table.player, DATES)


def test_what_was_done_is_said(table: Table, session: Session, options: list[DateOption]) -> None:
    name = table.player.member.display_name
    said = {"at": "dates", "member": str(table.player.member.pk)} | {f"date-{one.pk}": "yes" for one in options}
    page = table.gm.client.post(f"{DATES}answer/", said, follow=True).content.decode()
    assert f"The answers of {name} are saved." in page
    assert "answered 3 of 3 dates" in html(table.gm, DATES.replace("dates/", "rsvp/"))
    page = table.gm.client.post(f"{DATES}{options[0].pk}/pick/", follow=True).content.decode()
    assert "Picked: " in page


def test_an_empty_page_says_what_to_do_first(table: Table, session: Session) -> None:
    assert "No dates are proposed" in html(table.player, DATES)
    assert 'name="starts_1"' in html(table.gm, DATES)


@pytest.mark.parametrize("address", [DATES, PAGE, "/c/the-long-road/", f"{PAGE}rsvp/"])
def test_many_dates_and_players_take_no_more_queries(table: Table, session: Session, address: str) -> None:
    now = timezone.now()

    def more(dates: int, players: int, first: int) -> int:
        options = propose_dates(session, [soon(first + day) for day in range(dates)], now=now)
        for member in MemberFactory.create_batch(players, campaign=table.campaign):
            answer_dates(session, member, {option.pk: "yes" for option in options}, now=now)
        html(table.player, address)
        return queries_of(table.player.client, address)

    assert more(1, 1, 2) == more(9, 4, 10)
