"""Whether anything has happened in a session: what every open page asks every few seconds."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.models import Role
from campaigntracker.postgres.prepared import prepared
from sessions_app.models import Session, SessionStatus


@dataclass(frozen=True, slots=True)
class Pulse:
    """`version`: how often the log has changed, for a GM at all, for anybody else in what the party sees of it."""

    version: int
    is_in_progress: bool


def feel_pulse(user: User | None, *, slug: str, number: int) -> Pulse | None:
    """The session's pulse for this user (None: nobody who is known) in one query; None where it is not to be read."""
    rows = _pulses(user.pk if user else None, slug, number)
    if not rows:
        return None
    status, log_version, party_log_version, role = rows[0]
    version = log_version if role == Role.GM else party_log_version
    return Pulse(version, status == SessionStatus.IN_PROGRESS)


@prepared
def _pulses(user: UUID | None, slug: str, number: int) -> "QuerySet[Session, tuple[str, int, int, str | None]]":
    return Session.objects.numbered(number).pulses_for(user, slug=slug)
