from sessions_app.models.session import Session, SessionStatus
from sessions_app.models.session_player import Rsvp, SessionPlayer, SessionPlayerCharacter

__all__ = ["Rsvp", "Session", "SessionPlayer", "SessionPlayerCharacter", "SessionStatus"]
