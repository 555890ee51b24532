import django.contrib.postgres.indexes
from django.contrib.postgres.operations import BtreeGinExtension
from django.db import migrations

import events_app.models.search

# Without accents, so that “Elan” finds “Élan”, and without the signs that make one web address or one tag of two words
# ("cultists/guards", "end.Then"). Names are qualified: a restore computes the column with an empty search path.
FOLD = r"""
CREATE FUNCTION campaigntracker_fold(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE
        WHEN pg_catalog.octet_length($1) = pg_catalog.char_length($1) THEN pg_catalog.translate($1, '/.@<&', '     ')
        ELSE pg_catalog.translate(
            pg_catalog.regexp_replace(pg_catalog.normalize($1, 'NFD'), '[\u0300-\u036f]', '', 'g'),
            '/.@<&ØøŁłĐđ', '     OoLlDd'
        )
    END
$$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0002_same_campaign"),
        ("events_app", "0002_same_campaign"),
        ("sessions_app", "0003_log_versions"),
    ]

    operations = [
        BtreeGinExtension(),
        migrations.RunSQL(FOLD, "DROP FUNCTION campaigntracker_fold(text)"),
        migrations.AddField(model_name="event", name="search", field=events_app.models.search.VectorField()),
        migrations.AddIndex(
            model_name="event",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["campaign", "search"], gin_pending_list_limit=1024, name="event_search"
            ),
        ),
    ]
