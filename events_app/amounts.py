"""What people type for "how much": a number with its thousands and its unit, or, for time that passes, a length."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from campaigntracker import gametime
from campaigntracker.campaigns.models import Campaign
from campaigntracker.gametime import GameDuration, GameTimeError
from events_app.domain.checking import BIGGEST

NUMBER = re.compile(r"(?P<digits>[+-]?(?:\d{1,3}(?:[,'’ \u00a0\u202f]\d{3})+|\d+))\s*(?P<unit>[a-z]+)?\.?", re.ASCII)
BARE = re.compile(r"[+-]?\s*\d+", re.ASCII)
# The unit an amount is counted in may be written after it; another unit would be another amount.
UNITS_OF = {"treasure_gained": {"gp", "gold"}, "xp_awarded": {"xp"}}
OTHER_UNITS = {"hp", "pt", "pts", "point", "points", "damage", "x"}


def read_amount(text: str, event_type: str, campaign: Campaign) -> int | None:
    """The amount that a text means for this type of event: seconds for time that passes; None for nothing.

    Raise ValidationError, with help, for what is not understood.
    """
    words = text.strip().lower().replace("−", "-")
    if not words:
        return None
    if event_type == "time_advanced":
        return _seconds(words, campaign)
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


def _seconds(words: str, campaign: Campaign) -> int:
    if not words[0].isdigit() and words[0] not in "+-":
        raise _not_a_length()
    if BARE.fullmatch(words):
        raise ValidationError(
            _("Say of what: “%(number)s min”, “%(number)s h” or “%(number)s days”.") % {"number": words[:25]}
        )
    step = words if words[0] in "+-" else f"+{words}"
    try:
        # Months and years are as long as they are from the moment that the table has reached.
        now = campaign.clock
        return gametime.parse(step, campaign.definition, now, seconds_per_round=campaign.seconds_per_round) - now
    except GameTimeError as error:
        too_far = ValidationError(_("The game clock cannot go that far."))
        raise (too_far if "too far" in str(error) else _not_a_length()) from None


def _not_a_length() -> ValidationError:
    return ValidationError(_("Write how much time passes, such as “2h30m”, “10 min” or “1 day”; “-1h” goes back."))
