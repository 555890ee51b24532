"""Questions to the `search` column of events, as expressions. The database itself cuts and folds every text."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.search import SearchQueryField
from django.db import models
from django.db.models import Func, Value


class _Quoted(Func):
    """One whole lexeme, whatever characters it holds."""

    template = r"""('''' || replace(replace(%(expressions)s, '\', '\\'), '''', '''''') || '''')::tsquery"""
    arity = 1
    output_field = SearchQueryField()


class Found(Func):
    """Whether the column answers the query; by the index."""

    template = "(%(expressions)s)"
    arg_joiner = " @@ "
    output_field = models.BooleanField()

    def __init__(self, query: Func, **extra: Any) -> None:
        super().__init__(models.F("search"), query, **extra)


class AnyName(Func):
    """Events whose actor, target, place or name is one of these, whatever the case; `names` must not be empty."""

    template = "(%(expressions)s)"
    arg_joiner = " || "
    output_field = SearchQueryField()

    def __init__(self, names: Iterable[str], **extra: Any) -> None:
        text = models.TextField()
        super().__init__(*(_Quoted(Func(Value(f"={name}", text), function="lower")) for name in names), **extra)
