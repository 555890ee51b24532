"""Differences that the database computes and keeps."""

from django.db import models


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
