"""What people wrote in the codex; what the events give by themselves is left to them."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from campaigntracker.campaigns.models import Viewer
from campaigntracker.exchange.writing.rows import present
from events_app.domain.codex.births import Wanted
from events_app.models import CodexEntry, CodexName, Kind


def write_codex(viewer: Viewer, born: Wanted) -> list[dict[str, Any]]:
    """The entries that say more than their events do. `born`: the names that the events written give a page, as
    (kind, name in lower case) -> name.

    A player's copy calls an entry, and names as its aliases, what the player may know.
    """
    names: dict[UUID, list[CodexName]] = defaultdict(list)
    for name in CodexName.objects.all_known_to(viewer).own_first():
        names[name.entry_id].append(name)
    entries: Any = CodexEntry.objects.visible_to(viewer).named_for(viewer).by_kind_and_name()
    written = [_write(entry, names[entry.pk], viewer) for entry in entries]
    return [row for row in written if set(row) > {"kind", "name"} or row["name"] != born.get(_key(row))]


def _key(row: dict[str, Any]) -> tuple[Kind, str]:
    return Kind(row["kind"]), row["name"].lower()


def _write(entry: CodexEntry, names: list[CodexName], viewer: Viewer) -> dict[str, Any]:
    own, *aliases = names
    # Who does not see what is hidden is told in one way of both: that the name may be known.
    revealed = entry.revealed or own.revealed if viewer.is_gm else own.revealed or (entry.revealed and not own.is_alias)
    return present(
        {
            "kind": entry.kind,
            "name": own.name,
            "aliases": [present({"name": alias.name, "revealed": alias.revealed or None}) for alias in aliases],
            "description": entry.shown_description,  # type: ignore[attr-defined]
            "gmNotes": entry.gm_notes if viewer.is_gm else "",
            "revealed": revealed or None,
        }
    )
