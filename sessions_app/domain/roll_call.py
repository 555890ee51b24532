"""Who came, who played whom, and who sat in as a guest."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.members import add_member
from campaigntracker.campaigns.models import Member, Role
from sessions_app.domain.attendance_states import Came, came_of, columns_of
from sessions_app.domain.drafts import RosterEntry, entry_of
from sessions_app.domain.roster import set_roster
from sessions_app.models import Session, SessionPlayer

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class RollCall:
    """What is said of a roster; whoever and whatever it does not name stays as it is.

    `came`: by member. `played_by`: the member who played a character that evening, None for nobody. `guests`: names.
    """

    came: Mapping[UUID, Came] = field(default_factory=dict)
    played_by: Mapping[UUID, UUID | None] = field(default_factory=dict)
    guests: tuple[str, ...] = ()


def read_entries(session: Session) -> list[RosterEntry]:
    """The roster as it is kept, in its order."""
    return [entry_of(row) for row in SessionPlayer.objects.of(session).prefetch_related("played").in_order()]


def take_roll(session: Session, roll: RollCall, *, now: dt.datetime) -> None:
    """Write it on the roster; the session is locked.

    A guest whom the table knows by that name sits in on that seat; a new one gets a seat without an account. Raise
    RuleError for a guest who is a player of the roster already, and for a character given to somebody who is not on it.
    """
    before = read_entries(session)
    entries = apply_roll(before, roll)
    entries += _guests(session, roll.guests, {entry.member_id: entry for entry in before}, now)
    if entries != before:
        set_roster(session, entries)


def apply_roll(entries: Sequence[RosterEntry], roll: RollCall) -> list[RosterEntry]:
    """The entries as they are with what is said of them; guests aside."""
    known = {entry.member_id for entry in entries}
    if any(player and player not in known for player in roll.played_by.values()):
        raise RuleError(_("Only somebody on the roster can play a character."), field="attendance")
    return [_with_characters(_with_came(entry, roll), roll) for entry in entries]


def _with_came(entry: RosterEntry, roll: RollCall) -> RosterEntry:
    came = roll.came.get(entry.member_id)
    if came is None or came is came_of(entry):
        return entry
    return replace(entry, **columns_of(came)._asdict())


def _with_characters(entry: RosterEntry, roll: RollCall) -> RosterEntry:
    """What it has and keeps, then what came to it."""
    played_by, own = roll.played_by, entry.member_id
    kept = [one for one in entry.character_ids if played_by.get(one, own) == own]
    gained = [one for one, player in played_by.items() if player == own and one not in kept]
    characters = (*kept, *gained)
    return entry if characters == entry.character_ids else replace(entry, character_ids=characters)


def _guests(
    session: Session, names: Sequence[str], present: Mapping[UUID, RosterEntry], now: dt.datetime
) -> list[RosterEntry]:
    """Entries for those guests who are not on the roster yet."""
    tidy = [" ".join(name.split()) for name in names]
    wanted = {name.casefold(): name for name in reversed(tidy) if name}
    if any(len(name) > LONGEST_NAME for name in wanted.values()):
        raise RuleError(_("A name has at most %(limit)s characters.") % {"limit": LONGEST_NAME}, field="guests")
    if not wanted:
        return []
    seats = {member.display_name.casefold(): member for member in Member.objects.of(session.campaign).as_they_came()}
    entries = []
    for key, name in wanted.items():
        seat = seats.get(key)
        entry = present.get(seat.pk) if seat else None
        if entry is None:
            seat = seat or add_member(session.campaign, display_name=name, role=Role.PLAYER, now=now)
            entries.append(RosterEntry(member_id=seat.pk, attended=True, is_guest=True))
        elif not entry.is_guest:
            raise RuleError(_("%(name)s is on the roster already.") % {"name": seat}, field="guests")
    return entries
