from sessions_app.models.calendar_feed import CalendarFeed
from sessions_app.models.chapter import Chapter
from sessions_app.models.date_option import Availability, DateAnswer, DateOption
from sessions_app.models.goal import Goal, GoalState, GoalVisibility
from sessions_app.models.notice import Notice, NoticeChannel, NoticeKind, NoticeState
from sessions_app.models.notice_settings import NoticeSettings
from sessions_app.models.prep_item import PrepItem, PrepKind
from sessions_app.models.session import Session, SessionStatus
from sessions_app.models.session_goal import SessionGoal
from sessions_app.models.session_player import Rsvp, SessionPlayer, SessionPlayerCharacter

__all__ = [
    "Availability",
    "CalendarFeed",
    "Chapter",
    "DateAnswer",
    "DateOption",
    "Goal",
    "GoalState",
    "GoalVisibility",
    "Notice",
    "NoticeChannel",
    "NoticeKind",
    "NoticeSettings",
    "NoticeState",
    "PrepItem",
    "PrepKind",
    "Rsvp",
    "Session",
    "SessionGoal",
    "SessionPlayer",
    "SessionPlayerCharacter",
    "SessionStatus",
]
