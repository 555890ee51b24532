"""allauth's forms with our labels, and without its placeholders that repeat them.

Apart from `forms`, which allauth's own forms import.
"""

from typing import Any, ClassVar

from allauth.account import forms as allauth_forms
from django import forms
from django.utils.translation import gettext_lazy as _

Labels = dict[str, Any]


class InOurWords(forms.Form):
    labels: ClassVar[Labels] = {
        "login": _("Username or e-mail"),
        "password": _("Password"),
        "remember": _("Keep me logged in on this device"),
        "email": _("E-mail"),
        "oldpassword": _("Current password"),
        "password1": _("New password"),
        "password2": _("New password again"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if name in self.labels:
                field.label = self.labels[name]
            field.widget.attrs.pop("placeholder", None)
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = _("This is not an e-mail address.")


class LoginForm(InOurWords, allauth_forms.LoginForm):
    pass


class SignupForm(InOurWords, allauth_forms.SignupForm):
    labels: ClassVar[Labels] = InOurWords.labels | {"password1": _("Password"), "password2": _("Password again")}


class AddEmailForm(InOurWords, allauth_forms.AddEmailForm):
    labels: ClassVar[Labels] = InOurWords.labels | {"email": _("Another e-mail address")}


class ChangePasswordForm(InOurWords, allauth_forms.ChangePasswordForm):
    pass


class SetPasswordForm(InOurWords, allauth_forms.SetPasswordForm):
    pass


class ResetPasswordForm(InOurWords, allauth_forms.ResetPasswordForm):
    pass


class ResetPasswordKeyForm(InOurWords, allauth_forms.ResetPasswordKeyForm):
    pass


class ReauthenticateForm(InOurWords, allauth_forms.ReauthenticateForm):
    pass
