"""The admin of sessions and their rosters."""

from sessions_app.admin.chapter import ChapterAdmin
from sessions_app.admin.date_answer import DateAnswerAdmin
from sessions_app.admin.goal import GoalAdmin
from sessions_app.admin.notice import NoticeAdmin, NoticeSettingsAdmin
from sessions_app.admin.prep_item import PrepItemAdmin
from sessions_app.admin.session import SessionAdmin

__all__ = [
    "ChapterAdmin",
    "DateAnswerAdmin",
    "GoalAdmin",
    "NoticeAdmin",
    "NoticeSettingsAdmin",
    "PrepItemAdmin",
    "SessionAdmin",
]
