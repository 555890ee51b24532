"""What happened in its order: fight after fight, and between them where they went, whom they met, who fell."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events_app.domain.fold import CopyFold
from events_app.domain.fold.combats import CombatFold
from events_app.domain.fold.facts import Fact
from events_app.domain.fold.tally import KILLED
from events_app.domain.recap.sentences import Part, Sentence, bare, clean, listing, sentence
from events_app.domain.recap.stretches import Stretch
from events_app.domain.recap.wording import all_seqs, named, quoted

# So many rooms are told by name.
ROOMS = 4


def tell_stretch(stretch: Stretch, copy: CopyFold) -> Iterator[Sentence]:
    """The fights it begins with, who fell in them, and everything else by what came up first."""
    yield from _more_fights(stretch) if stretch.more else map(_fight, stretch.combats)
    found = [told for tell in (_places, _people, _fallen, _rests) for told in tell(stretch)]
    if not copy.combats.all and (seqs := all_seqs(stretch.facts.get("killed", ()))):
        found += _enemies(copy.figures.npcs_killed, seqs)
    yield from sorted(found, key=lambda told: (not _is_of_fight(told, stretch.combats), _when(told)))


def _when(told: Sentence) -> int:
    """By what came up first; how many rooms they saw is known with the last of them."""
    return told.seqs[-1] if told.kind == "rooms" else told.seqs[0]


def _is_of_fight(told: Sentence, combats: Sequence[CombatFold]) -> bool:
    return told.kind in ("downs", "deaths") and any(told.seqs[0] <= combat.last for combat in combats)


def _list(stretch: Stretch, kind: str) -> tuple[Part, ...]:
    return listing(named(stretch.facts.get(kind, ())), is_cut=kind in stretch.cut)


def _places(stretch: Stretch) -> Iterator[Sentence]:
    if travelled := _list(stretch, "travels"):
        yield sentence("travels", _("They travelled to %(places)s."), places=travelled)
    if found := _list(stretch, "places"):
        yield sentence("places", _("They discovered %(places)s."), places=found)
    if rooms := [fact for fact in stretch.facts.get("rooms", ()) if clean(fact.text)]:
        yield _rooms(rooms)


def _rooms(rooms: Sequence[Fact]) -> Sentence:
    seqs, of = all_seqs(rooms), max(fact.of for fact in rooms)
    explored = max(fact.number for fact in rooms)
    if 0 < explored <= of:
        text = ngettext("%(count)s of %(of)s room", "%(count)s of %(of)s rooms", of)
        told = Part(text % {"count": f"{explored:,}", "of": f"{of:,}"}, seqs)
        return sentence("rooms", _("They explored %(rooms)s."), rooms=told)
    if len(rooms) <= ROOMS:
        names = listing(Part(clean(fact.text), fact.seqs) for fact in rooms)
        return sentence("rooms", _("They explored %(rooms)s."), rooms=names)
    counted = ngettext("%(count)s room", "%(count)s rooms", len(rooms)) % {"count": f"{len(rooms):,}"}
    return sentence("rooms", _("They explored %(rooms)s."), rooms=Part(counted, seqs))


def _people(stretch: Stretch) -> Iterator[Sentence]:
    if met := _list(stretch, "people"):
        yield sentence("people", _("They met %(people)s."), people=met)


def _fallen(stretch: Stretch) -> Iterator[Sentence]:
    if downs := _list(stretch, "downs"):
        yield sentence("downs", _("%(people)s went down."), people=downs)
    if deaths := _list(stretch, "deaths"):
        yield sentence("deaths", _("%(people)s died."), people=deaths)


def _enemies(killed: int, seqs: tuple[int, ...]) -> Iterator[Sentence]:
    """Those who fell where there was no fight at all."""
    if killed > 0:
        fallen = ngettext("%(count)s enemy fell", "%(count)s enemies fell", killed) % {"count": f"{killed:,}"}
        yield sentence("fallen", _("%(fallen)s."), fallen=Part(fallen, seqs))


def _more_fights(stretch: Stretch) -> Iterator[Sentence]:
    seqs = tuple(combat.first for combat in stretch.combats[:6])
    times = ngettext("%(count)s more time", "%(count)s more times", stretch.more) % {"count": f"{stretch.more:,}"}
    yield sentence("fights", _("They fought %(times)s."), times=Part(times, seqs))


def _fight(combat: CombatFold) -> Sentence:
    name = bare(combat.name)
    blanks: dict[str, Part | tuple[Part, ...]] = {
        "fight": quoted(name, (combat.first,)) if name else Part(_("a fight"), (combat.first,)),
        "rounds": (),
        "fallen": (),
    }
    if combat.rounds > 0:
        rounds = _rounds(combat.outcome, combat.rounds) % {"count": f"{combat.rounds:,}"}
        blanks["rounds"] = (Part(rounds, (combat.last,)),)
    killed = combat.tally.sums[KILLED]
    if killed > 0:
        fallen = ngettext("; %(count)s enemy fell", "; %(count)s enemies fell", killed)
        blanks["fallen"] = (Part(fallen % {"count": f"{killed:,}"}, (combat.last,)),)
    return sentence("fights", _fight_template(combat.outcome, is_named=bool(name)), **blanks)


def _rounds(outcome: str, count: int) -> str:
    """A fight is won or lost in so many rounds, ends after them, and otherwise lasts for them."""
    match outcome:
        case "victory" | "defeat":
            return ngettext(" in %(count)s round", " in %(count)s rounds", count)
        case "fled" | "truce":
            return ngettext(" after %(count)s round", " after %(count)s rounds", count)
    return ngettext(" for %(count)s round", " for %(count)s rounds", count)


def _fight_template(outcome: str, *, is_named: bool) -> str:
    match outcome:
        case "victory":
            return _("They won %(fight)s%(rounds)s%(fallen)s.")
        case "defeat":
            return _("They lost %(fight)s%(rounds)s%(fallen)s.")
        case "fled":
            if is_named:
                return _("%(fight)s ended in flight%(rounds)s%(fallen)s.")
            return _("They came through %(fight)s that ended in flight%(rounds)s%(fallen)s.")
        case "truce":
            if is_named:
                return _("%(fight)s ended in a truce%(rounds)s%(fallen)s.")
            return _("They came through %(fight)s that ended in a truce%(rounds)s%(fallen)s.")
        case "other":
            return _("They fought %(fight)s%(rounds)s%(fallen)s.")
    return _("They fought %(fight)s%(fallen)s.")


def _rests(stretch: Stretch) -> Iterator[Sentence]:
    for fact in stretch.facts.get("rests", ()):
        yield sentence("rests", _("They took %(rest)s."), rest=Part(_rest(fact.text, fact.count), fact.seqs))


def _rest(kind: str, count: int) -> str:
    match kind:
        case "long":
            text = ngettext("a long rest", "%(count)s long rests", count)
        case "short":
            text = ngettext("a short rest", "%(count)s short rests", count)
        case _:
            text = ngettext("a rest", "%(count)s rests", count)
    return text % {"count": f"{count:,}"}
