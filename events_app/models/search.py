"""What the database keeps of each event to find it by, and how to ask for it.

One `tsvector` a row holds three kinds of lexemes, so that one index answers every question:

- the words of its texts, unstemmed (campaigns speak any language, and names must stay whole), in lower case and
  without accents, with positions; those of name, people and place weigh A, those of the description D;
- the words of its type, and its category and type whole, as `:combat` and `:npc_killed`;
- whom and what it names, whole and in lower case, as `=cult leader malachar`. Words never begin with `:` or `=`.
"""

from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db import models

# to_tsvector refuses texts beyond 1 MiB; so much of a description is searched.
LONGEST_SEARCHED = 100_000

NAMED = ("name", "actor", "target", "location")


class EventVector(models.Expression):
    """The tsvector of an event, out of its own columns."""

    output_field = SearchVectorField()
    template = """
        setweight(to_tsvector('pg_catalog.simple', campaigntracker_fold(
            {name} || ' ' || {actor} || ' ' || {target} || ' ' || {location})), 'A')
        || to_tsvector('pg_catalog.simple', campaigntracker_fold(left({description}, {longest})))
        || array_to_tsvector(
            ARRAY['=' || lower({name}), '=' || lower({actor}), '=' || lower({target}), '=' || lower({location}),
                  ':' || {category}, ':' || {type}]
            || array_remove(string_to_array(lower({type}), '_'), ''))"""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        columns = ("name", "actor", "target", "location", "description", "category", "type")
        quoted = {column: connection.ops.quote_name(column) for column in columns}
        return " ".join(self.template.split()).format(longest=LONGEST_SEARCHED, **quoted), ()

    def deconstruct(self) -> tuple[str, tuple[()], dict[str, Any]]:
        return "events_app.models.search.EventVector", (), {}


class VectorField(models.GeneratedField):
    """A column to search by and never to read: what was written does not come back from the database with it."""

    db_returning = False  # type: ignore[assignment]

    def __init__(self, **kwargs: Any) -> None:
        kwargs.update(expression=EventVector(), output_field=SearchVectorField(), db_persist=True)
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for given in ("expression", "output_field", "db_persist"):
            del kwargs[given]
        return name, path, args, kwargs
