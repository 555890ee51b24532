"""The admin of events and of the codex."""

from events_app.admin.codex import CodexEntryAdmin
from events_app.admin.event import EventAdmin

__all__ = ["CodexEntryAdmin", "EventAdmin"]
