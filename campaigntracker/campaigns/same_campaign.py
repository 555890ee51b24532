"""The migration operation behind SameCampaignForeignKey."""

from django.db import migrations


def tie(table: str, column: str, target: str) -> migrations.RunSQL:
    """Make (campaign_id, column) of `table` refer to (campaign_id, id) of `target`: never to another campaign's row.

    A NULL column refers to nothing (MATCH SIMPLE). Checked at commit, as Django's own foreign keys are.
    """
    name = f"{column}_same_campaign"
    return migrations.RunSQL(
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" FOREIGN KEY (campaign_id, "{column}") '
        f'REFERENCES "{target}" (campaign_id, id) DEFERRABLE INITIALLY DEFERRED',
        f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"',
    )
