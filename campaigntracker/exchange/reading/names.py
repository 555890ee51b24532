"""Ids within a document: each given once, and referred to only where they are known."""

from collections.abc import Collection, Hashable, Mapping

from django.utils.translation import gettext as _

from campaigntracker.exchange.errors import show
from campaigntracker.exchange.reading.place import Place


class Once:
    """Remembers where values were given, and refuses one that comes again."""

    def __init__(self) -> None:
        self._places: dict[Hashable, Place] = {}

    def note(self, value: Hashable, place: Place) -> None:
        first = self._places.setdefault(value, place)
        if first is not place:
            message = _("“%(value)s” stands at %(place)s already")
            raise place.error(message % {"value": show(str(place.value)), "place": first})


def reference(place: Place, known: Collection[str], missing: str) -> str:
    """The id that stands here, "" for none; `missing` is the sentence for one that is not known, with %(id)s."""
    identifier = place.identifier()
    if identifier and identifier not in known:
        raise place.error(missing % {"id": show(identifier)})
    return identifier


def check_no_circle(parents: Mapping[str, tuple[str, Place]]) -> None:
    """Refuse a row that comes back to itself. `parents`: by its id the id that it refers to, "" for none, and where."""
    clear: set[str] = set()
    for start in parents:
        seen: set[str] = set()
        identifier = start
        while identifier and identifier not in clear:
            seen.add(identifier)
            identifier, place = parents[identifier]
            if identifier in seen:
                raise place.error(_("“%(id)s” leads back to itself") % {"id": show(identifier)})
        clear.update(seen)


def member_reference(place: Place, known: Collection[str]) -> str:
    return reference(place, known, _("there is no member “%(id)s”"))


def character_reference(place: Place, known: Collection[str]) -> str:
    return reference(place, known, _("there is no character “%(id)s”"))


def goal_reference(place: Place, known: Collection[str]) -> str:
    return reference(place, known, _("there is no goal “%(id)s”"))
