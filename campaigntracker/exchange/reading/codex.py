"""What people wrote in the codex."""

from django.utils.translation import gettext as _

from campaigntracker.exchange.reading.names import Once
from campaigntracker.exchange.reading.place import Place
from campaigntracker.exchange.records import AliasRecord, CodexRecord
from events_app.models import Kind
from events_app.models.codex_entry import LONGEST_NAME

KEYS = ("kind", "name", "aliases", "description", "gmNotes", "revealed")


def read_codex(place: Place) -> list[CodexRecord]:
    """Among entries of a kind no two may claim one name, whatever the case."""
    claimed, entries = Once(), []
    for entry in place.entries():
        entry.fields(KEYS)
        kind = entry.at("kind").required().one_of(Kind.values, "")
        aliases = []
        claimed.note((kind, _name(entry.at("name")).lower()), entry.at("name"))
        for alias in entry.at("aliases").entries():
            alias.fields(("name", "revealed"))
            claimed.note((kind, _name(alias.at("name")).lower()), alias.at("name"))
            aliases.append(AliasRecord(name=alias.at("name").text(), revealed=alias.at("revealed").flag()))
        entries.append(
            CodexRecord(
                kind=kind,
                name=entry.at("name").text(),
                aliases=tuple(aliases),
                description=entry.at("description").text(),
                gm_notes=entry.at("gmNotes").text(),
                revealed=entry.at("revealed").flag(),
            )
        )
    return entries


def _name(place: Place) -> str:
    name = place.required().text(LONGEST_NAME)
    if name.isspace():
        raise place.error(_("must not be empty"))
    return name
