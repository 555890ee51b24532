from campaigntracker.accounts.models.user import User
from campaigntracker.accounts.models.web_session import WebSession

__all__ = ["User", "WebSession"]
