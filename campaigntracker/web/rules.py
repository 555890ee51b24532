"""Telling people why a rule of the game forbids what they asked."""

from django.forms import BaseForm

from campaigntracker.campaigns.domain.errors import RuleError


def show_rule(form: BaseForm, error: RuleError) -> None:
    """Put the error beside the field it belongs to, or above the form where it has none."""
    form.add_error(error.field if error.field in form.fields else None, error.message)
