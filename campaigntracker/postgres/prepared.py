"""Statements that the database plans once on a connection: for what programs ask many times a second.

To plan a statement of a few tables takes PostgreSQL longer than to carry it out on one row. Use this where a
measurement says so, and nowhere else: Django knows nothing of it.
"""

from collections.abc import Callable, Sequence
from typing import Any, ParamSpec, TypeVar

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet
from psycopg import sql

from campaigntracker.postgres.compiled import Compiled, Slot

P = ParamSpec("P")
Row = TypeVar("Row", bound=tuple[Any, ...])


class Prepared(Compiled[P, Row]):
    """A function's query, as `compiled` takes it, of `values_list`."""

    def _make(self) -> Any:
        return _Made(self._build(**{name: Slot(name) for name in self._signature.parameters}))


def prepared(build: "Callable[P, QuerySet[Any, Row]]") -> Prepared[P, Row]:
    return Prepared(build)


class _Made:
    def __init__(self, queryset: "QuerySet[Any, Any]") -> None:
        self._compiler = queryset.query.get_compiler(queryset.db)
        text, parameters = self._compiler.as_sql()
        self._slots = [one.name for one in parameters if type(one) is Slot]
        self._text = text % tuple("%s" if type(one) is Slot else _written_out(one) for one in parameters)
        self._converters = self._compiler.get_converters([column for column, _sql, _alias in self._compiler.select])

    def ask(self, values: dict[str, Any]) -> list[Any]:
        with run(self._text, [values[name] for name in self._slots], using=self._compiler.using) as cursor:
            rows: Any = cursor.fetchall()
        if rows and self._converters:
            rows = self._compiler.apply_converters(rows, self._converters)
        return [tuple(row) for row in rows]


def _written_out(constant: Any) -> str:
    """In the text, so that an index of only some rows can be seen to hold those that are asked for."""
    return sql.Literal(constant).as_string(None).replace("%", "%%")


def run(text: str, values: Sequence[Any], *, using: str = DEFAULT_DB_ALIAS) -> CursorWrapper:
    """Execute one statement, prepared where the connection's `prepare_threshold` allows that.

    Django's own cursors never prepare: they write the values into the text. So does this one when somebody has put a
    wrapper around execution, as the history's context does, for that may add a statement to the text.
    """
    connection = connections[using]
    cursor = connection.cursor() if connection.execute_wrappers else _preparing_cursor(connection)
    cursor.execute(text, values)
    return cursor


def _preparing_cursor(connection: BaseDatabaseWrapper) -> CursorWrapper:
    connection.ensure_connection()
    with connection.wrap_database_errors:
        cursor: Any = psycopg.Cursor(connection.connection)
    return connection.make_debug_cursor(cursor) if connection.queries_logged else connection.make_cursor(cursor)
