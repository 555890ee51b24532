"""The figures of a run of events: of all, and of each character of the party."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from events_app.domain.figures import Figures
from events_app.domain.fold.row import Deed

# The places of the figures in a tally's list: the order of the fields of Figures, and of CharacterSums.
EVENTS, COMBATS, DEALT, RECEIVED, HEALED, KILLED, TREASURE, XP = range(8)
BY_DEALT, BY_RECEIVED, BY_HEALED, BY_HEALING_RECEIVED, BY_KILLED, BY_DOWN, BY_DIED = range(7)


class Effect(NamedTuple):
    """What one event adds: (place, amount) to the figures, (character, place, amount) to those of characters."""

    figures: tuple[tuple[int, int], ...] = ()
    characters: tuple[tuple[str, int, int], ...] = ()


NOTHING = Effect()


@dataclass(slots=True)
class CharacterSums:
    """What a character did and bore. The names are those of the session's figures where they mean the same."""

    total_damage_dealt: int = 0
    total_damage_received: int = 0
    total_healing_done: int = 0
    healing_received: int = 0
    npcs_killed: int = 0
    times_down: int = 0
    times_died: int = 0


def left_over(figures: Figures, characters: Iterable[CharacterSums]) -> CharacterSums:
    """What the figures hold beyond the sums of the characters: an enemy whom nobody says they felled, for one."""
    known = list(characters)
    return CharacterSums(
        total_damage_dealt=max(0, figures.total_damage_dealt - sum(one.total_damage_dealt for one in known)),
        total_damage_received=max(0, figures.total_damage_received - sum(one.total_damage_received for one in known)),
        total_healing_done=max(0, figures.total_healing_done - sum(one.total_healing_done for one in known)),
        npcs_killed=max(0, figures.npcs_killed - sum(one.npcs_killed for one in known)),
    )


# Types that may speak of a character; only for these must it be known who is of the party.
PERSONAL = frozenset({"damage", "healing", "npc_killed", "character_down", "character_died", "level_up"})


def effect_of(event: Deed, party: Mapping[str, str]) -> Effect:
    """`party`: from every casefolded name and id by which an event may mean a character, to the character's name."""
    amount = event.amount or 0
    match event.type:
        case "damage":
            return _damage(party.get(event.actor.casefold()), party.get(event.target.casefold()), amount)
        case "healing":
            return _healing(event, party, amount)
        case "npc_killed":
            killed = 1 if event.amount is None else amount
            killer = party.get(event.actor.casefold())
            return Effect(((KILLED, killed),), ((killer, BY_KILLED, killed),) if killer else ())
        case "character_down" | "character_died":
            fallen = who_fell(event, party)
            place = BY_DOWN if event.type == "character_down" else BY_DIED
            return Effect((), ((fallen, place, 1),)) if fallen else NOTHING
        case "combat_start":
            return Effect(((COMBATS, 1),))
        case "treasure_gained":
            return Effect(((TREASURE, amount),))
        case "xp_awarded":
            return Effect(((XP, amount),))
    return NOTHING


def who_fell(event: Deed, party: Mapping[str, str]) -> str | None:
    """The character who went down or died: whoever of target, actor and name is of the party."""
    for text in (event.target, event.actor, event.name):
        if character := party.get(text.casefold()):
            return character
    return None


def _damage(dealer: str | None, bearer: str | None, amount: int) -> Effect:
    if bearer:
        return Effect(((RECEIVED, amount),), ((bearer, BY_RECEIVED, amount),))
    if dealer:
        return Effect(((DEALT, amount),), ((dealer, BY_DEALT, amount),))
    return NOTHING


def _healing(event: Deed, party: Mapping[str, str], amount: int) -> Effect:
    healed = party.get(event.target.casefold())
    healer = party.get(event.actor.casefold()) if event.actor else healed
    received = ((healed, BY_HEALING_RECEIVED, amount),) if healed else ()
    if healer:
        return Effect(((HEALED, amount),), ((healer, BY_HEALED, amount), *received))
    return Effect((), received)


class Tally:
    """Sums that grow with every event."""

    __slots__ = ("characters", "sums")

    def __init__(self, sums: list[int] | None = None, characters: dict[str, list[int]] | None = None) -> None:
        self.sums = sums or [0] * 8
        self.characters = characters or {}

    def add(self, effect: Effect) -> None:
        """Count one event."""
        sums = self.sums
        sums[EVENTS] += 1
        for place, amount in effect.figures:
            sums[place] += amount
        for character, place, amount in effect.characters:
            if character not in self.characters:
                self.characters[character] = [0] * 7
            self.characters[character][place] += amount

    @property
    def figures(self) -> Figures:
        return Figures(*self.sums)

    @property
    def by_character(self) -> dict[str, CharacterSums]:
        """In the order of the alphabet."""
        return {name: CharacterSums(*self.characters[name]) for name in sorted(self.characters)}

    def to_json(self) -> list[Any]:
        return [self.sums, [[name, sums] for name, sums in self.characters.items()]]

    @classmethod
    def from_json(cls, kept: list[Any]) -> "Tally":
        sums, characters = kept
        return cls(sums, dict(characters))


def tally_of(events: Iterable[Deed], party: Mapping[str, str]) -> Tally:
    """The figures of events, none of them voided."""
    tally = Tally()
    for event in events:
        tally.add(effect_of(event, party))
    return tally
