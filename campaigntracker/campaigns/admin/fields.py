"""Form fields that give back unchanged what they were shown."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.fields import InvalidJSONInput
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.domain.storable import is_storable


def plain_newlines(text: str) -> str:
    """Browsers send CRLF; a text that merely passed through one has not been changed."""
    return text.replace("\r\n", "\n")


class TextsField(forms.CharField):
    """A text of several lines."""

    def to_python(self, value: Any) -> str:
        return plain_newlines(super().to_python(value) or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(plain_newlines(initial or ""), plain_newlines(data or ""))


class LinesField(forms.CharField):
    """A list of texts, one a line; each line must please `base_field`."""

    widget = forms.Textarea
    default_error_messages = {"line": _("Line %(number)s: %(problem)s")}

    def __init__(self, *, base_field: forms.Field, **kwargs: Any) -> None:
        super().__init__(**(kwargs | {"max_length": None}))
        self.base_field = base_field

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        text = super().to_python(value) or ""
        return [line.strip() for line in plain_newlines(text).split("\n") if line.strip()]

    def validate(self, value: Any) -> None:
        super().validate(value)
        for number, line in enumerate(value, start=1):
            try:
                self.base_field.clean(line)
            except ValidationError as error:
                params = {"number": number, "problem": " ".join(error.messages)}
                raise ValidationError(self.error_messages["line"], code="line", params=params) from error

    def run_validators(self, value: Any) -> None:
        for line in value:
            super().run_validators(line)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return plain_newlines(self.prepare_value(initial or []) or "") != plain_newlines(data or "")


class JsonField(forms.JSONField):
    """JSON that the database can keep."""

    default_error_messages = {"unstorable": _("Contains a value that cannot be kept.")}

    # Python refuses to read numbers of thousands of digits and thousands of brackets with errors of its own.
    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except (ValueError, RecursionError) as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid", params={"value": ""}) from error

    def bound_data(self, data: Any, initial: Any) -> Any:
        try:
            value = super().bound_data(data, initial)
        except (ValueError, RecursionError):
            return InvalidJSONInput(data)
        return value if is_storable(value) else InvalidJSONInput(data)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if not is_storable(value):
            raise ValidationError(self.error_messages["unstorable"], code="unstorable")
