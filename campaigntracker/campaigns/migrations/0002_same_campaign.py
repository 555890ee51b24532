from django.db import migrations

from campaigntracker.campaigns.same_campaign import tie


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0001_initial")]

    operations = [
        tie("campaigns_character", "member_id", "campaigns_member"),
        tie("campaigns_invitation", "member_id", "campaigns_member"),
    ]
