"""Form fields for what this site asks for: times on both clocks, lists of lines, tags."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from campaigntracker import gametime
from campaigntracker.campaigns.domain.real_time import problem_with
from campaigntracker.gametime import CalendarDefinition, GameTimeError

LONGEST_LINE = 500
MOST_LINES = 200
# Some thirty printed pages: whoever has more to say pastes it by mistake.
LONGEST_TEXT = 100_000


class GameTimeField(forms.CharField):
    """A moment typed as people say it ("Day 15, 3:30 PM", "+2h"); cleans to total seconds, or None when left empty.

    `now` is the moment from which steps and bare clock times count; an empty field shows it as an example.
    """

    def __init__(
        self, *, definition: CalendarDefinition, now: int | None = None, seconds_per_round: int = 6, **kwargs: Any
    ) -> None:
        kwargs.setdefault("max_length", 200)
        super().__init__(**kwargs)
        self.definition, self.now, self.seconds_per_round = definition, now, seconds_per_round
        self.widget.attrs.update({"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"})
        self.widget.attrs.setdefault("placeholder", gametime.format(now or 0, definition))

    def prepare_value(self, value: Any) -> Any:
        return gametime.format(value, self.definition) if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, int):
            return value
        return super().to_python(value)

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if text in self.empty_values:
            return None
        try:
            return gametime.parse(text, self.definition, self.now, seconds_per_round=self.seconds_per_round)
        except GameTimeError as error:
            raise ValidationError(str(error), code="invalid") from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (self.prepare_value(initial) or "") != (data or "").strip()


def zone_help() -> str:
    """In which zone times are asked for and shown."""
    return _("Time in %(zone)s.") % {"zone": timezone.get_current_timezone_name()}


class LocalDateTimeField(forms.DateTimeField):
    """A real moment in the reader's time zone, to the minute; its help names the zone."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}))
        kwargs.setdefault("help_text", lazy(zone_help, str)())
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> dt.datetime | None:
        try:
            moment = super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            # The hour that comes twice when summer time ends: the first of the two is meant.
            naive = parse_datetime(str(value).strip())
            moment = timezone.make_aware(naive) if naive else None
        if problem := problem_with(moment):
            raise ValidationError(problem, code="year")
        return moment

    @staticmethod
    def shown(moment: dt.datetime | None) -> dt.datetime | None:
        """The moment as the field shows it, so that a form can tell whether it was changed."""
        return None if moment is None else moment.replace(second=0, microsecond=0)


class TextField(forms.CharField):
    """A longer text. Browsers send line ends of their own, which would look like a change."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        kwargs.setdefault("max_length", LONGEST_TEXT)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")


class LinesField(TextField):
    """A list of short texts, one a line."""

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        return clean_lines(super().clean(value).split("\n"))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(super().has_changed(self.prepare_value(initial or []), data))


class RowsInput(forms.TextInput):
    """Several inputs of one name. Its template is the form's: it needs buttons beside each."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data


class RowsField(forms.Field):
    """A list of short texts, each with an input of its own; empty ones do not count."""

    widget = RowsInput

    def clean(self, value: Any) -> list[str]:
        return clean_lines(value or [])

    def has_changed(self, initial: Any, data: Any) -> bool:
        return list(initial or []) != [line.strip() for line in data or [] if line.strip()]


class TagsField(forms.CharField):
    """Words separated by commas; cleans to a list of them in lower case."""

    LONGEST = 50

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        tags = [tag.strip().lower() for tag in super().clean(value).split(",")]
        if any(len(tag) > self.LONGEST for tag in tags):
            raise ValidationError(_("A tag has at most %(limit)s characters.") % {"limit": self.LONGEST})
        return list(dict.fromkeys(tag for tag in tags if tag))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(super().has_changed(self.prepare_value(initial or []), data))


def clean_lines(lines: list[str]) -> list[str]:
    """The lines that say something, each without space around it."""
    kept = [line.strip() for line in lines if line.strip()]
    if len(kept) > MOST_LINES:
        raise ValidationError(_("At most %(limit)s lines.") % {"limit": MOST_LINES})
    for line in kept:
        if len(line) > LONGEST_LINE:
            raise ValidationError(
                _("“%(line)s…” is longer than %(limit)s characters.") % {"line": line[:30], "limit": LONGEST_LINE}
            )
        if "\x00" in line:
            raise ValidationError(_("Null characters are not allowed."))
    return kept


def not_before(end: dt.datetime | None, start: dt.datetime | None) -> dt.datetime | None:
    """An end typed to the minute, when the start of that same minute knows seconds: no less than the start."""
    if end and start and end < start and end == LocalDateTimeField.shown(start):
        return start
    return end
