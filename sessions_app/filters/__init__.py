"""Which sessions a list shows, as its address says."""

from sessions_app.filters.session_filter import SessionFilter

__all__ = ["SessionFilter"]
