"""The filters below the search box, kept as they were written: fifteen fields are most of what the page costs."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from campaigntracker.web.kept import Kept
from events_app.forms.search import SearchForm

_kept: Kept[SafeString] = Kept(lambda html: len(html) + 1_000)


def render_filters(form: SearchForm) -> SafeString:
    """Everything a field shows is in the key: its name, what stands in it, and the example in an empty one."""
    if form.errors:
        return _written(form)
    fields = tuple((field.name, field.value(), field.field.widget.attrs.get("placeholder")) for field in form.filters)
    return _kept.get((fields, get_language()), lambda: _written(form))


def _written(form: SearchForm) -> SafeString:
    return render_to_string("events/_filter_fields.html", {"filters": form.filters})
