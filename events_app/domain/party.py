"""Who is of the party decides what the log adds up to: a change to a character brings every session's figures along."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.characters import add_character, change_character, lock_character
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.members import add_member
from campaigntracker.campaigns.models import Campaign, Character, Invitation, Member
from events_app.domain.projection import refresh_campaign


def lock_log(campaign: Campaign) -> None:
    """Lock the campaign before its sessions, as recording does: in another order two would wait for each other."""
    Campaign.objects.select_for_update().get(pk=campaign.pk)


@transaction.atomic
def add_party_character(
    campaign: Campaign, *, name: str, member: Member | None, status: str = "active", aliases: Sequence[str] = ()
) -> Character:
    """Add a character and count anew what the log already tells of that name."""
    lock_log(campaign)
    character = add_character(campaign, name=name, member=member, status=status, aliases=aliases)
    refresh_campaign(campaign)
    return character


@transaction.atomic
def change_party_character(
    character: Character,
    *,
    name: str,
    member: Member | None,
    status: str,
    aliases: Sequence[str] | None = None,
    seen: str = "",
) -> Character:
    """Change a character; when it goes by other names than before, count anew.

    A new name keeps the old one among the aliases, so that no figure is lost; `aliases` None leaves them as they
    are. `seen`: as in `lock_character`.
    """
    lock_log(character.campaign)
    character = lock_character(character, seen=seen)
    before = character.name, set(character.aliases)
    character = change_character(character, name=name, member=member, status=status, aliases=aliases)
    if before != (character.name, set(character.aliases)):
        refresh_campaign(character.campaign)
    return character


@transaction.atomic
def seat_player(campaign: Campaign, *, display_name: str, role: str, character: str, now: dt.datetime) -> Member:
    """Add a member and, where a name is given, the character they play."""
    lock_log(campaign)
    member = add_member(campaign, display_name=display_name, role=role, now=now)
    if character:
        add_party_character(campaign, name=character, member=member)
    return member


def can_be_removed(member: Member) -> bool:
    """Whether nothing hangs on the seat: no account, no evening, nothing logged."""
    return member.user_id is None and not any(
        rows.exists() for rows in (member.appearances, member.sessions_run, member.events_logged)
    )


@transaction.atomic
def remove_member(member: Member) -> None:
    """Take away a seat that was added by mistake. Its characters stay, played by nobody; its invitations go.

    Raise RuleError when an account, a session or an event hangs on the seat.
    """
    member = Member.objects.select_for_update().get(pk=member.pk)
    if not can_be_removed(member):
        raise RuleError(_("%(name)s has taken part: the seat stays.") % {"name": member})
    Character.objects.of(member.campaign).filter(member=member).update(member=None)
    Invitation.objects.of(member.campaign).filter(member=member).delete()
    member.delete()
