"""Who saved a session last, and when."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from campaigntracker.campaigns.models import Member
from sessions_app.models import Session

# A save that changed the roster alone leaves no version of the session: one further off than this is another save's.
SAME_SAVE = dt.timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class LastSave:
    """`user_id` and `name` are None and empty where nobody can say."""

    when: dt.datetime
    user_id: UUID | None = None
    name: str = ""


def last_save(session: Session) -> LastSave:
    version = session.history.order_by("-pgh_id").first()  # type: ignore[attr-defined]
    user = (version.pgh_context or {}).get("user") if version else None
    if version is None or not user or abs(version.pgh_created_at - session.updated_at) > SAME_SAVE:
        return LastSave(session.updated_at)
    seat = Member.objects.of(session.campaign).filter(user=user).first()
    return LastSave(session.updated_at, UUID(str(user)), str(seat) if seat else "")
