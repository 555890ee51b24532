"""The date of second 0, as it is typed."""

from django.core.exceptions import ValidationError

from campaigntracker import gametime
from campaigntracker.gametime import CalendarDefinition, GameTimeError

LONGEST = 200


def begin_on(text: str, definition: CalendarDefinition) -> CalendarDefinition:
    """The calendar with the typed date as its epoch. Raise ValidationError."""
    try:
        return definition.with_epoch(definition.date_at(gametime.parse(text, definition)))
    except GameTimeError as error:
        raise ValidationError(str(error), code="invalid") from None


def beginning_of(definition: CalendarDefinition) -> str:
    """The date of second 0, as it is read."""
    return gametime.format(0, definition)
