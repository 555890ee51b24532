"""A campaign's home."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from campaigntracker.campaigns import access
from campaigntracker.campaigns.models import Member, Role, Viewer
from campaigntracker.campaigns.views.page import context
from events_app.domain.closing import paperwork_of
from events_app.domain.projection import session_digest
from events_app.domain.recap import short_recap, to_markdown
from events_app.domain.running import running_combat
from events_app.domain.standing import read_standing
from sessions_app.domain.absence import Absence, absence_of
from sessions_app.domain.answering import answers_for
from sessions_app.domain.awaited import Awaited, sessions_awaited
from sessions_app.domain.overview import after_next, campaign_overview, is_within_days
from sessions_app.domain.reading import RosterLine, roster_for
from sessions_app.models import Session


def campaign(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = access.enter(request, slug)
    now = timezone.now()
    overview = campaign_overview(viewer, now=now)
    next_session = overview.next_session
    last, playing = overview.last_played, overview.in_progress
    came, absent = _who_was_there(viewer, last) if last else ((), ())
    answers = answers_for(viewer, next_session, now=now) if next_session else None
    page = context(
        viewer,
        "overview",
        overview=overview,
        next_comes_first=is_within_days(next_session, now=now) or (answers is not None and answers.own_is_asked),
        digest=session_digest(last, viewer) if last else None,
        answers=answers,
        also_awaited=_also_awaited(viewer, next_session, now=now),
        roster=roster_for(viewer, next_session) if next_session else (),
        recap=_recap(last, viewer) if last else "",
        came=came,
        absent=absent,
        absence=_absence(viewer),
        paperwork=None if playing else paperwork_of(viewer),
        live_version=playing.log_version_for(viewer) if playing else None,
        combat=running_combat(playing, viewer) if playing else None,
        standing=None if overview.is_fresh else read_standing(viewer),
        players=Member.objects.of(viewer.campaign).players().count(),
    )
    return render(request, "campaigns/overview.html", page)


def _also_awaited(viewer: Viewer, next_session: Session | None, *, now: dt.datetime) -> tuple[Awaited, ...]:
    """What waits for the reader's answer besides the next session, whose card asks for itself."""
    member = viewer.member
    return after_next(sessions_awaited([member], now=now)[member.pk], next_session) if member and next_session else ()


def _who_was_there(viewer: Viewer, session: Session) -> tuple[list[RosterLine], list[RosterLine]]:
    """Those who came, and those who did not."""
    roster = roster_for(viewer, session)
    return [line for line in roster if line.attended], [line for line in roster if not line.attended]


def _absence(viewer: Viewer) -> Absence | None:
    """What a player has missed; nobody else is expected at the table."""
    member = viewer.member
    return absence_of(viewer, member) if member and member.role == Role.PLAYER else None


def _recap(session: Session, viewer: Viewer) -> str:
    """What to read before the next session: somebody's own words, else two sentences of the log's."""
    session.campaign = viewer.campaign
    stated: str = session.summary.get("gm") or session.summary.get("auto") or ""
    return stated or to_markdown(short_recap(session, viewer)) or session.description
