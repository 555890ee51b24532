"""What allauth says and where its mails lead, in this site's words and to this site's address."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

LINKS = ("activate_url", "password_reset_url", "signup_url")


@dataclass(frozen=True, slots=True)
class MailSite:
    """Who a mail is from: what allauth's mails call `current_site`."""

    name: str
    domain: str


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "cannot_remove_primary_email": _("The main e-mail address cannot be removed."),
        "duplicate_email": _("This e-mail address is on your account already."),
        "email_password_mismatch": _("The e-mail address or the password is not right."),
        "email_taken": _("Somebody has an account with this e-mail address already."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_password": _("This is not your password."),
        "invalid_password_reset": _("This link does not work any more."),
        "max_email_addresses": _("You cannot have more than %d e-mail addresses."),
        "too_many_login_attempts": _("Too many attempts to log in. Wait a few minutes, then try again."),
        "unknown_email": _("No account has this e-mail address."),
        "unverified_primary_email": _("Confirm the e-mail address first: your main one must be confirmed."),
        "username_blacklisted": _("This username cannot be had. Choose another one."),
        "username_password_mismatch": _("The username or the password is not right."),
        "rate_limited": _("Too many attempts. Wait a few minutes, then try again."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send it with links to SITE_URL: a mail is read elsewhere, and a request's Host may be anybody's claim."""
        links = {name: at_site_url(context[name]) for name in LINKS if name in context}
        site = MailSite(name=str(_("Campaign Tracker")), domain=settings.SITE_URL)
        super().send_mail(template_prefix, email, {"current_site": site, **context, **links})

    def is_safe_url(self, url: str | None) -> bool:
        """What is no address at all is not a safe one."""
        try:
            return super().is_safe_url(url)
        except ValueError:
            return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("profile")


def at_site_url(address: str) -> str:
    """The same page at the address this site is known by."""
    return settings.SITE_URL + urlsplit(address)._replace(scheme="", netloc="").geturl()
