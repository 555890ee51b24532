"""What people type for "how much": a number with its thousands and its unit, or, for time that passes, a length."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from campaigntracker.campaigns.models import Campaign
from campaigntracker.gametime import GameDuration
from events_app.capture.clock import check_length
from events_app.capture.moments import seconds_meant
from events_app.capture.reading import MisreadError
from events_app.capture.table import Table
from events_app.domain.checking import BIGGEST

NUMBER = re.compile(r"(?P<digits>[+-]?(?:\d{1,3}(?:[,'’ \u00a0\u202f]\d{3})+|\d+))\s*(?P<unit>[a-z]+)?\.?", re.ASCII)
BARE = re.compile(r"[+-]?\s*\d+", re.ASCII)
# The unit an amount is counted in may be written after it; another unit would be another amount.
UNITS_OF = {"treasure_gained": {"gp", "gold"}, "xp_awarded": {"xp"}}
OTHER_UNITS = {"hp", "pt", "pts", "point", "points", "damage", "x"}


def read_amount(text: str, event_type: str, campaign: Campaign, *, now: int | None = None) -> int | None:
    """The amount that a text means for this type of event: seconds for time that passes; None for nothing.

    `now` is the moment from which time passes, without it the campaign's clock.
    Raise ValidationError, with help, for what is not understood.
    """
    words = text.strip().lower().replace("−", "-")
    if not words:
        return None
    if event_type == "time_advanced":
        return _seconds(words, campaign, campaign.clock if now is None else now)
    match = NUMBER.fullmatch(words)
    if not match or (match["unit"] and match["unit"] not in UNITS_OF.get(event_type, OTHER_UNITS)):
        raise ValidationError(
            _("Enter a whole number of gold pieces, such as 50 or 1,500 gp.")
            if event_type == "treasure_gained"
            else _("Enter a whole number, such as 12 or 1,500.")
        )
    digits = re.sub(r"[^\d+-]", "", match["digits"])
    return int(forms.IntegerField(min_value=-BIGGEST, max_value=BIGGEST).clean(digits))


def show_amount(amount: int | None, event_type: str, campaign: Campaign) -> str:
    """The text that `read_amount` takes back."""
    if amount is None:
        return ""
    if event_type == "time_advanced":
        return ("+" if amount >= 0 else "") + GameDuration(amount).format(campaign.definition)
    return str(amount)


def _seconds(words: str, campaign: Campaign, now: int) -> int:
    if BARE.fullmatch(words):
        raise ValidationError(
            _("Say of what: “%(number)s min”, “%(number)s h” or “%(number)s days”.") % {"number": words[:25]}
        )
    # Months and years are as long as they are from the moment that the table has reached.
    table = Table(definition=campaign.definition, clock=now, seconds_per_round=campaign.seconds_per_round)
    try:
        seconds = seconds_meant(words, table)
        if seconds is None:
            raise _not_a_length()
        check_length(seconds, table.definition, now)
    except MisreadError as error:
        raise ValidationError(error.problem) from None
    return seconds


def _not_a_length() -> ValidationError:
    return ValidationError(
        _("Write how much time passes, such as “2h30m” or “a tenday”, or until when: “next morning”; “-1h” goes back.")
    )
