"""Who plays in a session: the only writer of SessionPlayer and its characters."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Character, Member
from sessions_app.domain.drafts import RosterEntry
from sessions_app.models import Session, SessionPlayer, SessionPlayerCharacter

COLUMNS = ("rsvp", "attended", "arrived_late", "left_early", "note")


def set_roster(session: Session, entries: Iterable[RosterEntry]) -> None:
    """Make the roster exactly these entries, in this order; rows that did not change are left alone."""
    wanted = {entry.member_id: entry for entry in entries}
    _refuse_strangers(session, wanted.values())
    present = {row.member_id: row for row in SessionPlayer.objects.of(session).prefetch_related("played")}

    gone = [row.pk for member_id, row in present.items() if member_id not in wanted]
    if gone:
        SessionPlayer.objects.of(session).filter(pk__in=gone).delete()

    fresh: list[SessionPlayer] = []
    for position, entry in enumerate(wanted.values()):
        row = present.get(entry.member_id)
        if row is None:
            row = SessionPlayer(campaign_id=session.campaign_id, session=session, member_id=entry.member_id)
            _write(row, entry, position)
            fresh.append(row)
        elif _write(row, entry, position):
            row.save()
        present[entry.member_id] = row
    SessionPlayer.objects.bulk_create(fresh)

    for entry in wanted.values():
        _set_characters(present[entry.member_id], entry.character_ids, is_new=present[entry.member_id] in fresh)


def mark_attendance(session: Session, member_ids: Iterable[UUID]) -> None:
    """Say who of the roster has come; the others have not."""
    came = set(member_ids)
    for row in SessionPlayer.objects.of(session):
        attended = row.member_id in came
        if row.attended != attended:
            row.attended = attended
            row.save(update_fields=["attended"])


def _write(row: SessionPlayer, entry: RosterEntry, position: int) -> bool:
    """Copy the entry to the row; say whether that changed anything."""
    values = {name: getattr(entry, name) for name in COLUMNS} | {"position": position}
    changed = any(getattr(row, name) != value for name, value in values.items())
    for name, value in values.items():
        setattr(row, name, value)
    return changed


def _set_characters(row: SessionPlayer, character_ids: tuple[UUID, ...], *, is_new: bool) -> None:
    before = [] if is_new else [played.character_id for played in sorted(row.played.all(), key=lambda p: p.id)]
    if before == list(character_ids):
        return
    if before:
        row.played.all().delete()
    SessionPlayerCharacter.objects.bulk_create(
        SessionPlayerCharacter(campaign_id=row.campaign_id, session_player=row, character_id=character_id)
        for character_id in dict.fromkeys(character_ids)
    )


def _refuse_strangers(session: Session, entries: Iterable[RosterEntry]) -> None:
    """Raise RuleError for members or characters of another campaign before the database does."""
    member_ids = {entry.member_id for entry in entries}
    character_ids = {character_id for entry in entries for character_id in entry.character_ids}
    known_members = Member.objects.filter(campaign_id=session.campaign_id, pk__in=member_ids).count()
    known_characters = Character.objects.filter(campaign_id=session.campaign_id, pk__in=character_ids).count()
    if known_members != len(member_ids) or known_characters != len(character_ids):
        raise RuleError(_("The roster names somebody who is not of this campaign."), field="roster")
