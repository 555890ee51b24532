"""The admin of sessions and their rosters."""

from sessions_app.admin.session import SessionAdmin

__all__ = ["SessionAdmin"]
