from django.db import migrations

# The same function, but for STRICT: only without it may PostgreSQL write a function's body in the place of its call,
# which halves what a new event's search column costs. Nothing that it is called with is ever NULL.
FOLD = r"""
CREATE OR REPLACE FUNCTION campaigntracker_fold(text) RETURNS text LANGUAGE sql IMMUTABLE {strict} PARALLEL SAFE AS $$
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
    dependencies = [("events_app", "0008_named_place")]

    operations = [
        migrations.RunSQL(FOLD.format(strict="CALLED ON NULL INPUT"), FOLD.format(strict="STRICT")),
    ]
