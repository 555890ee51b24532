"""Who came, who played whom, who sat in."""

import pytest

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Member
from sessions_app.domain.attendance_states import Came, came_of
from sessions_app.domain.drafts import RosterEntry
from sessions_app.domain.roll_call import RollCall, read_entries, take_roll
from sessions_app.domain.roster import set_roster
from sessions_app.models import Session, SessionPlayer
from tests.factories import NOON, CharacterFactory, MemberFactory, SessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    session = SessionFactory(in_progress=True)
    for name in ("Mara", "Jonah", "Priya"):
        member = MemberFactory(campaign=session.campaign, display_name=name)
        CharacterFactory(campaign=session.campaign, name=f"{name}’s own", member=member)
    return session


@pytest.fixture
def seats(session: Session) -> dict:
    members = {member.display_name: member for member in Member.objects.of(session.campaign)}
    set_roster(
        session,
        [
            RosterEntry(
                member_id=member.pk, character_ids=(member.characters.get().pk,), attended=True, rsvp="yes", note="n"
            )
            for member in members.values()
        ],
    )
    return members


def states(session: Session) -> dict[str, Came]:
    return {str(row.member): came_of(row) for row in SessionPlayer.objects.of(session).select_related("member")}


def test_what_is_said_of_some_leaves_the_others_alone(session, seats):
    take_roll(session, RollCall(came={seats["Mara"].pk: Came.LATE, seats["Jonah"].pk: Came.EXCUSED}), now=NOON)
    assert states(session) == {"Mara": Came.LATE, "Jonah": Came.EXCUSED, "Priya": Came.YES}
    assert {row.note for row in SessionPlayer.objects.of(session)} == {"n"}


def test_a_character_is_played_by_somebody_else(session, seats):
    brakka = seats["Jonah"].characters.get()
    take_roll(session, RollCall(played_by={brakka.pk: seats["Priya"].pk}), now=NOON)
    played = {entry.member_id: entry.character_ids for entry in read_entries(session)}
    assert played[seats["Jonah"].pk] == ()
    assert played[seats["Priya"].pk] == (seats["Priya"].characters.get().pk, brakka.pk)


def test_a_character_nobody_played_is_on_no_row(session, seats):
    brakka = seats["Jonah"].characters.get()
    take_roll(session, RollCall(played_by={brakka.pk: None}), now=NOON)
    assert not any(brakka.pk in entry.character_ids for entry in read_entries(session))


def test_only_somebody_on_the_roster_plays(session, seats):
    stranger = MemberFactory(campaign=session.campaign)
    with pytest.raises(RuleError):
        take_roll(session, RollCall(played_by={seats["Jonah"].characters.get().pk: stranger.pk}), now=NOON)


def test_a_guest_gets_a_seat_without_an_account(session, seats):
    take_roll(session, RollCall(guests=("  Ada   Byron ", "ada byron", "")), now=NOON)
    guest = Member.objects.get(display_name="Ada Byron")
    row = SessionPlayer.objects.get(member=guest)
    assert (guest.role, guest.user, row.is_guest, row.attended) == ("player", None, True, True)


def test_a_guest_whom_the_table_knows_sits_in_on_that_seat(session, seats):
    known = MemberFactory(campaign=session.campaign, display_name="Dana", role="spectator")
    take_roll(session, RollCall(guests=("DANA",)), now=NOON)
    assert SessionPlayer.objects.get(member=known).is_guest
    assert Member.objects.filter(display_name__iexact="dana").count() == 1


def test_a_guest_named_twice_over_comes_once(session, seats):
    for _press in range(2):
        take_roll(session, RollCall(guests=("Ada",)), now=NOON)
    assert SessionPlayer.objects.of(session).count() == 4


def test_a_player_of_the_roster_is_no_guest(session, seats):
    with pytest.raises(RuleError) as refused:
        take_roll(session, RollCall(guests=("mara",)), now=NOON)
    assert refused.value.field == "guests"


def test_a_name_that_is_no_name_is_refused(session, seats):
    with pytest.raises(RuleError) as refused:
        take_roll(session, RollCall(guests=("x" * 121,)), now=NOON)
    assert refused.value.field == "guests"
