"""The page on which a session is closed: eight steps, each a form, each to be skipped and done later."""

from sessions_app.forms.closing.page import ClosingForm

__all__ = ["ClosingForm"]
