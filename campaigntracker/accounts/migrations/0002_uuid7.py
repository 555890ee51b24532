"""A UUIDv7 made by the database, for the rows that triggers write. PostgreSQL has one of its own from 18 on."""

from django.db import migrations

CREATE = """
CREATE FUNCTION campaigntracker_uuid7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
    -- Over a random UUID: 48 bits of milliseconds, the version (7 in the highest four of 16 bits), and in the other
    -- twelve what is left of the microseconds, so that two versions of a row sort by age within a millisecond too.
    SELECT encode(
        overlay(
            uuid_send(gen_random_uuid())
            PLACING int8send((us / 1000 << 16) | 28672 | (us % 1000 * 4096 / 1000))
            FROM 1 FOR 8
        ),
        'hex'
    )::uuid
    FROM (SELECT floor(extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS us) AS now
$$
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunSQL(CREATE, "DROP FUNCTION campaigntracker_uuid7()")]
