"""Seats: adding, changing, handing over, giving up."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.seen import ConflictError, fingerprint
from campaigntracker.campaigns.models import Campaign, Member, Role


def add_member(campaign: Campaign, *, display_name: str, role: str, now: dt.datetime) -> Member:
    """Track somebody who has no account (yet)."""
    return Member.objects.create(campaign=campaign, display_name=display_name, role=role, created_at=now)


def member_fingerprint(member: Member) -> str:
    return fingerprint({"display_name": member.display_name, "role": member.role})


@transaction.atomic
def change_member(member: Member, *, display_name: str, role: str, seen: str = "") -> Member:
    """Rename a seat or change its role. The last GM with an account cannot step down.

    `seen` is the fingerprint of the seat as the writer saw it. Raise ConflictError, and change nothing, when it has
    been saved otherwise since; without it nothing is compared.
    """
    member = _lock_table_of(member)
    if seen and seen != member_fingerprint(member):
        raise ConflictError(member)
    if member.role == Role.GM and role != Role.GM:
        _refuse_last_gm(member)
    member.display_name, member.role = display_name, role
    member.save(update_fields=["display_name", "role"])
    return member


@transaction.atomic
def release_seat(member: Member) -> Member:
    """Part an account from its seat; the seat and all it did stay."""
    member = _lock_table_of(member)
    if member.role == Role.GM:
        _refuse_last_gm(member)
    member.user = None
    member.save(update_fields=["user"])
    return member


def _lock_table_of(member: Member) -> Member:
    """Lock the GM seats too, so that two GMs cannot step down at once and leave nobody."""
    seats = Member.objects.of(member.campaign).select_for_update().filter(pk=member.pk) | (
        Member.objects.of(member.campaign).gms().select_for_update()
    )
    return next(seat for seat in seats.order_by("pk") if seat.pk == member.pk)


def _refuse_last_gm(member: Member) -> None:
    others = Member.objects.of(member.campaign).gms().exclude(pk=member.pk).exclude(user=None)
    if member.user_id and not others.exists():
        raise RuleError(_("A campaign needs a GM with an account: make somebody else GM first."), field="role")
