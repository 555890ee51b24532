"""Who was excused, and who came as a guest: in the forms, on the roster, on the session's page."""

import pytest

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Member
from sessions_app.domain.answering import answers_for
from sessions_app.domain.drafts import RosterEntry, draft_of
from sessions_app.domain.roster import mark_attendance, set_roster
from sessions_app.models import Session, SessionPlayer
from tests.admin.forms import address, save
from tests.conftest import Table
from tests.factories import NOON, MemberFactory, SessionFactory, SessionPlayerFactory, UserFactory
from tests.sessions_app.views.forms import open_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(table: Table) -> Session:
    session: Session = SessionFactory(campaign=table.campaign, number=4, completed=True)
    SessionPlayerFactory(session=session, member=table.player.member)
    return session


def test_a_gm_notes_both_and_the_page_shows_them(table: Table, session: Session) -> None:
    edit, seat = f"{session.get_absolute_url()}edit/", f"seat-{table.player.member.id.hex}"
    form = open_form(table.gm.client, edit) | {f"{seat}-excused": "on", f"{seat}-is_guest": "on"}
    assert table.gm.client.post(edit, form).status_code == 302
    row = SessionPlayer.objects.get()
    assert (row.attended, row.excused, row.is_guest) == (False, True, True)
    page = table.player.client.get(session.get_absolute_url()).content.decode()
    who = page.partition("Who came")[2]
    assert "excused" in who
    assert "guest" in who
    assert "absent" not in who.partition("</section>")[0]
    assert f'name="{seat}-excused" id="id_{seat}-excused" checked' in table.gm.client.get(edit).content.decode()


def test_nobody_is_both_here_and_excused(table: Table, session: Session) -> None:
    edit, seat = f"{session.get_absolute_url()}edit/", f"seat-{table.player.member.id.hex}"
    form = open_form(table.gm.client, edit) | {f"{seat}-excused": "on", f"{seat}-attended": "on"}
    assert "Who came needs no excuse" in table.gm.client.post(edit, form).content.decode()
    answer = save(
        table.gm.client,
        address("session", session.pk, "change"),
        **{"players-0-attended": "on", "players-0-excused": "on"},
    )
    assert "Who came needs no excuse" in answer.content.decode()
    assert not SessionPlayer.objects.get().excused
    with pytest.raises(RuleError, match="both here and excused"):
        set_roster(session, [RosterEntry(member_id=table.player.member.id, attended=True, excused=True)])


def test_a_plan_may_name_a_guest_and_asks_nobody_for_excuses(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, number=5)
    edit, seat = f"{session.get_absolute_url()}edit/", f"seat-{table.player.member.id.hex}"
    form = open_form(table.gm.client, edit)
    assert f"{seat}-excused" not in table.gm.client.get(edit).content.decode()
    table.gm.client.post(edit, form | {f"{seat}-is_on": "on", f"{seat}-is_guest": "on"})
    assert draft_of(session).roster[0].is_guest


def test_who_was_excused_and_comes_all_the_same_is_no_longer(session: Session) -> None:
    SessionPlayer.objects.update(excused=True)
    mark_attendance(session, [])
    assert SessionPlayer.objects.get().excused
    mark_attendance(session, [SessionPlayer.objects.get().member_id])
    row = SessionPlayer.objects.get()
    assert (row.attended, row.excused) == (True, False)


def test_the_admin_notes_an_excuse(table: Table, session: Session) -> None:
    answer = save(table.gm.client, address("session", session.pk, "change"), **{"players-0-excused": "on"})
    assert answer.status_code == 302
    assert SessionPlayer.objects.get().excused


@pytest.fixture
def walk_in(table: Table) -> Member:
    """Sat in once, and no more."""
    member: Member = MemberFactory(campaign=table.campaign, display_name="Ada", user=None)
    evening = SessionFactory(campaign=table.campaign, number=1, completed=True)
    SessionPlayerFactory(session=evening, member=member, attended=True, is_guest=True, rsvp="none")
    SessionPlayerFactory(session=evening, member=table.player.member, attended=True, rsvp="yes")
    return member


def is_asked(table: Table, member: Member) -> bool:
    session = Session.objects.filter(number=2).first() or SessionFactory(campaign=table.campaign, number=2)
    answers = answers_for(table.viewer(table.gm), session, now=NOON)
    assert table.player.member in [person.member for person in answers.people]
    return member in [person.member for person in answers.people]


def is_ticked(table: Table, member: Member) -> bool:
    form = open_form(table.gm.client, f"/c/{table.campaign.slug}/sessions/new/")
    assert f"seat-{table.player.member.id.hex}-is_on" in form
    return f"seat-{member.id.hex}-is_on" in form


def test_who_only_sat_in_is_not_expected_the_next_time(table: Table, walk_in: Member) -> None:
    assert not is_ticked(table, walk_in)
    assert not is_asked(table, walk_in)


def test_who_came_as_a_player_too_is_expected(table: Table, walk_in: Member) -> None:
    SessionPlayerFactory(session=SessionFactory(campaign=table.campaign, number=3), member=walk_in)
    assert is_ticked(table, walk_in)
    assert is_asked(table, walk_in)


def test_who_logs_in_for_the_seat_is_expected(table: Table, walk_in: Member) -> None:
    Member.objects.filter(pk=walk_in.pk).update(user=UserFactory())
    assert is_ticked(table, walk_in)
    assert is_asked(table, walk_in)


def test_a_guest_is_not_said_to_have_left_a_question_open(table: Table, walk_in: Member) -> None:
    page = table.gm.client.get(f"/c/{table.campaign.slug}/attendance/{walk_in.pk}/").content.decode()
    assert "had not answered" not in page
    SessionPlayer.objects.filter(member=walk_in).update(is_guest=False)
    page = table.gm.client.get(f"/c/{table.campaign.slug}/attendance/{walk_in.pk}/").content.decode()
    assert "had not answered" in page
