from django.db import migrations

from campaigntracker.campaigns.same_campaign import tie


class Migration(migrations.Migration):
    dependencies = [("events_app", "0001_initial"), ("sessions_app", "0002_same_campaign")]

    operations = [
        tie("events_app_event", "session_id", "sessions_app_session"),
        tie("events_app_event", "author_id", "campaigns_member"),
    ]
