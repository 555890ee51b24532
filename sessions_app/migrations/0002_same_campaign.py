from django.db import migrations

from campaigntracker.campaigns.same_campaign import tie


class Migration(migrations.Migration):
    dependencies = [("sessions_app", "0001_initial"), ("campaigns", "0002_same_campaign")]

    operations = [
        tie("sessions_app_session", "gm_id", "campaigns_member"),
        tie("sessions_app_sessionplayer", "session_id", "sessions_app_session"),
        tie("sessions_app_sessionplayer", "member_id", "campaigns_member"),
        tie("sessions_app_sessionplayercharacter", "session_player_id", "sessions_app_sessionplayer"),
        tie("sessions_app_sessionplayercharacter", "character_id", "campaigns_character"),
    ]
