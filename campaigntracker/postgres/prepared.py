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

from campaigntracker.postgres.compiled import Compiled, Made, Slot

P = ParamSpec("P")
Row = TypeVar("Row")


class _Made(Made):
    def __init__(self, queryset: "QuerySet[Any, Any]") -> None:
        super().__init__(queryset)
        self._slots = [one.name for one in self._parameters if type(one) is Slot]
        self._text = self._sql % tuple("%s" if type(one) is Slot else _written_out(one) for one in self._parameters)

    def _fill(self, compiler: Any, values: dict[str, Any]) -> None:
        with run(self._text, [values[name] for name in self._slots], using=compiler.using) as cursor:
            rows = cursor.fetchall()
        compiler.execute_sql = lambda *args, **kwargs: [rows]


class Prepared(Compiled[P, Row]):
    """A function's query, as `compiled` takes it."""

    made = _Made


def prepared(build: "Callable[P, QuerySet[Any, Row]]") -> Prepared[P, Row]:
    return Prepared(build)


def _written_out(constant: Any) -> str:
    """In the text, so that an index of only some rows can be seen to hold those that are asked for."""
    return sql.Literal(constant).as_string(None).replace("%", "%%")


def run(text: str, values: Sequence[Any], *, using: str = DEFAULT_DB_ALIAS) -> CursorWrapper:
    """Execute one statement, prepared where the connection's `prepare_threshold` allows that.

    Django's own cursors never prepare: they write the values into the text. So does this one when somebody has put a
    wrapper around execution, as the history's context does, for that may add a statement to the text; and when
    statements are logged, which tells them with their values.
    """
    connection = connections[using]
    is_plain = connection.execute_wrappers or connection.queries_logged
    cursor = connection.cursor() if is_plain else _preparing_cursor(connection)
    cursor.execute(text, values)
    return cursor


def _preparing_cursor(connection: BaseDatabaseWrapper) -> CursorWrapper:
    # As `connection.cursor()` begins.
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    with connection.wrap_database_errors:
        cursor: Any = psycopg.Cursor(connection.connection)
    return connection.make_cursor(cursor)
