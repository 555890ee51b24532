"""A session's facts between its fights: each belongs to the fight before it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from events_app.domain.fold import CopyFold
from events_app.domain.fold.combats import CombatFold
from events_app.domain.fold.facts import Fact

# So many fights are told one by one.
FIGHTS = 4
# Told once, where it first came up.
ONCE = ("places", "people", "killed")
# Told each time, where it happened.
EACH_TIME = ("travels", "downs", "deaths", "rests")


@dataclass(slots=True)
class Stretch:
    """A fight and what came after it, or what came before any. `more`: it begins with so many fights at once.

    `facts` are by kind; of the kinds in `cut` there were more than are known.
    """

    combats: list[CombatFold] = field(default_factory=list)
    more: int = 0
    facts: dict[str, list[Fact]] = field(default_factory=dict)
    cut: set[str] = field(default_factory=set)


def stretches_of(copy: CopyFold) -> list[Stretch]:
    """The first is what came before any fight, the last one begins with all fights not told one by one."""
    combats = copy.combats.all
    stretches = [Stretch(), *(Stretch([combat]) for combat in combats[:FIGHTS])]
    if combats[FIGHTS:]:
        stretches.append(Stretch(combats[FIGHTS:], more=copy.figures.combat_encounters - FIGHTS))
    begins = [stretch.combats[0].first for stretch in stretches[1:]]
    for kind in (*ONCE, *EACH_TIME):
        for fact in copy.facts.of(kind):
            for place, told in _placed(fact, begins) if kind in EACH_TIME else [(_place(fact.seqs[0], begins), fact)]:
                stretches[place].facts.setdefault(kind, []).append(told)
        if copy.facts.dropped.get(kind):
            next(stretch for stretch in reversed(stretches) if kind in stretch.facts).cut.add(kind)
    if rooms := copy.facts.of("rooms"):
        # How much of a place is known by the end is one sentence.
        stretches[_place(rooms[0].seqs[0], begins)].facts["rooms"] = rooms
    return stretches


def _place(seq: int, begins: list[int]) -> int:
    return sum(begin < seq for begin in begins)


def _placed(fact: Fact, begins: list[int]) -> Iterator[tuple[int, Fact]]:
    """The fact in each stretch in which it happened. Times whose events are not known are counted with the last."""
    places = [_place(seq, begins) for seq in fact.seqs]
    for place in dict.fromkeys(places):
        seqs = tuple(seq for seq, its in zip(fact.seqs, places, strict=True) if its == place)
        unknown = fact.count - len(fact.seqs) if place == places[-1] else 0
        yield place, replace(fact, seqs=seqs, count=len(seqs) + unknown)
