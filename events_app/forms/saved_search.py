"""Giving a search a name."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from events_app.forms.search import only_known


class SavedSearchForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=80, error_messages={"required": _("Give the search a name.")})
    query = forms.CharField(max_length=2000, error_messages={"required": _("There is nothing to save yet.")})

    def clean_query(self) -> str:
        """As a query string says it, whatever was sent; where its reader had got to is not part of the search."""
        query = only_known(QueryDict(self.cleaned_data["query"])).urlencode()
        if not query:
            raise forms.ValidationError(self.fields["query"].error_messages["required"])
        return query
