"""Links by which people take their seats."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Campaign, Invitation, Member, Role

VALID_FOR = dt.timedelta(days=30)


def invite(
    campaign: Campaign, *, member: Member | None = None, role: str = Role.PLAYER, now: dt.datetime
) -> Invitation:
    """Make a link for one seat: the given one, or a new one of that role."""
    if member is not None and member.user_id:
        raise RuleError(_("%(name)s already has an account here.") % {"name": member}, field="member")
    return Invitation.objects.create(
        campaign=campaign,
        member=member,
        role=member.role if member else role,
        created_at=now,
        expires_at=now + VALID_FOR,
    )


def revoke_invitation(invitation: Invitation, *, now: dt.datetime) -> None:
    invitation.revoked_at = now
    invitation.save(update_fields=["revoked_at"])


@transaction.atomic
def claim_invitation(token: str, *, user: User, now: dt.datetime) -> Member:
    """Seat the user. Raise RuleError when the link is used up, expired, or the user already sits at this table."""
    invitation = Invitation.objects.open(now).select_for_update().filter(token=token).first()
    if invitation is None:
        raise RuleError(_("This invitation has been used or is no longer valid. Ask your GM for a new one."))
    # Two links to one table, claimed by one person at once: the second waits here and finds the seat of the first.
    campaign = Campaign.objects.select_for_update().get(pk=invitation.campaign_id)
    if Member.objects.of(campaign).filter(user=user).exists():
        raise RuleError(_("You already have a seat in this campaign."))
    if invitation.member_id:
        member = Member.objects.of(campaign).select_for_update().get(pk=invitation.member_id)
        if member.user_id:
            raise RuleError(_("Somebody has taken this seat already. Ask your GM for a new invitation."))
        member.user = user
        member.save(update_fields=["user"])
    else:
        member = Member.objects.create(
            campaign=campaign, display_name=str(user), role=invitation.role, user=user, created_at=now
        )
    invitation.claimed_at = now
    invitation.save(update_fields=["claimed_at"])
    return member
