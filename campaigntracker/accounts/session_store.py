"""Sessions of browsers in the database, read together with the user: each page asks for both."""

from functools import cache
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.db.models import QuerySet
from django.utils import timezone

from campaigntracker.accounts.models import User, WebSession


class SessionStore(db.SessionStore):
    """`user`: read beside the session, None where the row names none. Whether to trust it is for who asks to decide."""

    user: User | None = None

    @classmethod
    def get_model_class(cls) -> type[WebSession]:
        return WebSession

    def load(self) -> dict[str, Any]:
        found = _with_user().filter(session_key=self.session_key, expire_date__gt=timezone.now()).first()
        if found is None:
            self._session_key = None
            return {}
        self.user = found.user
        return self.decode(found.session_data)

    def create_model_instance(self, data: dict[str, Any]) -> WebSession:
        row: Any = super().create_model_instance(data)
        row.user_id = data.get(SESSION_KEY)
        return row

    async def acreate_model_instance(self, data: dict[str, Any]) -> WebSession:
        row: Any = await super().acreate_model_instance(data)
        row.user_id = data.get(SESSION_KEY)
        return row


@cache
def _with_user() -> "QuerySet[WebSession]":
    """Never read as it is. Said to Django once: that takes longer than to ask the database."""
    return WebSession.objects.select_related("user").order_by()
