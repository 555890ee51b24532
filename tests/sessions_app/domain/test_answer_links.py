"""Links by which somebody answers without logging in."""

from django.test import override_settings

from campaigntracker.campaigns.domain.members import release_seat
from campaigntracker.campaigns.models import Member
from sessions_app.domain.answer_links import make_token, read_token
from sessions_app.models import Session
from tests.factories import CampaignFactory, MemberFactory, SessionFactory, UserFactory


def table() -> tuple[Session, Member]:
    session = SessionFactory(campaign=CampaignFactory())
    return session, MemberFactory(campaign=session.campaign, user=UserFactory())


def test_a_token_reads_back(db: None) -> None:
    session, member = table()
    assert read_token(make_token(session, member)) == (session, member)
    unclaimed = MemberFactory(campaign=session.campaign)
    assert read_token(make_token(session, unclaimed)) == (session, unclaimed)


def test_what_is_not_ours_opens_nothing(db: None) -> None:
    session, member = table()
    token = make_token(session, member)
    packed, signature = token.split(":")
    other = make_token(session, MemberFactory(campaign=session.campaign)).split(":")[0]
    for spoilt in ("", "x", token[:-1], f"{other}:{signature}", f"{packed}:", packed, "%00", f"é{token}"):
        assert read_token(spoilt) is None


def test_a_member_of_one_table_does_not_open_a_session_of_another(db: None) -> None:
    session, _member = table()
    assert read_token(make_token(session, MemberFactory(user=UserFactory()))) is None


def test_it_dies_when_the_seat_changes_hands_or_goes(db: None) -> None:
    session, member = table()
    token = make_token(session, member)
    release_seat(member)
    assert read_token(token) is None
    Member.objects.filter(pk=member.pk).update(user=UserFactory())
    assert read_token(token) is None
    unclaimed = MemberFactory(campaign=session.campaign)
    token = make_token(session, unclaimed)
    Member.objects.filter(pk=unclaimed.pk).update(user=UserFactory())
    assert read_token(token) is None
    gone = MemberFactory(campaign=session.campaign)
    token = make_token(session, gone)
    gone.delete()
    assert read_token(token) is None


def test_a_secret_key_that_was_replaced_still_counts_while_it_is_kept(db: None) -> None:
    session, member = table()
    with override_settings(SECRET_KEY="the old one"):
        token = make_token(session, member)
    assert read_token(token) is None
    with override_settings(SECRET_KEY_FALLBACKS=["the old one"]):
        assert read_token(token) == (session, member)


def test_it_reads_nothing_that_only_the_gm_may_see(db: None) -> None:
    session, member = table()
    found = read_token(make_token(session, member))
    assert found
    assert {"gm_notes", "recap_draft"} <= found[0].get_deferred_fields()
