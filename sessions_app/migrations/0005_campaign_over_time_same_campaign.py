from django.db import migrations

from campaigntracker.campaigns.same_campaign import tie


class Migration(migrations.Migration):
    dependencies = [("sessions_app", "0004_campaign_over_time")]

    operations = [
        tie("sessions_app_goal", "parent_id", "sessions_app_goal"),
        tie("sessions_app_sessiongoal", "session_id", "sessions_app_session"),
        tie("sessions_app_sessiongoal", "goal_id", "sessions_app_goal"),
        tie("sessions_app_dateoption", "session_id", "sessions_app_session"),
        tie("sessions_app_dateanswer", "option_id", "sessions_app_dateoption"),
        tie("sessions_app_dateanswer", "member_id", "campaigns_member"),
        tie("sessions_app_prepitem", "session_id", "sessions_app_session"),
        tie("sessions_app_prepitem", "carried_from_id", "sessions_app_prepitem"),
        tie("sessions_app_notice", "session_id", "sessions_app_session"),
        tie("sessions_app_notice", "member_id", "campaigns_member"),
        tie("sessions_app_calendarfeed", "member_id", "campaigns_member"),
    ]
