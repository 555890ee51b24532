from django.db import migrations

from campaigntracker.campaigns.same_campaign import tie


class Migration(migrations.Migration):
    dependencies = [("events_app", "0004_codex")]

    operations = [tie("events_app_codexname", "entry_id", "events_app_codexentry")]
