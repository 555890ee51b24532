"""What a notice tells: the same facts for a mail and for a chat."""

import datetime as dt
import zoneinfo
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _

from campaigntracker.campaigns.models import Campaign, Member, Viewer
from campaigntracker.web.plain import one_line, to_plain
from events_app.domain.recap import short_recap, to_text
from sessions_app.models import DateOption, NoticeKind, Session

RECAP_CHARACTERS = 600
MOST_OBJECTIVES = 10


@dataclass(frozen=True)
class Letter:
    """`member` is None for the webhook. What is told is what the whole party may read."""

    kind: str
    campaign: Campaign
    session: Session
    member: Member | None = None

    @cached_property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The reader's own, else the campaign's."""
        user = self.member.user if self.member else None
        return zoneinfo.ZoneInfo((user.time_zone if user else "") or self.campaign.time_zone)

    def on(self, moment: dt.datetime) -> str:
        """A moment in the reader's zone: Saturday 21 November 2026, 19:00 (Europe/Berlin)."""
        return f"{formats.date_format(moment.astimezone(self.zone), 'l j F Y, H:i')} ({self.zone.key})"

    @cached_property
    def title(self) -> str:
        return one_line(self.session.full_title)

    @cached_property
    def campaign_name(self) -> str:
        return one_line(self.campaign.name)

    @cached_property
    def when(self) -> str:
        start = self.session.real_start_time
        return self.on(start) if start else ""

    @cached_property
    def subject(self) -> str:
        """On one line, with the session and when it is."""
        start = self.session.real_start_time
        short = formats.date_format(start.astimezone(self.zone), "D j M, H:i") if start else ""
        words = {"campaign": self.campaign_name, "title": self.title, "when": short}
        if self.kind == NoticeKind.DATES_PROPOSED:
            return one_line(_("%(campaign)s: when can you play? %(title)s") % words)
        if self.kind == NoticeKind.DATE_PICKED:
            return one_line(_("%(campaign)s: the date is set. %(title)s, %(when)s") % words)
        return one_line(_("%(campaign)s: %(title)s, %(when)s") % words)

    @cached_property
    def opening(self) -> str:
        words = {"title": self.title, "campaign": self.campaign_name}
        if self.kind == NoticeKind.DATES_PROPOSED:
            return _("Dates are proposed for %(title)s of %(campaign)s. Which of them can you make?") % words
        if self.kind == NoticeKind.DATE_PICKED:
            return _("The date of %(title)s of %(campaign)s is set.") % words
        return _("%(title)s of %(campaign)s is coming up.") % words

    @cached_property
    def place(self) -> str:
        return one_line(self.session.location)

    @cached_property
    def dates(self) -> list[dt.datetime]:
        """The proposed ones, the earliest first."""
        if self.kind != NoticeKind.DATES_PROPOSED:
            return []
        return list(DateOption.objects.of_session(self.session).values_list("starts_at", flat=True))

    @cached_property
    def dates_in_words(self) -> list[str]:
        return [self.on(moment) for moment in self.dates]

    @cached_property
    def objectives(self) -> list[str]:
        planned = self.session.planned_objectives if self.kind == NoticeKind.REMINDER else []
        return [one_line(text) for text in planned[:MOST_OBJECTIVES]]

    @cached_property
    def previous(self) -> Session | None:
        """The last session played before it."""
        if self.kind != NoticeKind.REMINDER:
            return None
        party = Viewer.of_role(self.campaign, is_gm=False)
        return Session.objects.visible_to(party).played().before(self.session).latest_first().first()

    @cached_property
    def recap(self) -> str:
        """What happened in it, as the party may read it; "" where nothing is told."""
        if self.previous is None:
            return ""
        stated = self.previous.summary.get("gm") or self.previous.summary.get("auto")
        if isinstance(stated, str) and stated.strip():
            return to_plain(stated, most=RECAP_CHARACTERS)
        party = Viewer.of_role(self.campaign, is_gm=False)
        return one_line(to_text(short_recap(self.previous, party)), RECAP_CHARACTERS)

    @cached_property
    def previous_title(self) -> str:
        return one_line(self.previous.full_title) if self.previous else ""

    @cached_property
    def url(self) -> str:
        return address(self.session.get_absolute_url())

    @cached_property
    def campaign_url(self) -> str:
        return address(reverse("campaign", args=[self.campaign.slug]))


def address(path: str) -> str:
    """As a mail needs it: with the site in front."""
    return f"{settings.SITE_URL}{path}"
