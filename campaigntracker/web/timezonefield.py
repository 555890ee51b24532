"""A form field for a time zone: typed, with the names offered while typing."""

import zoneinfo
from functools import cache
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from campaigntracker.accounts.models.user import validate_time_zone

# Names that no city lives in: aliases and files of the zone database, not offered but understood.
NOT_OFFERED = ("Etc/", "SystemV/", "US/", "posix/", "right/")


@cache
def offered_zones() -> tuple[str, ...]:
    """The zones named after a place, and UTC."""
    places = {name for name in zoneinfo.available_timezones() if "/" in name and not name.startswith(NOT_OFFERED)}
    return ("UTC", *sorted(places))


@cache
def _zones_by_typing() -> dict[str, str]:
    return {name.casefold(): name for name in zoneinfo.available_timezones()}


class TimeZoneInput(forms.TextInput):
    """A text input with the names as a datalist, which needs no script."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        list_id = f"{(attrs or {}).get('id', name)}_zones"
        field = super().render(name, value, {**(attrs or {}), "list": list_id, "autocomplete": "off"}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((zone,) for zone in offered_zones()))
        return format_html('{}<datalist id="{}">{}</datalist>', field, list_id, options)


class TimeZoneField(forms.CharField):
    """Cleans to the name of an IANA zone, whatever the case it is typed in: `new york` is no zone, `europe/rome` is."""

    widget = TimeZoneInput
    default_validators = [validate_time_zone]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=64, **kwargs)
        self.help_text = self.help_text or _("The name of a place, such as Europe/Berlin: begin to type a city.")

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value) or ""
        return _zones_by_typing().get(typed.replace(" ", "_").casefold(), typed)
