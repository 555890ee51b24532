"""Whether an item may be recorded at all."""

import math
import re
from typing import Any

from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.real_time import problem_with
from events_app.domain.errors import BadItemError
from events_app.domain.items import EventItem
from events_app.models import Category, Visibility, category_of

# As long as the columns are.
LONGEST = {
    "type": 50,
    "name": 300,
    "actor": 200,
    "target": 200,
    "location": 200,
    "source": 50,
    "external_id": 200,
}
BIGGEST = 2**63 - 1
DEEPEST = 20
# Beyond this no reader of JSON that counts in floating point can follow.
WIDEST = 10**309
# Django makes such a list anew, labels and all, whenever it is asked.
CATEGORIES = frozenset(Category.values)
VISIBILITIES = frozenset(Visibility.values)
NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")


def check_item(item: EventItem, index: int = 0) -> str:
    """Return the item's category, or raise BadItemError naming the field at fault."""
    if not item.type:
        raise BadItemError(index, "type", _("An event needs a type."))
    for name, limit in LONGEST.items():
        if len(getattr(item, name)) > limit:
            raise BadItemError(index, name, _("Longer than %(limit)s characters.") % {"limit": limit})
    for name in (*LONGEST, "description"):
        if NOT_STORABLE.search(getattr(item, name)):
            raise BadItemError(index, name, _("Contains a character that cannot be kept."))
    if not isinstance(item.data, dict):
        raise BadItemError(index, "data", _("Must be an object: {…}."))
    if not _is_storable(item.data):
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
        raise BadItemError(index, "category", _("The type is not a known one, so the event must say its category."))
    if category not in CATEGORIES:
        raise BadItemError(index, "category", _("“%(category)s” is not a category.") % {"category": category})
    if known and category != known:
        raise BadItemError(
            index, "category", _("“%(type)s” belongs to “%(known)s”.") % {"type": item.type, "known": known}
        )
    return category


def _is_storable(value: Any, depth: int = 0) -> bool:
    """Whether PostgreSQL keeps this as JSON, and others can read it: no NUL, no half of a surrogate pair, no NaN, no
    infinity, no number beyond floating point, nothing nested deeper than anybody means.
    """
    match value:
        case dict() | list() | tuple() if depth == DEEPEST:
            return False
        case dict():
            return all(_is_storable(key) and _is_storable(item, depth + 1) for key, item in value.items())
        case list() | tuple():
            return all(_is_storable(item, depth + 1) for item in value)
        case int():
            return abs(value) < WIDEST
        case str():
            return not NOT_STORABLE.search(value)
        case float():
            return math.isfinite(value)
    return True
