"""Who plays in a session: the only writer of SessionPlayer and its characters."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Character, Member
from sessions_app.domain.casting import own_characters
from sessions_app.domain.drafts import ENTRY_COLUMNS, RosterEntry, entry_of
from sessions_app.domain.outdated import set_answer
from sessions_app.models import Session, SessionPlayer, SessionPlayerCharacter


def set_roster(session: Session, entries: Iterable[RosterEntry]) -> None:
    """Make the roster exactly these entries, in this order; rows that did not change are left alone.

    The number of queries does not depend on the number of players.
    """
    wanted = {entry.member_id: entry for entry in entries}
    _refuse_strangers(session, wanted.values())
    _refuse_excused_who_came(wanted.values())
    present = {row.member_id: row for row in SessionPlayer.objects.of(session).prefetch_related("played")}

    gone = [row.pk for member_id, row in present.items() if member_id not in wanted]
    if gone:
        SessionPlayer.objects.of(session).filter(pk__in=gone).delete()

    fresh: list[SessionPlayer] = []
    changed: list[SessionPlayer] = []
    recast: list[SessionPlayer] = []
    for position, entry in enumerate(wanted.values()):
        row = present.get(entry.member_id)
        if row is None:
            row = SessionPlayer(campaign_id=session.campaign_id, session=session, member_id=entry.member_id)
            _write(session, row, entry, position)
            fresh.append(row)
            recast.append(row)
            continue
        if entry_of(row).character_ids != _each_once(entry.character_ids):
            recast.append(row)
        if _write(session, row, entry, position):
            changed.append(row)
    SessionPlayer.objects.bulk_create(fresh)
    SessionPlayer.objects.bulk_update(changed, [*ENTRY_COLUMNS, "rsvp_for", "lineup", "position"])
    _set_characters(session, {row: wanted[row.member_id] for row in recast})


def mark_attendance(session: Session, member_ids: Iterable[UUID]) -> None:
    """Say who of the roster has come, excused before or not; the others have not."""
    came = set(member_ids)
    changed = [row for row in SessionPlayer.objects.of(session) if row.attended != (row.member_id in came)]
    for row in changed:
        row.attended = row.member_id in came
        row.excused = row.excused and not row.attended
    SessionPlayer.objects.bulk_update(changed, ["attended", "excused"])


def seat_player(session: Session, member_id: UUID) -> SessionPlayer:
    """The member's row on the roster; whoever is not on it joins it as the last, with all active characters."""
    return next(row for row in seat_players(session, [member_id]) if row.member_id == member_id)


def seat_players(session: Session, member_ids: Iterable[UUID]) -> list[SessionPlayer]:
    """The roster in its order, after these members have joined it."""
    rows = list(SessionPlayer.objects.of(session).in_order())
    present = {row.member_id for row in rows}
    joining = [member_id for member_id in dict.fromkeys(member_ids) if member_id not in present]
    if not joining:
        return rows
    position = max((row.position for row in rows), default=-1) + 1
    entries: dict[SessionPlayer, RosterEntry] = {}
    own = own_characters(session.campaign, joining)
    for place, (member_id, character_ids) in enumerate(own.items(), start=position):
        row = SessionPlayer(campaign_id=session.campaign_id, session=session, member_id=member_id)
        entries[row] = RosterEntry(member_id=member_id, character_ids=character_ids)
        _write(session, row, entries[row], place)
    SessionPlayer.objects.bulk_create(entries)
    _set_characters(session, entries)
    return [*rows, *entries]


def write_answers(rows: Iterable[SessionPlayer]) -> None:
    """Save what these rows say of who can play."""
    SessionPlayer.objects.bulk_update(rows, ["rsvp", "rsvp_for", "note"])


def _write(session: Session, row: SessionPlayer, entry: RosterEntry, position: int) -> bool:
    """Copy the entry to the row; say whether that changed anything.

    An answer that changes is one to the date that the session has now.
    """
    values = {name: getattr(entry, name) for name in ENTRY_COLUMNS} | {
        "lineup": list(_each_once(entry.character_ids)),
        "position": position,
    }
    changed = any(getattr(row, name) != value for name, value in values.items())
    if row.rsvp != entry.rsvp:
        set_answer(row, entry.rsvp, session)
    for name, value in values.items():
        setattr(row, name, value)
    return changed


def _set_characters(session: Session, entries: dict[SessionPlayer, RosterEntry]) -> None:
    """Give these rows exactly the characters of their entries."""
    if not entries:
        return
    played = SessionPlayerCharacter.objects.filter(campaign_id=session.campaign_id, session_player__in=list(entries))
    played.delete()
    SessionPlayerCharacter.objects.bulk_create(
        SessionPlayerCharacter(campaign_id=session.campaign_id, session_player=row, character_id=character_id)
        for row, entry in entries.items()
        for character_id in _each_once(entry.character_ids)
    )


def _each_once(character_ids: tuple[UUID, ...]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(character_ids))


def _refuse_excused_who_came(entries: Iterable[RosterEntry]) -> None:
    if any(entry.attended and entry.excused for entry in entries):
        raise RuleError(_("Somebody is both here and excused: only who is absent is excused."), field="roster")


def _refuse_strangers(session: Session, entries: Iterable[RosterEntry]) -> None:
    """Raise RuleError for members or characters of another campaign before the database does."""
    member_ids = {entry.member_id for entry in entries}
    character_ids = {character_id for entry in entries for character_id in entry.character_ids}
    known_members = Member.objects.filter(campaign_id=session.campaign_id, pk__in=member_ids).count()
    known_characters = Character.objects.filter(campaign_id=session.campaign_id, pk__in=character_ids).count()
    if known_members != len(member_ids) or known_characters != len(character_ids):
        raise RuleError(_("The roster names somebody who is not of this campaign."), field="roster")
