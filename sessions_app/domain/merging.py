"""A roster that was edited while its players went on answering."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from sessions_app.domain.drafts import ENTRY_COLUMNS, RosterEntry


def merge_roster(
    mine: Iterable[RosterEntry], *, seen: Iterable[RosterEntry], current: Iterable[RosterEntry]
) -> tuple[RosterEntry, ...]:
    """What an editor changed from what they saw, on top of how it stands now.

    Who has joined since stays; what the editor left as it was seen is as others have made it.
    """
    mine, shown, now = tuple(mine), _by_member(seen), _by_member(current)
    named = _by_member(mine)
    joined = (entry for member, entry in now.items() if member not in named and member not in shown)
    return (*(_merge(entry, shown.get(entry.member_id), now.get(entry.member_id)) for entry in mine), *joined)


def _merge(mine: RosterEntry, shown: RosterEntry | None, now: RosterEntry | None) -> RosterEntry:
    if now is None:
        return mine
    seen = shown or RosterEntry(member_id=mine.member_id)
    untouched = [name for name in (*ENTRY_COLUMNS, "character_ids") if getattr(mine, name) == getattr(seen, name)]
    return replace(mine, **{name: getattr(now, name) for name in untouched})


def _by_member(entries: Iterable[RosterEntry]) -> dict[UUID, RosterEntry]:
    return {entry.member_id: entry for entry in entries}
