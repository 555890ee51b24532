"""Whether an item may be recorded at all."""

from difflib import get_close_matches

from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.real_time import problem_with
from campaigntracker.campaigns.domain.storable import UNSTORABLE, is_storable
from events_app.domain.errors import BadItemError
from events_app.domain.items import EventItem
from events_app.models import TYPES, Category, Visibility, category_of

# As long as the columns are; a description is kept to what a page can show.
LONGEST = {
    "type": 50,
    "name": 300,
    "description": 20_000,
    "actor": 200,
    "target": 200,
    "location": 200,
    "source": 50,
    "external_id": 200,
}
# All but type and source may be as long as this.
SHORT = min(limit for name, limit in LONGEST.items() if name not in ("type", "source"))
BIGGEST = 2**63 - 1
# Django makes such a list anew, labels and all, whenever it is asked.
CATEGORIES = frozenset(Category.values)
VISIBILITIES = frozenset(Visibility.values)


def longest_description(kept: str) -> int:
    """How long the description of an event may be that has this one. It may be from before there was a bound."""
    return max(LONGEST["description"], len(kept))


def check_item(item: EventItem, index: int = 0, *, kept: str = "") -> str:
    """Return the item's category, or raise BadItemError naming the field at fault.

    `kept`: the description that the event has already; a longer one than most is not refused for being kept.
    """
    if not item.type:
        raise BadItemError(index, "type", _("An event needs a type."))
    texts = _all_texts(item)
    # Most are short enough all together.
    together = len(texts) <= SHORT and len(item.type) <= LONGEST["type"] and len(item.source) <= LONGEST["source"]
    for name, limit in () if together else LONGEST.items():
        if len(getattr(item, name)) > limit:
            if name == "description" and len(item.description) <= longest_description(kept):
                continue
            raise BadItemError(index, name, _("Longer than %(limit)s characters.") % {"limit": f"{limit:,}"})
    for name in LONGEST if UNSTORABLE.search(texts) else ():
        if UNSTORABLE.search(getattr(item, name)):
            raise BadItemError(index, name, _("Contains a character that cannot be kept."))
    if not isinstance(item.data, dict):
        raise BadItemError(index, "data", _("Must be an object: {…}."))
    if not is_storable(item.data):
        raise BadItemError(index, "data", _("Contains a value that cannot be kept."))
    if item.visibility not in VISIBILITIES:
        raise BadItemError(index, "visibility", _("Must be “party” or “gm”."))
    if item.amount is not None and abs(item.amount) > BIGGEST:
        raise BadItemError(index, "amount", _("The number is too large."))
    if item.game_time is not None and abs(item.game_time) > BIGGEST:
        raise BadItemError(index, "gameTime", _("The moment is out of range."))
    if problem := problem_with(item.real_time):
        raise BadItemError(index, "realTime", problem)
    known = category_of(item.type)
    category = item.category or known
    if category is None:
        raise _unknown_type(item.type, index)
    if category not in CATEGORIES:
        raise BadItemError(index, "category", _("“%(category)s” is not a category.") % {"category": category})
    if known and category != known:
        raise BadItemError(
            index, "category", _("“%(type)s” belongs to “%(known)s”.") % {"type": item.type, "known": known}
        )
    return category


def _unknown_type(said: str, index: int) -> BadItemError:
    """A slip of the finger is told what was meant; a type of somebody's own, that it needs a category."""
    near = get_close_matches(said.lower(), TYPES, n=1)
    if near:
        message = _("“%(said)s” is an unknown type; did you mean “%(near)s”? One of your own must say its category.")
        return BadItemError(index, "type", message % {"said": said, "near": near[0]})
    return BadItemError(index, "category", _("The type is not a known one, so the event must say its category."))


def _all_texts(item: EventItem) -> str:
    """One text is searched in a seventh of the time that eight take."""
    return (
        f"{item.type}{item.name}{item.actor}{item.target}{item.location}{item.source}{item.external_id}"
        f"{item.description}"
    )
