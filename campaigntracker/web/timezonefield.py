"""A form field for a time zone: typed, with the names offered while typing."""

import re
import zoneinfo
from collections import defaultdict
from difflib import get_close_matches
from functools import cache
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

# Names that no city lives in: aliases and files of the zone database, not offered but understood.
NOT_OFFERED = ("Etc/", "SystemV/", "US/", "posix/", "right/")


@cache
def offered_zones() -> tuple[str, ...]:
    """The zones named after a place, and UTC."""
    places = {name for name in zoneinfo.available_timezones() if "/" in name and not name.startswith(NOT_OFFERED)}
    return ("UTC", *sorted(places))


def _loosely(typed: str) -> str:
    """The same for all ways to type one name: case, spaces, hyphens and underscores do not matter."""
    return re.sub(r"[\s_-]+", "_", typed.strip()).casefold()


@cache
def _zones_by_typing() -> dict[str, str]:
    return {_loosely(name): name for name in sorted(zoneinfo.available_timezones())}


@cache
def _zones_by_city() -> dict[str, list[str]]:
    cities = defaultdict(list)
    for name in offered_zones():
        cities[_loosely(name.rpartition("/")[2])].append(name)
    return cities


def zone_named(typed: str) -> str:
    """The zone meant by what was typed: a whole name, or a city that only one zone has; "" if there is none."""
    if whole := _zones_by_typing().get(_loosely(typed)):
        return whole
    cities = _zones_by_city().get(_loosely(typed.partition(",")[0]), [])
    return cities[0] if len(cities) == 1 else ""


def zones_like(typed: str, *, at_most: int = 3) -> list[str]:
    """What may have been meant: zones with such a city, then those that hold the words, then those spelt alike."""
    wanted = _loosely(typed.partition(",")[0])
    if len(wanted) < 3:
        return []
    by_city = _zones_by_city()
    near = [*by_city.get(wanted, ()), *(name for name in offered_zones() if wanted in _loosely(name))]
    for city in get_close_matches(wanted, list(by_city), n=at_most, cutoff=0.75):
        near += by_city[city]
    near += [_zones_by_typing()[name] for name in get_close_matches(wanted, list(_zones_by_typing()), cutoff=0.85)]
    return list(dict.fromkeys(near))[:at_most]


class TimeZoneInput(forms.TextInput):
    """A text input with the names as a datalist, which needs no script."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        list_id = f"{(attrs or {}).get('id', name)}_zones"
        field = super().render(name, value, {**(attrs or {}), "list": list_id, "autocomplete": "off"}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((zone,) for zone in offered_zones()))
        return format_html('{}<datalist id="{}">{}</datalist>', field, list_id, options)


class TimeZoneField(forms.CharField):
    """Cleans to the name of an IANA zone, loosely typed: `new york` is America/New_York, `europe/rome` Europe/Rome."""

    widget = TimeZoneInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=64, **kwargs)
        self.help_text = self.help_text or _("The name of a place, such as Europe/Berlin: begin to type a city.")

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value) or ""
        return zone_named(typed) or typed

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and value not in zoneinfo.available_timezones():
            raise forms.ValidationError(_refusal(value), code="time_zone")


def _refusal(typed: str) -> str:
    if near := zones_like(typed):
        return _("“%(name)s” is not a time zone. Did you mean %(near)s?") % {"name": typed, "near": ", ".join(near)}
    return _("“%(name)s” is not a time zone. Try the nearest big city, such as Europe/Berlin.") % {"name": typed}
