"""Queries that Django turns into SQL once, and then only asks.

To put a query of the ORM together and into SQL takes several times as long as PostgreSQL takes to answer it. What every
page asks is said here once: a function that returns a QuerySet, whose parameters may be anything a lookup compares
with. It is called at the first use with a `Slot` for each of them, never again; each call puts its values in.
"""

import copy
import inspect
from collections.abc import Callable
from functools import update_wrapper
from typing import Any, ClassVar, Generic, ParamSpec, TypeVar

from django.db import connections
from django.db.models import Expression, QuerySet
from django.db.models.sql.compiler import SQLCompiler

P = ParamSpec("P")
Row = TypeVar("Row")


class Slot(Expression):
    """Stands in a query for a value that is known only when the query is asked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)


class Made:
    """A query that is put together."""

    def __init__(self, queryset: "QuerySet[Any, Any]") -> None:
        self._queryset = queryset
        self._compiler = queryset.query.get_compiler(queryset.db)
        self._sql, self._parameters = self._compiler.as_sql()

    def ask(self, values: dict[str, Any]) -> list[Any]:
        # What the ORM does from here on, making of the rows what was asked for, is its own.
        compiler: Any = copy.copy(self._compiler)
        compiler.connection = connections[compiler.using]
        self._fill(compiler, values)
        queryset: Any = object.__new__(type(self._queryset))
        # Not by its property, which would choose anew what rows are made of.
        vars(queryset).update(vars(self._queryset), _query=_Asked(self._queryset.query, compiler))
        return list(queryset._iterable_class(queryset))

    def _fill(self, compiler: Any, values: dict[str, Any]) -> None:
        filled = tuple([values[one.name] if type(one) is Slot else one for one in self._parameters])
        compiler.as_sql = lambda *args, **kwargs: (self._sql, filled)


class _Asked:
    """A query whose SQL is at hand."""

    def __init__(self, query: Any, compiler: SQLCompiler) -> None:
        self._query = query
        self._compiler = compiler

    def get_compiler(self, *args: Any, **kwargs: Any) -> SQLCompiler:
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)


class Compiled(Generic[P, Row]):
    """The function's query. A call asks it, and returns the rows: instances, tuples or whatever the QuerySet yields.

    A value goes to the database as it is: as the column's own Python type, None nowhere.
    """

    made: ClassVar[type[Made]] = Made

    def __init__(self, build: "Callable[P, QuerySet[Any, Row]]") -> None:
        update_wrapper(self, build)
        self._build: Callable[..., QuerySet[Any, Row]] = build
        self._signature = inspect.signature(build)
        self._made: Made | None = None

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[Row]:
        return self._kept().ask(self._signature.bind(*args, **kwargs).arguments)

    def _kept(self) -> Made:
        if self._made is None:
            self._made = self._make()
        return self._made

    def _make(self) -> Made:
        return self.made(self._build(**{name: Slot(name) for name in self._signature.parameters}))


def compiled(build: "Callable[P, QuerySet[Any, Row]]") -> Compiled[P, Row]:
    return Compiled(build)
