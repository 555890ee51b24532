"""What was prepared for the sessions of a document."""

from django.utils.translation import gettext as _

from campaigntracker.exchange.reading.names import Once, check_no_circle, reference
from campaigntracker.exchange.reading.place import Place
from campaigntracker.exchange.records import PrepRecord
from sessions_app.models import PrepKind

KEYS = ("id", "kind", "text", "doneAt", "carriedFrom")


class PrepReader:
    """Reads one session's items after the other; what goes on from an item of another is checked at the end."""

    def __init__(self) -> None:
        self._ids = Once()
        self._session_of: dict[str, int] = {}
        self._carried: list[tuple[str, int, Place]] = []

    def read(self, place: Place, session: int) -> tuple[PrepRecord, ...]:
        """`session`: the position of the session in the document."""
        items, origins = [], Once()
        for entry in place.entries():
            item = _read_item(entry.fields(KEYS))
            if item.id:
                self._ids.note(item.id, entry.at("id"))
                self._session_of[item.id] = session
            if item.carried_from:
                origins.note(item.carried_from, entry.at("carriedFrom"))
                self._carried.append((item.id, session, entry.at("carriedFrom")))
            items.append(item)
        return tuple(items)

    def check(self) -> None:
        """Call it once all are read."""
        origins = dict.fromkeys(self._session_of, ("", Place(None)))
        for identifier, session, place in self._carried:
            origin = reference(place, self._session_of, _("there is no prepared item “%(id)s”"))
            if self._session_of[origin] == session:
                raise place.error(_("is an item of the same session"))
            if identifier:
                origins[identifier] = (origin, place)
        check_no_circle(origins)


def _read_item(entry: Place) -> PrepRecord:
    text = entry.at("text").required().text(500)
    return PrepRecord(
        id=entry.at("id").identifier(),
        kind=entry.at("kind").one_of(PrepKind.values, PrepKind.SCENE.value),
        text=text,
        done_at=entry.at("doneAt").instant(),
        carried_from=entry.at("carriedFrom").identifier(),
    )
