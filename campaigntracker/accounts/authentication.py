"""Who asks, from the one row in which the session was read."""

from typing import Any

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.middleware import AuthenticationMiddleware as DjangoAuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from campaigntracker.accounts.models import User


class AuthenticationMiddleware(DjangoAuthenticationMiddleware):
    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: _user_of(request))  # type: ignore[assignment]


def _user_of(request: Any) -> User | AnonymousUser:
    """Where the shortcut does not settle it, Django decides: old secrets, rows without a user, logins that ended."""
    if not hasattr(request, "_cached_user"):
        request._cached_user = _settled(request.session) or auth.get_user(request)
    found: User | AnonymousUser = request._cached_user
    return found


def _settled(session: Any) -> User | None:
    """The user read with the session, if it is whom its data names and nothing has ended the login."""
    # Looked up first: this is what reads the session.
    user_id = session.get(auth.SESSION_KEY)
    user: User | None = getattr(session, "user", None)
    if user is None or user_id != str(user.pk) or not user.is_active:
        return None
    if session.get(auth.BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
        return None
    # Changes with the password.
    proof = session.get(auth.HASH_SESSION_KEY) or ""
    return user if constant_time_compare(proof, user.get_session_auth_hash()) else None
