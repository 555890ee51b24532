"""What befell a member's characters in a session that the member did not come to."""

from collections.abc import Iterable
from dataclasses import dataclass

from events_app.domain.fold import CharacterSums, CopyFold
from sessions_app.models import SessionPlayer


@dataclass(frozen=True, slots=True)
class Fortune:
    """`played_by`: who played the character meanwhile, or ""; `level`: the one it reached, or 0."""

    name: str
    played_by: str
    sums: CharacterSums
    level: int
    items: tuple[str, ...]

    @property
    def is_told(self) -> bool:
        return bool(self.played_by or self.level or self.items or self.sums != CharacterSums())


def fortunes_of(names: Iterable[str], copy: CopyFold, roster: Iterable[SessionPlayer]) -> tuple[Fortune, ...]:
    """Of the characters of these names, those of whom there is anything to tell."""
    players = {
        character.name: row.member.display_name for row in roster if row.attended for character in row.characters.all()
    }
    by_character = copy.tally.by_character
    levels = {fact.text: fact.number for fact in copy.facts.of("levels")}
    items = copy.facts.of("items")
    found = (
        Fortune(
            name,
            players.get(name, ""),
            by_character.get(name, CharacterSums()),
            levels.get(name, 0),
            tuple(fact.text for fact in items if fact.detail.casefold() == name.casefold()),
        )
        for name in names
    )
    return tuple(fortune for fortune in found if fortune.is_told)
