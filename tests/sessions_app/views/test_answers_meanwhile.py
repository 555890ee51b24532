"""Players answer while the GM has the form of the session open."""

import pytest
from django.urls import reverse

from campaigntracker.campaigns.models import Member
from sessions_app.domain.date_answers import answer_dates
from sessions_app.domain.dates import pick_date, propose_dates
from sessions_app.domain.drafts import draft_of
from sessions_app.domain.merging import merge_roster
from sessions_app.domain.planning import edit_session
from sessions_app.domain.rsvp import answer
from sessions_app.models import Session, SessionPlayer
from tests.conftest import Table
from tests.factories import NOON, CharacterFactory, MemberFactory, SessionFactory, SessionPlayerFactory
from tests.sessions_app.views.forms import open_form, typed_into


@pytest.fixture
def session(table: Table) -> Session:
    session = SessionFactory(campaign=table.campaign, number=4, title="The ford")
    SessionPlayerFactory(session=session, member=table.player.member)
    return session


@pytest.fixture
def theo(table: Table) -> Member:
    """A player without an account, who is not on the roster."""
    member = MemberFactory(campaign=table.campaign, display_name="Theo")
    CharacterFactory(campaign=table.campaign, member=member, name="Fern")
    return member


def address(session: Session) -> str:
    return reverse("session_edit", args=[session.campaign.slug, session.number])


def roster(session: Session) -> dict[str, tuple[str, str]]:
    rows = SessionPlayer.objects.of(session).select_related("member").in_order()
    return {row.member.display_name: (row.rsvp, row.note) for row in rows}


def key(member: Member, field: str) -> str:
    return f"seat-{member.id.hex}-{field}"


def test_what_was_answered_meanwhile_stays(table: Table, session: Session, theo: Member) -> None:
    form = open_form(table.gm.client, address(session))
    answer(session, table.player.member, rsvp="no", note="Ill", now=NOON)
    answer(session, theo, rsvp="late", now=NOON)
    response = table.gm.client.post(address(session), form | {"title": "The bridge"})
    assert response.status_code == 302
    session.refresh_from_db()
    assert session.title == "The bridge"
    assert roster(session) == {"Player": ("no", "Ill"), "Theo": ("late", "")}
    assert [c.name for c in SessionPlayer.objects.get(member=theo).characters.all()] == ["Fern"]


def test_what_the_gm_says_in_the_form_counts(table: Table, session: Session, theo: Member) -> None:
    form = open_form(table.gm.client, address(session))
    answer(session, table.player.member, rsvp="no", note="Ill", now=NOON)
    answer(session, theo, rsvp="late", now=NOON)
    form |= {key(table.player.member, "rsvp"): "yes", key(theo, "is_on"): "on", key(theo, "rsvp"): "maybe"}
    table.gm.client.post(address(session), form)
    assert roster(session) == {"Player": ("yes", "Ill"), "Theo": ("maybe", "")}


def test_who_is_taken_off_the_roster_is_off_it(table: Table, session: Session, theo: Member) -> None:
    form = open_form(table.gm.client, address(session))
    answer(session, table.player.member, rsvp="yes", now=NOON)
    del form[key(table.player.member, "is_on")]
    table.gm.client.post(address(session), form)
    assert roster(session) == {}


def test_a_form_that_comes_back_for_a_mistake_still_knows_what_it_showed(table: Table, session: Session) -> None:
    form = open_form(table.gm.client, address(session))
    answer(session, table.player.member, rsvp="no", now=NOON)
    page = table.gm.client.post(address(session), form | {"number": "-1"})
    assert page.status_code == 200
    answer(session, table.player.member, rsvp="late", now=NOON)
    table.gm.client.post(address(session), typed_into(page.content.decode()) | {"number": "4"})
    assert roster(session) == {"Player": ("late", "")}


@pytest.mark.parametrize("choice", ["mine", "theirs"])
def test_settling_with_another_gm_loses_no_answer(table: Table, session: Session, choice: str) -> None:
    form = open_form(table.gm.client, address(session)) | {"title": "Mine"}
    theirs = draft_of(session)
    edit_session(session, theirs, base_version=session.version, now=NOON)
    answer(session, table.player.member, rsvp="no", now=NOON)
    page = table.gm.client.post(address(session), form)
    assert page.status_code == 200
    settled = typed_into(page.content.decode()) | {"keep-roster": choice}
    answer(session, table.player.member, rsvp="late", now=NOON)
    assert table.gm.client.post(address(session), settled).status_code == 302
    assert roster(session) == {"Player": ("late", "")}
    session.refresh_from_db()
    assert session.title == "Mine"


def test_a_date_that_was_picked_meanwhile_is_a_conflict_and_its_answers_stay(table: Table, session: Session) -> None:
    form = open_form(table.gm.client, address(session)) | {"title": "The bridge"}
    [option] = propose_dates(session, [NOON.replace(day=28)], now=NOON)
    answer_dates(session, table.player.member, {option.pk: "maybe"}, now=NOON)
    pick_date(session, option.pk, now=NOON)
    page = table.gm.client.post(address(session), form)
    assert page.templates[0].name == "sessions/conflict.html"
    table.gm.client.post(address(session), typed_into(page.content.decode()))
    session.refresh_from_db()
    assert (session.title, session.real_start_time) == ("The bridge", NOON.replace(day=28))
    assert roster(session) == {"Player": ("maybe", "")}


def test_an_answer_between_reading_the_form_and_saving_it_stays(table: Table, session: Session, theo: Member) -> None:
    draft = draft_of(session)
    answer(session, table.player.member, rsvp="no", now=NOON)
    answer(session, theo, rsvp="yes", now=NOON)
    edit_session(session, draft, base_version=1, seen=draft.roster, now=NOON)
    assert roster(session) == {"Player": ("no", ""), "Theo": ("yes", "")}


def test_without_merging_it_would_be_lost(
    table: Table, session: Session, theo: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sessions_app.domain.planning.merge_roster", lambda mine, seen, current: mine)
    draft = draft_of(session)
    answer(session, table.player.member, rsvp="no", now=NOON)
    answer(session, theo, rsvp="yes", now=NOON)
    edit_session(session, draft, base_version=1, seen=draft.roster, now=NOON)
    assert roster(session) == {"Player": ("none", "")}


def test_merging_keeps_the_order_of_the_editor(table: Table, session: Session, theo: Member) -> None:
    seen = draft_of(session).roster
    answer(session, theo, rsvp="yes", now=NOON)
    current = draft_of(session).roster
    assert [entry.member_id for entry in merge_roster([], seen=[], current=current)] == [
        table.player.member.pk,
        theo.pk,
    ]
    assert merge_roster([], seen=seen, current=current) == (current[1],)
