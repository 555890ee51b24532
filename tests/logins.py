"""Browsers of people who are logged in, without the detour through the form."""

from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client
from django.utils.crypto import get_random_string

from campaigntracker.accounts.models import User, WebSession
from campaigntracker.accounts.session_store import SessionStore

BACKEND = "django.contrib.auth.backends.ModelBackend"


def browsers_of(users: Sequence[User]) -> list[Client]:
    """One for each. All logins are one statement: nearly every test needs some."""
    rows = [_web_session(user) for user in users]
    WebSession.objects.bulk_create(rows)
    clients = [Client() for _ in users]
    for client, row in zip(clients, rows, strict=True):
        client.cookies[settings.SESSION_COOKIE_NAME] = row.session_key
    return clients


def _web_session(user: User) -> WebSession:
    key = get_random_string(32)
    said = {
        SESSION_KEY: str(user.pk),
        BACKEND_SESSION_KEY: BACKEND,
        HASH_SESSION_KEY: user.get_session_auth_hash(),
    }
    store = SessionStore(key)
    return WebSession(
        session_key=key, user_id=user.pk, session_data=store.encode(said), expire_date=store.get_expiry_date()
    )
