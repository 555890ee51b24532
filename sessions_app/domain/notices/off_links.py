"""Links by which somebody ends the mails about one campaign, without logging in."""

import base64
import binascii
from uuid import UUID

from django.core.signing import BadSignature, Signer

from campaigntracker.campaigns.models import Member

SALT = "sessions_app.reminders_off"
SIZE = 16


def make_off_token(member: Member) -> str:
    """The same each time, and for as long as this account has the seat."""
    if member.user_id is None:
        raise ValueError("Nobody sits there.")
    packed = base64.urlsafe_b64encode(member.pk.bytes + member.user_id.bytes).decode()
    return Signer(salt=SALT).sign(packed)


def read_off_token(token: str) -> Member | None:
    """The seat, with its campaign; None for what is not ours, or once somebody else, or nobody, sits there."""
    try:
        packed = base64.urlsafe_b64decode(Signer(salt=SALT).unsign(token))
    except (BadSignature, binascii.Error, ValueError):
        return None
    if len(packed) != 2 * SIZE:
        return None
    member_id, user_id = UUID(bytes=packed[:SIZE]), UUID(bytes=packed[SIZE:])
    return Member.objects.filter(pk=member_id, user=user_id).select_related("campaign").first()
