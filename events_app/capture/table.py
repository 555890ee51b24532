"""What a line is read against."""

from dataclasses import dataclass

from campaigntracker.gametime import DEFAULT_SECONDS_PER_ROUND, CalendarDefinition


@dataclass(frozen=True, slots=True)
class KnownGoal:
    """A goal that a line may mean by its title; `public_id` is what documents call it by."""

    title: str
    public_id: str
    is_open: bool = True
    is_secret: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The state of play when a line is read. For GMs: the names may be secrets.

    `characters` are the party's, `players` those who sit at the table, by the names they go by. `sharers` are who takes
    part when something is split: those who came, nobody before that was said. `clock` is the campaign's, in seconds;
    `round` counts in the running combat, 0 where there is none or before its first; `is_combat_secret`: only the GM
    knows of that combat; `clock_runs` is False once the session is over, when nothing that is filed moves the clock any
    more. Of the goals the open ones come first.
    """

    definition: CalendarDefinition
    clock: int
    seconds_per_round: int = DEFAULT_SECONDS_PER_ROUND
    characters: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    players: tuple[str, ...] = ()
    sharers: tuple[str, ...] = ()
    goals: tuple[KnownGoal, ...] = ()
    round: int = 0
    in_combat: bool = False
    is_combat_secret: bool = False
    clock_runs: bool = True

    @property
    def heads(self) -> int:
        """How many get “each”: whoever is there, or the party where nobody has said who came."""
        return len(self.sharers or self.characters)
