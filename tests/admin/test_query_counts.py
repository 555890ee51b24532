"""Pages ask the database no more for many rows than for few."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.admin.forms import MODELS, address
from tests.conftest import Table
from tests.factories import (
    ApiTokenFactory,
    CharacterFactory,
    EventFactory,
    InvitationFactory,
    MemberFactory,
    SessionFactory,
    SessionPlayerFactory,
)


def queries(table: Table, page: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert table.gm.client.get(page).status_code == 200
    return len(captured)


def fill(table: Table, rows: int) -> None:
    for _ in range(rows):
        member = MemberFactory(campaign=table.campaign)
        character = CharacterFactory(campaign=table.campaign, member=member)
        ApiTokenFactory(campaign=table.campaign, created_by=member)
        InvitationFactory(campaign=table.campaign, member=member)
        session = SessionFactory(campaign=table.campaign, completed=True, gm=member)
        EventFactory(session=session)
        player = SessionPlayerFactory(session=session, member=member)
        player.characters.add(character, through_defaults={"campaign": table.campaign})


@pytest.mark.parametrize("model", MODELS)
def test_lists(table: Table, model: str) -> None:
    fill(table, 2)
    few = queries(table, address(model))
    fill(table, 7)
    assert queries(table, address(model)) == few


def test_the_form_of_a_session_with_few_and_many_players(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, completed=True)

    def join(players: int) -> None:
        for _ in range(players):
            member = MemberFactory(campaign=table.campaign)
            character = CharacterFactory(campaign=table.campaign, member=member)
            row = SessionPlayerFactory(session=session, member=member)
            row.characters.add(character, through_defaults={"campaign": table.campaign})

    grows_not(table, address("session", session.pk, "change"), join)


def test_the_history_of_a_session(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, completed=True)

    def change(times: int) -> None:
        for number in range(times):
            session.title = f"Title {number} of {times}"
            session.gm = MemberFactory(campaign=table.campaign)
            session.save()
            row = SessionPlayerFactory(session=session)
            row.delete()

    grows_not(table, address("session", session.pk, "history"), change)


def grows_not(table: Table, page: str, more: Callable[[int], None]) -> None:
    more(2)
    # What a process asks once, such as the content type of the table, is asked now.
    queries(table, page)
    few = queries(table, page)
    more(6)
    assert queries(table, page) == few
