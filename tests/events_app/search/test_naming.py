"""All events that name somebody or something, by the index."""

import pytest

from events_app.models import Event
from tests.factories import EventFactory, SessionFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("field", ["name", "actor", "target", "location"])
def test_each_named_field_counts_whatever_the_case(field):
    session = SessionFactory(completed=True)
    named = EventFactory(session=session, **{field: 'Élan o\'Dûr \\ the "Red"'})
    EventFactory(session=session, name="Somebody else", description='Élan o\'Dûr \\ the "Red"')

    assert list(Event.objects.naming(['éLAN O\'DÛR \\ the "red"'])) == [named]


def test_any_of_several_names_and_none_for_no_name():
    session = SessionFactory(completed=True)
    first, second, _other = (EventFactory(session=session, actor=name) for name in ("Elara", "Malachar", "Mal"))

    assert set(Event.objects.naming(["elara", "", "MALACHAR"])) == {first, second}
    assert not Event.objects.naming([])
    assert not Event.objects.naming([""])


def test_accents_tell_two_names_apart():
    EventFactory(actor="Élan")

    assert not Event.objects.naming(["Elan"])


def test_ordinary_reads_leave_the_column_where_it_is():
    event = EventFactory()

    assert "search" in Event.objects.get(pk=event.pk).get_deferred_fields()
    assert "search" in event.session.events.get().get_deferred_fields()


def test_the_kept_history_has_no_such_column():
    assert "search" not in {field.name for field in Event.history.rel.related_model._meta.fields}


@pytest.mark.parametrize("description", ["x" * 3_000_000, "word " * 400_000, "é" * 500_000, "''\\ :* & | ! <->"])
def test_no_text_is_too_long_or_strange_to_keep(description):
    assert EventFactory(description=description, type="odd__Type_").pk
