"""Links by which somebody answers for one seat in one session, without logging in."""

import base64
import binascii
from uuid import UUID

from django.core.signing import BadSignature, Signer

from campaigntracker.campaigns.models import Member, Viewer
from sessions_app.models import Session

SALT = "sessions_app.answer_link"
# In the place of an account where the seat has none.
NOBODY = UUID(int=0)
PARTS = 3


def make_token(session: Session, member: Member) -> str:
    """It holds who has the seat now: once that is somebody else, the token opens nothing."""
    ids = (session.pk, member.pk, member.user_id or NOBODY)
    packed = base64.urlsafe_b64encode(b"".join(part.bytes for part in ids)).decode()
    return Signer(salt=SALT).sign(packed)


def read_token(token: str) -> tuple[Session, Member] | None:
    """Session (with its campaign) and member, whatever has become of the session; None for a token that is not ours,
    or whose session or seat has gone, or whose seat has changed hands.
    """
    ids = _read(token)
    if ids is None:
        return None
    session_id, member_id, user_id = ids
    member = Member.objects.filter(pk=member_id).select_related("campaign").first()
    if member is None or (member.user_id or NOBODY) != user_id:
        return None
    session = Session.objects.visible_to(Viewer(member.campaign, None)).with_ids([session_id]).first()
    if session is None:
        return None
    session.campaign = member.campaign
    return session, member


def _read(token: str) -> list[UUID] | None:
    try:
        packed = base64.urlsafe_b64decode(Signer(salt=SALT).unsign(token))
    except (BadSignature, binascii.Error, ValueError):
        return None
    size = len(NOBODY.bytes)
    if len(packed) != PARTS * size:
        return None
    return [UUID(bytes=packed[start : start + size]) for start in range(0, len(packed), size)]
