"""Which sessions still take answers, and who may give one."""

from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Member, Role
from sessions_app.models import Session, SessionPlayer, SessionStatus


def refuse_unless_planned(session: Session) -> None:
    """Raise RuleError for a session that nobody can answer any more, with the reason."""
    reason = {
        SessionStatus.IN_PROGRESS: _("%(session)s has begun. Who is there is noted at the table."),
        SessionStatus.COMPLETED: _("%(session)s has been played already."),
        SessionStatus.CANCELLED: _("%(session)s was cancelled."),
    }.get(SessionStatus(session.status))
    if reason:
        raise RuleError(reason % {"session": session})


def refuse_who_does_not_play(session: Session, member: Member) -> None:
    """Raise RuleError for somebody of another table, and for who only watches and was not asked to play."""
    if member.campaign_id != session.campaign_id:
        raise RuleError(_("The roster names somebody who is not of this campaign."))
    is_asked = member.role != Role.SPECTATOR or SessionPlayer.objects.of(session).filter(member=member).exists()
    if not is_asked:
        raise RuleError(_("%(name)s does not play in this campaign.") % {"name": member})
