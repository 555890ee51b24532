"""Whom notices of a session cannot reach, and why."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from campaigntracker.campaigns.models import Member
from sessions_app.domain.notices.choosing import settings_of
from sessions_app.models import Session, SessionPlayer


@dataclass(frozen=True, slots=True)
class Reach:
    """`reached`: how many get a mail. `unreached`: those who get none, by the reason in words."""

    by_mail: bool
    has_webhook: bool
    reached: int
    unreached: Mapping[str, tuple[Member, ...]]

    @property
    def is_nobody(self) -> bool:
        return not (self.has_webhook or self.reached)

    def told(self, awaited: Collection[UUID] | None = None) -> str:
        """Who is left out, in one sentence with the way out; empty where nobody is.

        `awaited`: the members whose answer is missing, where it is about nobody else.
        """
        if awaited is not None and not awaited:
            return ""
        if not self.by_mail:
            return "" if self.has_webhook else _("Mails are turned off, and there is no webhook. %s") % _way_out()
        if not self.unreached:
            return "" if not self.is_nobody else _("Nobody is at the table yet.")
        who = "; ".join(self._left_out(awaited))
        if not who:
            return ""
        if self.has_webhook:
            return _("No mail reaches %(who)s; the channel of the webhook is told.") % {"who": who}
        words = _("No mail reaches %(who)s, and there is no webhook. %(way_out)s")
        return words % {"who": who, "way_out": _way_out()}

    def _left_out(self, awaited: Collection[UUID] | None) -> Iterator[str]:
        for reason, members in self.unreached.items():
            names = [one.display_name for one in members if awaited is None or one.pk in awaited]
            if names:
                yield f"{', '.join(names)} ({reason})"


def reach_of(session: Session) -> Reach:
    """Of those on its roster; of a session without one, all players. Four queries at most."""
    chosen = settings_of(session.campaign)
    seats = SessionPlayer.objects.of(session).select_related("member__user").in_order()
    members = [seat.member for seat in seats]
    if not members:
        members = list(Member.objects.of(session.campaign).players().select_related("user").in_order())
    reachable = set(Member.objects.of(session.campaign).reachable_by_mail().values_list("pk", flat=True))
    left_out = defaultdict[str, list[Member]](list)
    for member in members:
        if member.pk not in reachable:
            left_out[why_no_mail(member)].append(member)
    return Reach(
        by_mail=chosen.by_mail,
        has_webhook=bool(chosen.webhook_url),
        reached=len(members) - sum(map(len, left_out.values())) if chosen.by_mail else 0,
        unreached={reason: tuple(members) for reason, members in left_out.items()},
    )


def is_reached(member: Member) -> bool:
    """Whether mails about the sessions go to this member."""
    return Member.objects.reachable_by_mail().filter(pk=member.pk).exists()


def why_no_mail(member: Member) -> str:
    """What keeps somebody from mails whom `Member.objects.reachable_by_mail` leaves out."""
    if member.user is None or not member.user.is_active:
        return _("no account")
    if not member.user.email:
        return _("no e-mail address")
    return _("has not confirmed the e-mail address") if member.is_reminded else _("wants no mails")


def _way_out() -> str:
    return _("Copy the links on this page and send them yourself.")
