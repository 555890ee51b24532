"""Nobody is logged out by the new table; a row gets its user when it is next saved."""

from django.db import migrations

MOVE = """
WITH moved AS (DELETE FROM {old} RETURNING session_key, session_data, expire_date)
INSERT INTO {new} (session_key, session_data, expire_date) SELECT * FROM moved
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_web_sessions"), ("sessions", "0001_initial")]

    operations = [
        migrations.RunSQL(
            MOVE.format(old="django_session", new="accounts_websession"),
            MOVE.format(old="accounts_websession", new="django_session"),
        )
    ]
