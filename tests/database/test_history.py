"""Every earlier version is kept, whoever changed the row and however."""

import pghistory
import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from events_app.models import Event
from sessions_app.models import Session
from tests.factories import (
    ChapterFactory,
    CharacterFactory,
    CodexEntryFactory,
    EventFactory,
    GoalFactory,
    MemberFactory,
    PrepItemFactory,
    SessionFactory,
    SessionGoalFactory,
    SessionPlayerFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("factory", "column"),
    [
        (EventFactory, "name"),
        (SessionFactory, "title"),
        (MemberFactory, "display_name"),
        (CharacterFactory, "name"),
        (CodexEntryFactory, "description"),
        (SessionPlayerFactory, "note"),
        (GoalFactory, "title"),
        (SessionGoalFactory, "note"),
        (PrepItemFactory, "text"),
        (ChapterFactory, "recap"),
    ],
)
def test_a_change_in_raw_sql_leaves_the_earlier_version(factory: type, column: str) -> None:
    row = factory(**{column: "before"})
    with connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{row._meta.db_table}" SET "{column}" = %s WHERE id = %s', ["after", row.pk])
    earlier = row.history.get()
    assert (getattr(earlier, column), earlier.pgh_label) == ("before", "update")
    assert earlier.pgh_id.version == 7


def test_a_bulk_update_leaves_a_version_of_every_row() -> None:
    events = [EventFactory() for _ in range(3)]
    Event.objects.filter(pk__in=[event.pk for event in events]).update(name="renamed")
    assert [event.history.get().name for event in events] == [event.name for event in events]


def test_a_deleted_row_is_kept() -> None:
    event = EventFactory(name="gone")
    pk = event.pk
    event.delete()
    assert [(row.name, row.pgh_label) for row in Event.pgh_event_model.objects.filter(id=pk)] == [("gone", "delete")]


def test_who_changed_it_is_kept_with_the_version() -> None:
    user, session = UserFactory(), SessionFactory(title="before")
    with pghistory.context(user=str(user.pk)):
        Session.objects.filter(pk=session.pk).update(title="after")
    assert session.history.get().pgh_context["user"] == str(user.pk)


def test_what_is_computed_leaves_no_version() -> None:
    session = SessionFactory()
    Session.objects.filter(pk=session.pk).update(last_seq=4, projection={"gm": {}}, updated_at=timezone.now())
    assert not session.history.exists()


def test_history_itself_cannot_be_rewritten() -> None:
    event = EventFactory()
    Event.objects.filter(pk=event.pk).update(name="renamed")
    with pytest.raises(DatabaseError, match="Cannot update or delete rows"):
        event.history.update(name="never happened")
