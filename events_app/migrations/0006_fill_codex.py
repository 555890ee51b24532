"""Give a page to whatever the logs that are there already name; `manage.py rebuild` does the same."""

from django.db import migrations
from django.utils import timezone

KIND_OF = {
    "npc_introduced": "npc",
    "dialogue": "npc",
    "item_acquired": "item",
    "quest_started": "quest",
    "quest_completed": "quest",
    "quest_failed": "quest",
}
BEARING = (*KIND_OF, "location_discovered")


def names_in(event_type, name, actor, location):
    kind = KIND_OF.get(event_type)
    if kind == "npc":
        yield kind, actor or (name if event_type == "npc_introduced" else "")
    elif kind:
        yield kind, name
    yield "location", location or (name if event_type == "location_discovered" else "")


def party_of(characters):
    return {
        str(value).casefold()
        for name, external_id, pk, aliases in characters
        for value in (name, external_id, pk, *aliases)
        if value
    }


def fill(apps, schema_editor):
    campaigns, characters, events, entries, names = (
        apps.get_model(*path)._base_manager
        for path in (
            ("campaigns", "Campaign"),
            ("campaigns", "Character"),
            ("events_app", "Event"),
            ("events_app", "CodexEntry"),
            ("events_app", "CodexName"),
        )
    )
    now = timezone.now()
    for campaign in campaigns.values_list("pk", flat=True):
        party = party_of(
            characters.filter(campaign_id=campaign).values_list("name", "external_id", "id", "aliases")
        )
        wanted = {}
        log = events.filter(campaign_id=campaign, voided_at=None).order_by("session__number", "seq", "id")
        for row in log.values_list("type", "name", "actor", "location").iterator(chunk_size=2000):
            if row[3] or row[0] in BEARING:
                for kind, name in names_in(*row):
                    if name and not name.isspace() and not (kind == "npc" and name.casefold() in party):
                        wanted.setdefault((kind, name.lower()), name)
        born = [
            entries.model(campaign_id=campaign, kind=kind, name=name, created_at=now, updated_at=now)
            for (kind, _folded), name in wanted.items()
        ]
        entries.bulk_create(born, batch_size=1000)
        names.bulk_create(
            [names.model(campaign_id=campaign, entry=entry, kind=entry.kind, name=entry.name) for entry in born],
            batch_size=1000,
            ignore_conflicts=True,
        )
        entries.filter(campaign_id=campaign, names=None).delete()


class Migration(migrations.Migration):
    dependencies = [("events_app", "0005_codex_same_campaign"), ("campaigns", "0003_character_aliases")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
