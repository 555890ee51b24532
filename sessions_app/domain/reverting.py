"""Back to a version that the database kept. Going back is a change like any other: it can be taken back itself."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.accounts.models.history import History
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Character, Member
from sessions_app.domain.drafts import DRAFT_COLUMNS, ENTRY_COLUMNS, RosterEntry, entry_of
from sessions_app.domain.locking import lock_session, save_session
from sessions_app.domain.outdated import keep_date_of_answers
from sessions_app.domain.planning import check_times
from sessions_app.domain.roster import set_roster
from sessions_app.models import Session, SessionPlayer

# A session comes and goes through its life by its own verbs, so its status is not among them.
REVERTED = (*DRAFT_COLUMNS, "summary", "stats")


@transaction.atomic
def revert_session(session: Session, version: History, *, now: dt.datetime) -> Session:
    """Write again what the version says; status and roster stay.

    Raise RuleError when that cannot stand any more: its number is taken, or its game master has gone.
    """
    session = lock_session(session)
    wanted = {name: getattr(version, name) for name in REVERTED}
    if Session.objects.of(session.campaign).filter(number=wanted["number"]).exclude(pk=session.pk).exists():
        raise RuleError(_("There is a session %(number)s already.") % {"number": wanted["number"]}, field="number")
    if wanted["gm_id"] and not Member.objects.of(session.campaign).filter(pk=wanted["gm_id"]).exists():
        raise RuleError(_("The game master is not a member of this campaign."), field="gm")
    check_times(wanted["real_start_time"], wanted["real_end_time"], wanted["game_start_time"], wanted["game_end_time"])
    start = session.real_start_time
    for name, value in wanted.items():
        setattr(session, name, value)
    keep_date_of_answers(session, until_now=start)
    return save_session(session, now=now)


@transaction.atomic
def revert_roster_row(session: Session, version: History, *, now: dt.datetime) -> Session:
    """Write again what the roster said of one player; one who was taken off it comes back."""
    session = lock_session(session)
    member_id = version.member_id  # type: ignore[attr-defined]
    entries = [entry_of(row) for row in SessionPlayer.objects.of(session).prefetch_related("played").in_order()]
    present = next((entry for entry in entries if entry.member_id == member_id), None)
    lineup: list[UUID] = version.lineup  # type: ignore[attr-defined]
    remaining = set(Character.objects.of(session.campaign).filter(pk__in=lineup).values_list("pk", flat=True))
    wanted = RosterEntry(
        member_id=member_id,
        character_ids=tuple(character_id for character_id in lineup if character_id in remaining),
        **{name: getattr(version, name) for name in ENTRY_COLUMNS},
    )
    if present:
        entries[entries.index(present)] = wanted
    else:
        entries.insert(version.position, wanted)  # type: ignore[attr-defined]
    set_roster(session, entries)
    return save_session(session, now=now)
