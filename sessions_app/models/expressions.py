"""What the database computes of a session's columns."""

from django.db import models
from django.db.models.fields.json import KeyTransform


class MinutesBetween(models.Func):
    """Whole minutes from the first instant to the second; begun minutes do not count."""

    template = "FLOOR(EXTRACT(EPOCH FROM (%(expressions)s)) / 60)::integer"
    arg_joiner = " - "
    arity = 2
    output_field = models.IntegerField()

    def __init__(self, start: str, end: str) -> None:
        super().__init__(models.F(end), models.F(start))

    def deconstruct(self) -> tuple[str, tuple[str, str], dict[str, str]]:
        end, start = (source.name for source in self.get_source_expressions())
        return "sessions_app.models.expressions.MinutesBetween", (start, end), {}


class KeptSums(models.Func):
    """What a session keeps of its log in one reader's copy, without what takes most room: fights and facts.

    One path, so that the database unpacks each projection once. As long as nothing is secret both copies are one.
    """

    output_field = models.JSONField()
    template = "(%(expressions)s - '{combats,facts,ends}'::text[])"
    arity = 1

    def __init__(self, *, is_gm: bool) -> None:
        gm = KeyTransform("gm", "projection")
        is_one = models.Q(projection__isOne=True)
        super().__init__(
            gm if is_gm else models.Case(models.When(is_one, then=gm), default=KeyTransform("party", "projection"))
        )
