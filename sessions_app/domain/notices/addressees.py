"""Who is to be told of which session, for any number of sessions in two queries."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from campaigntracker.campaigns.models import Member
from sessions_app.models import Rsvp, Session, SessionPlayer


@dataclass(frozen=True, slots=True)
class Addressee:
    member_id: UUID
    rsvp: str


def addressees_of(sessions: Sequence[Session]) -> dict[UUID, list[Addressee]]:
    """By the session's id: those on its roster whom a mail can reach; of a session without a roster, all players."""
    found: dict[UUID, list[Addressee]] = defaultdict(list)
    with_roster = set()
    for session_id, member_id, rsvp, is_reachable in SessionPlayer.objects.of_any_session(sessions).reachability():
        with_roster.add(session_id)
        if is_reachable:
            found[session_id].append(Addressee(member_id, rsvp))
    bare = [session for session in sessions if session.pk not in with_roster]
    players = Member.objects.of_any([session.campaign_id for session in bare]).players().reachable_by_mail()
    by_campaign = defaultdict(list)
    for campaign_id, member_id in players.as_they_came().values_list("campaign_id", "pk"):
        by_campaign[campaign_id].append(Addressee(member_id, Rsvp.NONE))
    for session in bare:
        found[session.pk] = by_campaign[session.campaign_id]
    return found
