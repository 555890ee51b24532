"""The fields of the filter: fixed words and choices, which Django's widgets take milliseconds to draw."""

from collections.abc import Hashable

from django.forms import BaseForm
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from campaigntracker.web.kept import Kept

_kept: Kept[str] = Kept(lambda html: len(html) + 1_000)


def render_filter_fields(form: BaseForm, choices: Hashable) -> SafeString:
    """`choices`: all that a campaign has to choose from. Kept under them and what was chosen; errors are not kept."""

    def draw() -> str:
        return render_to_string("sessions/_filter_fields.html", {"form": form})

    if form.errors:
        return mark_safe(draw())  # noqa: S308
    chosen = tuple(form.data.get(name, "") for name in form.fields)
    # A template's own output.
    return mark_safe(_kept.get((choices, chosen, get_language()), draw))  # noqa: S308
