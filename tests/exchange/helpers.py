"""Documents in and out, as the commands do it."""

import copy
import json
from pathlib import Path
from typing import Any

from django.db import connection

from campaigntracker.campaigns.models import Campaign, Member, Role, Viewer
from campaigntracker.exchange.exporting import export_document, to_text
from campaigntracker.exchange.importing import import_document
from campaigntracker.exchange.reading.document import read_document
from campaigntracker.exchange.reading.text import read_json
from tests.factories import NOON

SALT_ROAD = Path(__file__).parent / "data" / "the-salt-road.json"
MIGHTY_NEIN = Path(__file__).resolve().parents[3] / "shared" / "data" / "the-mighty-nein.json"


def salt_road(**changes: Any) -> dict[str, Any]:
    """Our own sample, with other top-level parts where told."""
    return json.loads(SALT_ROAD.read_text(encoding="utf-8")) | copy.deepcopy(changes)


def load(document: dict[str, Any] | str | bytes, **options: Any) -> Campaign:
    if isinstance(document, dict):
        document = json.dumps(document)
    raw = document.encode() if isinstance(document, str) else document
    return import_document(read_document(read_json(raw)), **({"now": NOON} | options))


def export(campaign: Campaign, role: str = Role.GM) -> str:
    campaign = Campaign.objects.get(pk=campaign.pk)
    return to_text(export_document(Viewer(campaign, Member(campaign=campaign, role=role))))


def empty_the_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE campaigns_campaign CASCADE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def event(**fields: Any) -> dict[str, Any]:
    """An event of the session in progress, or of `sessionId`."""
    inner = {key: fields.pop(key) for key in ("type", "category", "name", "amount", "data") if key in fields}
    people = {key: fields.pop(key) for key in ("actor", "target", "location") if key in fields}
    return fields | {"event": {"type": "note"} | inner | ({"participants": people} if people else {})}
