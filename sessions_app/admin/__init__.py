"""The admin of sessions and their rosters."""

from sessions_app.admin.goal import GoalAdmin
from sessions_app.admin.prep_item import PrepItemAdmin
from sessions_app.admin.session import SessionAdmin

__all__ = ["GoalAdmin", "PrepItemAdmin", "SessionAdmin"]
