"""The admin of events."""

from events_app.admin.event import EventAdmin

__all__ = ["EventAdmin"]
