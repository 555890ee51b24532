"""What there is to tell, chapter by chapter: each gives its sentences, and none where nothing was logged."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events_app.domain.fold import CopyFold
from events_app.domain.fold.combats import CombatFold
from events_app.domain.fold.facts import Fact
from events_app.domain.fold.tally import KILLED, TREASURE, XP
from events_app.domain.recap.sentences import Part, Sentence, bare, clean, listing, sentence

# So many fights, quotes and room names are told one by one.
FIGHTS, QUOTES, ROOMS = 4, 3, 4


def _named(copy: CopyFold, kind: str) -> list[Part]:
    """Each name once, however it was spaced."""
    found: dict[str, tuple[int, ...]] = {}
    for fact in copy.facts.of(kind):
        if name := clean(fact.text):
            found[name] = (*found.get(name, ()), *fact.seqs)
    return [Part(name, seqs) for name, seqs in found.items()]


def _list(copy: CopyFold, kind: str, *, quoted: bool = False) -> tuple[Part, ...]:
    named = _named(copy, kind)
    if quoted:
        named = [_quoted(part.text, part.seqs) for part in named if bare(part.text)]
    return listing(named, is_cut=bool(copy.facts.dropped.get(kind)))


def _quoted(text: str, seqs: tuple[int, ...]) -> Part:
    return Part(_("“%(text)s”") % {"text": bare(text)}, seqs)


def _all_seqs(facts: list[Fact]) -> tuple[int, ...]:
    return tuple(seq for fact in facts for seq in fact.seqs)


def places(copy: CopyFold) -> Iterator[Sentence]:
    if travelled := _list(copy, "travels"):
        yield sentence("travels", _("They travelled to %(places)s."), places=travelled)
    if found := _list(copy, "places"):
        yield sentence("places", _("They discovered %(places)s."), places=found)
    rooms = [fact for fact in copy.facts.of("rooms") if clean(fact.text)]
    if rooms:
        yield _rooms(rooms)


def _rooms(rooms: list[Fact]) -> Sentence:
    seqs, of = _all_seqs(rooms), max(fact.of for fact in rooms)
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


def people(copy: CopyFold) -> Iterator[Sentence]:
    if met := _list(copy, "people"):
        yield sentence("people", _("They met %(people)s."), people=met)


def fights(copy: CopyFold) -> Iterator[Sentence]:
    combats = copy.combats.all
    for combat in combats[:FIGHTS]:
        yield _fight(combat)
    more = copy.figures.combat_encounters - FIGHTS
    if more > 0:
        seqs = tuple(combat.first for combat in combats[FIGHTS : FIGHTS + 6])
        times = ngettext("%(count)s more time", "%(count)s more times", more) % {"count": f"{more:,}"}
        yield sentence("fights", _("They fought %(times)s."), times=Part(times, seqs))


def _fight(combat: CombatFold) -> Sentence:
    name = bare(combat.name)
    blanks: dict[str, Part | tuple[Part, ...]] = {
        "fight": _quoted(name, (combat.first,)) if name else Part(_("a fight"), (combat.first,)),
        "after": (),
        "fallen": (),
    }
    if combat.rounds > 0:
        rounds = ngettext(" after %(count)s round", " after %(count)s rounds", combat.rounds)
        blanks["after"] = (Part(rounds % {"count": f"{combat.rounds:,}"}, (combat.last,)),)
    killed = combat.tally.sums[KILLED]
    if killed > 0:
        fallen = ngettext("; %(count)s enemy fell", "; %(count)s enemies fell", killed)
        blanks["fallen"] = (Part(fallen % {"count": f"{killed:,}"}, (combat.last,)),)
    return sentence("fights", _fight_template(combat.outcome, is_named=bool(name)), **blanks)


def _fight_template(outcome: str, *, is_named: bool) -> str:
    match outcome:
        case "victory":
            return _("They won %(fight)s%(after)s%(fallen)s.")
        case "defeat":
            return _("They lost %(fight)s%(after)s%(fallen)s.")
        case "fled":
            if is_named:
                return _("%(fight)s ended in flight%(after)s%(fallen)s.")
            return _("They came through %(fight)s that ended in flight%(after)s%(fallen)s.")
        case "truce":
            if is_named:
                return _("%(fight)s ended in a truce%(after)s%(fallen)s.")
            return _("They came through %(fight)s that ended in a truce%(after)s%(fallen)s.")
        case "other":
            return _("They fought %(fight)s, which was over%(after)s%(fallen)s.")
    return _("They fought %(fight)s%(fallen)s.")


def deeds(copy: CopyFold) -> Iterator[Sentence]:
    """Who fell, and who outside of any fight."""
    killed = copy.figures.npcs_killed
    if not copy.combats.all and killed > 0 and (seqs := _all_seqs(copy.facts.of("killed"))):
        fallen = ngettext("%(count)s enemy fell", "%(count)s enemies fell", killed) % {"count": f"{killed:,}"}
        yield sentence("fallen", _("%(fallen)s."), fallen=Part(fallen, seqs))
    if downs := _list(copy, "downs"):
        yield sentence("downs", _("%(people)s went down."), people=downs)
    if deaths := _list(copy, "deaths"):
        yield sentence("deaths", _("%(people)s died."), people=deaths)
    for fact in copy.facts.of("rests"):
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


def finds(copy: CopyFold) -> Iterator[Sentence]:
    by_finder: dict[str, list[Part]] = {}
    for fact in copy.facts.of("items"):
        if clean(fact.text):
            by_finder.setdefault(clean(fact.detail), []).append(Part(clean(fact.text), fact.seqs))
    is_cut = bool(copy.facts.dropped.get("items"))
    if common := by_finder.pop("", None):
        yield sentence("items", _("They found %(items)s."), items=listing(common, is_cut=is_cut and not by_finder))
    for position, (finder, items) in enumerate(by_finder.items(), start=1):
        found = listing(items, is_cut=is_cut and position == len(by_finder))
        yield sentence("items", _("%(finder)s got %(items)s."), finder=Part(finder), items=found)
    gold = copy.tally.sums[TREASURE]
    if gold > 0 and (seqs := _all_seqs(copy.facts.of("treasure"))):
        amount = _("%(amount)s gp") % {"amount": f"{gold:,}"}
        yield sentence("treasure", _("They gained %(amount)s."), amount=Part(amount, seqs))


def quests(copy: CopyFold) -> Iterator[Sentence]:
    if started := _list(copy, "questsStarted", quoted=True):
        yield sentence("questsStarted", _("They took up %(quests)s."), quests=started)
    if completed := _list(copy, "questsCompleted", quoted=True):
        yield sentence("questsCompleted", _("They completed %(quests)s."), quests=completed)
    if failed := _list(copy, "questsFailed", quoted=True):
        yield sentence("questsFailed", _("They failed %(quests)s."), quests=failed)
    goals = [_goal(fact) for fact in copy.facts.of("goals") if clean(fact.text)]
    if goals:
        is_cut = bool(copy.facts.dropped.get("goals"))
        yield sentence("goals", _("Their goals moved: %(goals)s."), goals=listing(goals, is_cut=is_cut))


def _goal(fact: Fact) -> Part:
    name = clean(fact.text)
    if not fact.number:
        return Part(name, fact.seqs)
    return Part(_("%(goal)s (%(amount)s)") % {"goal": name, "amount": f"{fact.number:+,}"}, fact.seqs)


def gains(copy: CopyFold) -> Iterator[Sentence]:
    is_cut = bool(copy.facts.dropped.get("levels"))
    levels = [fact for fact in copy.facts.of("levels") if clean(fact.text)]
    known = [fact for fact in levels if fact.number > 0]
    for level in sorted({fact.number for fact in known}):
        who = [Part(clean(fact.text), fact.seqs) for fact in known if fact.number == level]
        reached = Part(f"{level:,}")
        yield sentence("levels", _("%(people)s reached level %(level)s."), people=listing(who), level=reached)
    if risen := [Part(clean(fact.text), fact.seqs) for fact in levels if fact.number <= 0]:
        yield sentence("levels", _("%(people)s gained a level."), people=listing(risen, is_cut=is_cut))
    xp = copy.tally.sums[XP]
    if xp > 0 and (seqs := _all_seqs(copy.facts.of("xp"))):
        amount = _("%(amount)s XP") % {"amount": f"{xp:,}"}
        yield sentence("xp", _("They earned %(amount)s."), amount=Part(amount, seqs))


def words(copy: CopyFold) -> Iterator[Sentence]:
    if moments := _list(copy, "highlights", quoted=True):
        yield sentence("highlights", _("To be remembered: %(moments)s."), moments=moments)
    for fact in copy.facts.of("quotes")[:QUOTES]:
        if not bare(fact.text):
            continue
        said = _quoted(clean(fact.text), fact.seqs)
        if who := clean(fact.detail):
            yield sentence("quotes", _("%(who)s said: %(text)s."), who=Part(who), text=said)
        else:
            yield sentence("quotes", _("It was said: %(text)s."), text=said)
