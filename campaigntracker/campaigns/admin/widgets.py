"""Widgets that a screen reader can name."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminDateWidget, AdminSplitDateTime, AdminTimeWidget
from django.utils.translation import gettext_lazy as _


class NamedDateTime(AdminSplitDateTime):
    """Django's own, whose words beside its two fields are not their labels."""

    def __init__(self, attrs: Any = None) -> None:
        widgets = (AdminDateWidget(attrs={"aria-label": _("Date")}), AdminTimeWidget(attrs={"aria-label": _("Time")}))
        forms.MultiWidget.__init__(self, widgets, attrs)
