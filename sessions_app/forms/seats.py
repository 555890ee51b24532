"""Who may stand on a session's roster: what the form needs to know of the table, in a fixed number of queries."""

from dataclasses import dataclass
from uuid import UUID

from campaigntracker.campaigns.models import Campaign, Character, Member
from sessions_app.domain.drafts import RosterEntry, SessionDraft
from sessions_app.domain.guests import players_to_ask


@dataclass(frozen=True, slots=True)
class Seat:
    """One member with the characters that the form offers; `entry` is None when not on the roster so far.

    `is_expected`: of a new session, whether they play when nothing else is said.
    """

    member: Member
    characters: tuple[Character, ...]
    entry: RosterEntry | None
    is_expected: bool


@dataclass(frozen=True, slots=True)
class Seats:
    """The table as one session sees it."""

    seats: tuple[Seat, ...]
    gms: tuple[Member, ...]
    names: dict[UUID, str]
    """Every member's and character's name, by id."""


def load_seats(campaign: Campaign, draft: SessionDraft | None) -> Seats:
    """Those on the roster first, in its order, then the rest of the table.

    Characters offered are the member's active ones, and those the member has in this session, whatever became of them.
    """
    members = {member.id: member for member in Member.objects.of(campaign).in_order()}
    characters = list(Character.objects.of(campaign).in_order())
    expected = set() if draft else set(players_to_ask(campaign).values_list("pk", flat=True))
    entries = {entry.member_id: entry for entry in draft.roster} if draft else {}
    others = [member.id for member in members.values() if member.role != "spectator" and member.id not in entries]
    return Seats(
        seats=tuple(
            Seat(
                members[member_id],
                _offered(members[member_id], entries.get(member_id), characters),
                entries.get(member_id),
                member_id in expected,
            )
            for member_id in [*entries, *others]
        ),
        gms=tuple(member for member in members.values() if member.is_gm or (draft and member.id == draft.gm_id)),
        names={row.id: str(row) for row in [*members.values(), *characters]},
    )


def _offered(member: Member, entry: RosterEntry | None, characters: list[Character]) -> tuple[Character, ...]:
    chosen = entry.character_ids if entry else ()
    return tuple(
        character
        for character in characters
        if character.id in chosen or (character.member_id == member.id and character.status == "active")
    )
