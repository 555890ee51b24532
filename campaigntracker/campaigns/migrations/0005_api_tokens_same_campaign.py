from django.db import migrations

from campaigntracker.campaigns.same_campaign import tie


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0004_api_tokens")]

    operations = [tie("campaigns_apitoken", "created_by_id", "campaigns_member")]
