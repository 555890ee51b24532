"""What the site remembers of a browser between two requests; nothing to do with sessions that a table plays."""

from typing import TYPE_CHECKING

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigntracker.accounts.models.user import User

if TYPE_CHECKING:
    from campaigntracker.accounts.session_store import SessionStore


class WebSession(AbstractBaseSession):
    """Django's row, and who is logged in with it, so that both are read at once.

    The user here is a shortcut: who is logged in says the signed data. So it may name somebody who is gone.
    """

    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="+", db_constraint=False)

    class Meta(AbstractBaseSession.Meta):
        verbose_name = _("browser session")  # type: ignore[assignment]
        verbose_name_plural = _("browser sessions")  # type: ignore[assignment]

    @classmethod
    def get_session_store_class(cls) -> "type[SessionStore]":
        from campaigntracker.accounts.session_store import SessionStore

        return SessionStore
