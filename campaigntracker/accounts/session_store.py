"""Sessions of browsers in the database, read together with the user: each page asks for both."""

import datetime as dt
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.db.models import QuerySet
from django.utils import timezone

from campaigntracker.accounts.models import User, WebSession
from campaigntracker.postgres.prepared import prepared


class SessionStore(db.SessionStore):
    """`user`: read beside the session, None where the row names none. Whether to trust it is for who asks to decide."""

    user: User | None = None

    @classmethod
    def get_model_class(cls) -> type[WebSession]:
        return WebSession

    def __init__(self, session_key: str | None = None) -> None:
        """A cookie may hold anything: only what could be a key is looked for, and no NUL reaches the database."""
        could_be_one = session_key is not None and session_key.isascii() and session_key.isalnum()
        super().__init__(session_key if could_be_one else None)

    @property
    def is_read(self) -> bool:
        return hasattr(self, "_session_cache")

    def take(self, data: str, user: User) -> None:
        """What another query has read of this session's row, which has not expired."""
        self._session_cache = self.decode(data)
        self.user = user

    def load(self) -> dict[str, Any]:
        found = _with_user(self.session_key or "", timezone.now())
        if not found:
            self._session_key = None
            return {}
        session = found[0]
        self.user = session.user
        return self.decode(session.session_data)

    def create_model_instance(self, data: dict[str, Any]) -> WebSession:
        row: Any = super().create_model_instance(data)
        row.user_id = data.get(SESSION_KEY)
        return row

    async def acreate_model_instance(self, data: dict[str, Any]) -> WebSession:
        row: Any = await super().acreate_model_instance(data)
        row.user_id = data.get(SESSION_KEY)
        return row


@prepared
def _with_user(key: str, now: dt.datetime) -> "QuerySet[WebSession]":
    return WebSession.objects.select_related("user").filter(session_key=key, expire_date__gt=now)
