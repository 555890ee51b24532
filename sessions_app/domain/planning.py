"""Planning a session and editing it later."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.real_time import problem_with
from campaigntracker.campaigns.models import Campaign, Member
from sessions_app.domain.drafts import DRAFT_COLUMNS, RosterEntry, SessionDraft, draft_of
from sessions_app.domain.errors import EditConflictError
from sessions_app.domain.locking import lock_session, save_session
from sessions_app.domain.merging import merge_roster
from sessions_app.domain.outdated import keep_date_of_answers
from sessions_app.domain.roster import set_roster
from sessions_app.models import Session

HIGHEST_NUMBER = 1_000_000
# As far as two moments of game time may lie apart: their difference is kept as a signed 64-bit number too.
LONGEST_GAME_SPAN = 2**63 - 1


@transaction.atomic
def plan_session(campaign: Campaign, draft: SessionDraft, *, now: dt.datetime) -> Session:
    """Put a session on the plan. Raise RuleError when its number is taken or its times contradict each other."""
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    session = Session(campaign=campaign, created_at=now, updated_at=now)
    _write(session, draft)
    session.save(force_insert=True)
    set_roster(session, draft.roster)
    return session


@transaction.atomic
def edit_session(
    session: Session,
    draft: SessionDraft,
    *,
    base_version: int,
    seen: tuple[RosterEntry, ...] | None = None,
    now: dt.datetime,
) -> Session:
    """Replace what people wrote.

    `base_version` is the version the editor saw. Raise EditConflictError when another one has been saved since, and
    RuleError when the number is taken or times contradict each other; in both cases nothing is changed.
    Answers make no version: `seen` is the roster as the editor saw it, and who has answered or joined since is not
    overwritten. Without it the roster becomes exactly the draft's.
    """
    current = lock_session(session)
    if current.version != base_version:
        raise EditConflictError(current)
    start = current.real_start_time
    _write(current, draft)
    keep_date_of_answers(current, until_now=start)
    save_session(current, now=now)
    roster = draft.roster
    if seen is not None:
        roster = merge_roster(roster, seen=seen, current=draft_of(current).roster)
    set_roster(current, roster)
    return current


def _write(session: Session, draft: SessionDraft) -> None:
    if draft.number < 0:
        raise RuleError(_("Session numbers begin with 0."), field="number")
    if draft.number > HIGHEST_NUMBER:
        raise RuleError(_("The number is too large."), field="number")
    if Session.objects.of(session.campaign).filter(number=draft.number).exclude(pk=session.pk).exists():
        raise RuleError(_("There is a session %(number)s already.") % {"number": draft.number}, field="number")
    check_times(draft.real_start_time, draft.real_end_time, draft.game_start_time, draft.game_end_time)
    if draft.gm_id and not Member.objects.of(session.campaign).filter(pk=draft.gm_id).exists():
        raise RuleError(_("The game master is not a member of this campaign."), field="gm")
    for column in DRAFT_COLUMNS:
        setattr(session, column, getattr(draft, column))
    session.tags = clean_tags(draft.tags)
    session.summary = write_summary(session.summary, gm=draft.gm_summary, highlights=draft.highlights)


def write_summary(summary: dict, *, gm: str, highlights: list[str]) -> dict:
    """Return the summary with the GM's text and highlights in it; empty ones take no room."""
    kept = {key: value for key, value in summary.items() if key not in ("gm", "highlights")}
    if gm:
        kept["gm"] = gm
    if highlights:
        kept["highlights"] = highlights
    return kept


def clean_tags(tags: list[str]) -> list[str]:
    """Lower-case tags, each once, in the order given."""
    return list(dict.fromkeys(tag.strip().lower() for tag in tags if tag.strip()))


def check_times(
    real_start: dt.datetime | None, real_end: dt.datetime | None, game_start: int | None, game_end: int | None
) -> None:
    """Raise RuleError when a moment cannot be meant, or an end lies before its start."""
    for field, moment in (("real_start_time", real_start), ("real_end_time", real_end)):
        if problem := problem_with(moment):
            raise RuleError(problem, field=field)
    if real_start and real_end and real_end < real_start:
        raise RuleError(_("The session cannot end before it starts."), field="real_end_time")
    if game_start is not None and game_end is not None:
        if game_end < game_start:
            raise RuleError(_("Game time cannot end before it starts."), field="game_end_time")
        if game_end - game_start > LONGEST_GAME_SPAN:
            raise RuleError(_("The two moments lie too far apart."), field="game_end_time")
