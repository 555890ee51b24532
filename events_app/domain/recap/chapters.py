"""What the story left behind, chapter by chapter: each gives its sentences, and none where nothing was logged."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events_app.domain.fold import CopyFold
from events_app.domain.fold.facts import Fact
from events_app.domain.fold.tally import TREASURE, XP
from events_app.domain.recap.sentences import Part, Sentence, bare, clean, listing, sentence
from events_app.domain.recap.wording import all_seqs, in_sentence, named, quoted

# So many quotes are told.
QUOTES = 3


def _quotes(copy: CopyFold, kind: str) -> tuple[Part, ...]:
    found = [quoted(part.text, part.seqs) for part in named(copy.facts.of(kind)) if bare(part.text)]
    return listing(found, is_cut=bool(copy.facts.dropped.get(kind)))


def finds(copy: CopyFold) -> Iterator[Sentence]:
    by_finder: dict[str, list[Part]] = {}
    for fact in copy.facts.of("items"):
        if clean(fact.text):
            by_finder.setdefault(clean(fact.detail), []).append(Part(in_sentence(fact.text), fact.seqs))
    is_cut = bool(copy.facts.dropped.get("items"))
    if common := by_finder.pop("", None):
        yield sentence("items", _("They found %(items)s."), items=listing(common, is_cut=is_cut and not by_finder))
    for position, (finder, items) in enumerate(by_finder.items(), start=1):
        found = listing(items, is_cut=is_cut and position == len(by_finder))
        yield sentence("items", _("%(finder)s got %(items)s."), finder=Part(finder), items=found)
    gold = copy.tally.sums[TREASURE]
    if gold > 0 and (seqs := all_seqs(copy.facts.of("treasure"))):
        amount = _("%(amount)s gp") % {"amount": f"{gold:,}"} + _each(copy.facts.of("treasure"), gold)
        yield sentence("treasure", _("They gained %(amount)s."), amount=Part(amount, seqs))


def quests(copy: CopyFold) -> Iterator[Sentence]:
    if started := _quotes(copy, "questsStarted"):
        text = ngettext("They began the quest %(quests)s.", "They began the quests %(quests)s.", len(started))
        yield sentence("questsStarted", text, quests=started)
    if completed := _quotes(copy, "questsCompleted"):
        yield sentence("questsCompleted", _("They completed %(quests)s."), quests=completed)
    if failed := _quotes(copy, "questsFailed"):
        yield sentence("questsFailed", _("They failed %(quests)s."), quests=failed)
    goals = [_goal(fact) for fact in copy.facts.of("goals") if bare(fact.text)]
    if goals:
        is_cut = bool(copy.facts.dropped.get("goals"))
        yield sentence("goals", _("They made progress towards %(goals)s."), goals=listing(goals, is_cut=is_cut))


def _goal(fact: Fact) -> Part:
    name = quoted(fact.text, fact.seqs)
    if not fact.number:
        return name
    return Part(_("%(goal)s (%(amount)s)") % {"goal": name.text, "amount": f"{fact.number:+,}"}, fact.seqs)


def _each(facts: Sequence[Fact], total: int) -> str:
    """What each got, where all of it was split in equal parts among the same; "" elsewhere."""
    if len(facts) != 1 or facts[0].of < 2 or facts[0].number * facts[0].of != total:
        return ""
    return _(": %(amount)s each") % {"amount": f"{facts[0].number:,}"}


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
    if xp > 0 and (seqs := all_seqs(copy.facts.of("xp"))):
        amount = _("%(amount)s XP") % {"amount": f"{xp:,}"} + _each(copy.facts.of("xp"), xp)
        yield sentence("xp", _("They earned %(amount)s."), amount=Part(amount, seqs))


def words(copy: CopyFold) -> Iterator[Sentence]:
    if moments := _quotes(copy, "highlights"):
        yield sentence("highlights", _("To be remembered: %(moments)s."), moments=moments)
    for fact in copy.facts.of("quotes")[:QUOTES]:
        if not bare(fact.text):
            continue
        said = quoted(clean(fact.text), fact.seqs)
        if who := clean(fact.detail):
            yield sentence("quotes", _("%(who)s said: %(text)s."), who=Part(who), text=said)
        else:
            yield sentence("quotes", _("It was said: %(text)s."), text=said)
