"""What a GM prepared, on a session's page that is kept: never an old one, and nothing of it in the party's copy."""

from collections.abc import Callable

import pytest

from campaigntracker.web.kept import Kept
from events_app.rendering import page as pages
from sessions_app.models import PrepItem, Session, page_stamp
from sessions_app.models.page_stamp import stamp_page
from tests.conftest import Table
from tests.events_app.rendering.test_page import read
from tests.factories import NOON, PrepItemFactory, SessionFactory


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_kept", Kept(lambda shown: len(shown.timeline)))


@pytest.fixture
def session(table: Table) -> Session:
    session: Session = SessionFactory(
        campaign=table.campaign, completed=True, number=15, planned_objectives=["Find the key"]
    )
    PrepItemFactory(session=session, kind="secret", text="The mayor is dead")
    SessionFactory(campaign=table.campaign, number=16)
    return session


def carry(session: Session) -> None:
    item = PrepItem.objects.get(session=session)
    PrepItemFactory(session=Session.objects.get(number=16), carried_from=item, text=item.text)


def cancel_after_carrying(session: Session) -> None:
    Session.objects.filter(number=16).update(status="cancelled")


CHANGES: dict[str, tuple[Callable[[Session], object], str]] = {
    "something prepared": (lambda session: PrepItemFactory(session=session, text="The bridge"), "The bridge"),
    "its words": (lambda session: PrepItem.objects.update(text="The mayor fled"), "The mayor fled"),
    "a tick": (lambda session: PrepItem.objects.update(done_at=NOON), "1 of 1 used"),
    "where it went on": (carry, "carried over to session 16"),
    "a plan with its objective": (
        lambda session: Session.objects.filter(number=16).update(planned_objectives=["Find the key"]),
        "next session: 1 secret",
    ),
    "a later plan with its objective": (
        lambda session: SessionFactory(campaign=session.campaign, number=18, planned_objectives=["find the KEY"]),
        "next session: 1 secret",
    ),
}


def plain(html: str) -> str:
    return " ".join(html.split())


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_it_is_shown_to_the_gm(table: Table, session: Session, change: str) -> None:
    make, told = CHANGES[change]
    assert told not in plain(read(table.gm, session))
    make(session)
    assert told in plain(read(table.gm, session))
    assert told not in plain(read(table.player, session))


@pytest.mark.parametrize("change", CHANGES)
def test_without_its_part_of_the_stamp_it_would_not(
    table: Table, session: Session, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_stamp, "PREP", "")
    page_stamp._statement.cache_clear()
    # A session beside it changes the page anyway.
    SessionFactory(campaign=table.campaign, number=17)
    make, told = CHANGES[change]
    read(table.gm, session)
    make(session)
    assert told not in plain(read(table.gm, session))
    page_stamp._statement.cache_clear()


def test_a_session_played_since_takes_the_offer_away(table: Table, session: Session) -> None:
    SessionFactory(campaign=table.campaign, number=17)
    assert "Carry over to the next session" in read(table.gm, session)
    Session.objects.filter(number=17).update(status="completed")
    assert "Carry over to the next session" not in read(table.gm, session)


def test_a_cancelled_session_gives_back_what_it_had(table: Table, session: Session) -> None:
    carry(session)
    Session.objects.filter(number=16).update(planned_objectives=["Find the key"])
    assert "Carry over to the next session" not in read(table.gm, session)
    cancel_after_carrying(session)
    page = plain(read(table.gm, session))
    assert "next session: 1 objective, 1 secret" in page
    assert "carried over to session 16" not in page


@pytest.mark.parametrize("change", [name for name in CHANGES if "objective" not in name])
def test_the_party_s_copy_does_not_change_with_it(table: Table, session: Session, change: str) -> None:
    """Not even by being made anew, which would tell by the time it takes."""
    before = stamp_page(table.campaign.pk, 15, is_gm=False)
    CHANGES[change][0](session)
    assert stamp_page(table.campaign.pk, 15, is_gm=False) == before
