import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigntracker.campaigns.domain.errors import RuleError
from events_app.domain.deleting import delete_session
from sessions_app.domain.prep import (
    ItemConflictError,
    add_items,
    edit_item,
    move_item,
    remove_item,
    tick_item,
    untick_item,
)
from sessions_app.domain.prep_lines import PrepDraft
from sessions_app.models import PrepItem, Session
from tests.factories import NOON, PrepItemFactory, SessionFactory

LATER = NOON + dt.timedelta(hours=1)
pytestmark = pytest.mark.django_db


def texts(session: Session) -> list[str]:
    return [item.text for item in PrepItem.objects.of_session(session)]


def test_items_come_behind_those_that_are_there() -> None:
    session = SessionFactory()
    add_items(session, [PrepDraft("scene", "The bridge"), PrepDraft("secret", "The mayor")])
    add_items(session, [PrepDraft("task", " Print the map ")])
    rows = [(item.kind, item.text, item.position) for item in PrepItem.objects.of_session(session)]
    assert rows == [("scene", "The bridge", 0), ("secret", "The mayor", 1), ("task", "Print the map", 2)]


def test_a_list_has_an_end() -> None:
    session = SessionFactory()
    for start in range(5):
        add_items(session, [PrepDraft("scene", f"{start} {n}") for n in range(100)])
    with pytest.raises(RuleError):
        add_items(session, [PrepDraft("scene", "One more")])
    assert len(texts(session)) == 500


def test_the_list_leaves_the_version_of_the_session_alone() -> None:
    session = SessionFactory()
    [item] = add_items(session, [PrepDraft("scene", "The bridge")])
    tick_item(item, now=NOON)
    before = session.version
    session.refresh_from_db()
    assert session.version == before


def test_a_tick_keeps_its_first_time_and_can_be_taken_away() -> None:
    item = PrepItemFactory()
    tick_item(item, now=NOON)
    assert tick_item(item, now=LATER).done_at == NOON
    assert untick_item(item).done_at is None
    assert tick_item(item, now=LATER).done_at == LATER


def test_an_item_is_written_anew() -> None:
    item = PrepItemFactory(text="The bridge")
    edit_item(item, PrepDraft("fight", " Rats on the bridge "), seen=PrepDraft("scene", "The bridge"))
    item.refresh_from_db()
    assert (item.kind, item.text) == ("fight", "Rats on the bridge")


def test_what_somebody_else_wrote_meanwhile_is_not_written_over() -> None:
    item = PrepItemFactory(text="The bridge")
    edit_item(item, PrepDraft("scene", "The ford"))
    with pytest.raises(ItemConflictError) as conflict:
        edit_item(item, PrepDraft("scene", "The mill"), seen=PrepDraft("scene", "The bridge"))
    assert conflict.value.current.text == "The ford"
    # The same change made twice is none.
    edit_item(item, PrepDraft("scene", "The ford"), seen=PrepDraft("scene", "The bridge"))


def test_what_is_gone_is_gone() -> None:
    item = PrepItemFactory()
    remove_item(item)
    for act in (lambda: tick_item(item, now=NOON), lambda: remove_item(item), lambda: move_item(item, up=True)):
        with pytest.raises(RuleError):
            act()


def test_an_item_moves_past_its_neighbour_of_the_same_kind() -> None:
    session = SessionFactory()
    first, secret, last = (
        PrepItemFactory(session=session, kind=kind, text=kind + str(n))
        for n, kind in enumerate(["scene", "secret", "scene"])
    )
    move_item(last, up=True)
    assert texts(session) == ["scene2", "secret1", "scene0"]
    move_item(last, up=True)
    move_item(first, up=False)
    move_item(secret, up=True)
    assert texts(session) == ["scene2", "secret1", "scene0"]
    move_item(last, up=False)
    assert texts(session) == ["scene0", "secret1", "scene2"]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kinds=st.lists(st.sampled_from(["scene", "secret", "task"]), min_size=1, max_size=6),
    moves=st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=6),
)
def test_moving_loses_nothing_and_up_undoes_down(kinds: list[str], moves: list[tuple[int, bool]]) -> None:
    session = SessionFactory()
    items = add_items(session, [PrepDraft(kind, f"{kind} {n}") for n, kind in enumerate(kinds)])
    for place, up in moves:
        item = items[place % len(items)]
        before = texts(session)
        move_item(item, up=up)
        moved = texts(session)
        assert sorted(moved) == sorted(before)
        if moved != before:
            move_item(item, up=not up)
            assert texts(session) == before


def test_a_session_that_is_deleted_takes_its_list_along_and_no_other() -> None:
    session = SessionFactory(number=15)
    later = SessionFactory(campaign=session.campaign, number=16)
    item = PrepItemFactory(session=session)
    copy = PrepItemFactory(session=later, carried_from=item)
    delete_session(session, now=NOON)
    copy.refresh_from_db()
    assert (copy.carried_from, PrepItem.objects.count()) == (None, 1)
