"""The fields of the filter: fixed words and choices, which Django's widgets take milliseconds to draw."""

from collections.abc import Callable, Hashable

from django.forms import BaseForm
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from campaigntracker.web.kept import Kept

_kept: Kept[str] = Kept(lambda html: len(html) + 1_000)


def render_filter_fields(form: Callable[[], BaseForm], *, choices: Hashable, chosen: Hashable) -> SafeString:
    """Kept under all that a campaign has to choose from and what was chosen, as long as that is no mistake."""

    def draw() -> str:
        return render_to_string("sessions/_filter_fields.html", {"form": form()})

    # A template's own output.
    return mark_safe(_kept.get((choices, chosen, get_language()), draw))  # noqa: S308


def render_wrong_fields(form: BaseForm) -> SafeString:
    """With what is wrong beside each."""
    return render_to_string("sessions/_filter_fields.html", {"form": form})
