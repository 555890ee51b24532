"""The main part of a session's page, kept until something in it changes."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language

from campaigntracker.campaigns.models import Viewer
from campaigntracker.web.frame import TOKEN
from campaigntracker.web.kept import Kept
from events_app.domain.reading import Wanted
from sessions_app.models.page_stamp import stamp_page

# Stands in the text of a page that is being made for its timeline, which is kept already. Nobody can know it.
TIMELINE = mark_safe(secrets.token_hex(32))  # noqa: S308 - letters and digits


@dataclass(frozen=True, slots=True)
class ShownPage:
    """`parts`: what stands before the timeline and what after it, with `TOKEN` in the place of the reader's own.

    `is_followed`: the page asks for news of a game.
    """

    title: str
    parts: tuple[str, str]
    timeline: bytes
    is_followed: bool

    @classmethod
    def of(cls, title: str, html: str, timeline: SafeString, *, is_followed: bool) -> "ShownPage":
        """`html` holds `TIMELINE` once, or not at all where no event is told."""
        before, _mark, after = html.partition(TIMELINE)
        return cls(title, (before, after), timeline.encode(), is_followed)

    def html_for(self, token: str) -> bytes:
        before, after = (part.replace(TOKEN, token).encode() for part in self.parts)
        return before + self.timeline + after


_kept: Kept[ShownPage] = Kept(lambda shown: sum(map(len, shown.parts)) + len(shown.timeline) + 1_000)


def show_page(
    viewer: Viewer, number: int, *, site: str, wanted: Wanted, make: Callable[[], ShownPage]
) -> ShownPage | None:
    """What is kept, or else what `make` makes; None where there is no session of that number.

    What somebody has typed to find something, or a piece that somebody was sent to, is not kept. Nor is what a GM
    sees of a session in play: the form that logs it offers names that the whole campaign goes on to add to. Nor a plan,
    which asks each reader for an answer of their own.
    """
    stamped = stamp_page(viewer.campaign.pk, number, is_gm=viewer.is_gm)
    if stamped is None:
        return None
    stamp, status = stamped
    is_playing = status == "in_progress"
    if wanted.text or wanted.at or wanted.through or (viewer.is_gm and is_playing) or status == "planned":
        return make()
    return _kept.get(page_key(viewer, stamp, is_playing=is_playing, site=site, wanted=wanted), make)


def page_key(viewer: Viewer, stamp: str, *, is_playing: bool, site: str, wanted: Wanted) -> tuple[object, ...]:
    """All that the main part of a session's page depends on, in one place.

    `stamp` stands for the session with its log, its GM, the roster with its members and characters, and the
    neighbours. Who is of the party counts too: what changes that counts every session anew, which changes the stamp.
    The campaign's name and the reader's stand in the frame of the page, which is not kept.
    """
    campaign = viewer.campaign
    return (
        stamp,
        viewer.kind,
        campaign.slug,
        repr((campaign.calendar, campaign.epoch)),
        campaign.clock if is_playing else None,
        site,
        get_current_timezone_name(),
        get_language(),
        wanted,
    )
