"""Who played in a session, with which characters."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from campaigntracker.exchange.errors import show
from campaigntracker.exchange.reading.names import Once, character_reference, member_reference
from campaigntracker.exchange.reading.place import Place
from campaigntracker.exchange.records import CharacterRecord, PlayerRecord
from sessions_app.models import Rsvp

KEYS = (
    "userId", "characterIds", "attended", "arrivedLate", "leftEarly", "excused", "guest", "rsvp", "rsvpFor", "note",
)  # fmt: skip


def read_roster(
    place: Place, members: Collection[str], characters: Mapping[str, CharacterRecord]
) -> tuple[PlayerRecord, ...]:
    """`place` is a session's participants. A character listed there that no entry brings goes to its own player."""
    seen, roster = Once(), {}
    for entry in place.at("players").entries():
        player = _read_player(entry.fields(KEYS), members, characters)
        seen.note(player.member, entry.at("userId"))
        roster[player.member] = player
    brought = {character for player in roster.values() for character in player.characters}
    listed = Once()
    for entry in place.at("characters").entries():
        character = character_reference(entry.required(), characters)
        listed.note(character, entry)
        if character in brought:
            continue
        player_id = characters[character].member
        if player_id not in roster:
            raise entry.error(_("no player of this session brings “%(id)s”") % {"id": show(character)})
        player = roster[player_id]
        roster[player_id] = replace(player, characters=(*player.characters, character))
    return tuple(roster.values())


def _read_player(entry: Place, members: Collection[str], characters: Collection[str]) -> PlayerRecord:
    seen, brought = Once(), []
    for place in entry.at("characterIds").entries():
        brought.append(character_reference(place.required(), characters))
        seen.note(place.value, place)
    if entry.at("excused").flag() and entry.at("attended").flag():
        raise entry.at("excused").error(_("only who is absent is excused"))
    rsvp, rsvp_for = entry.at("rsvp").one_of(Rsvp.values, Rsvp.NONE.value), entry.at("rsvpFor").instant()
    if rsvp_for is not None and rsvp == Rsvp.NONE:
        raise entry.at("rsvpFor").error(_("there is no answer that it belongs to"))
    return PlayerRecord(
        member=member_reference(entry.at("userId").required(), members),
        characters=tuple(brought),
        rsvp=rsvp,
        rsvp_for=rsvp_for,
        attended=entry.at("attended").flag(),
        arrived_late=entry.at("arrivedLate").flag(),
        left_early=entry.at("leftEarly").flag(),
        excused=entry.at("excused").flag(),
        is_guest=entry.at("guest").flag(),
        note=entry.at("note").text(300),
    )
