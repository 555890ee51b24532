"""A UUIDv7 made by the database, for the rows that triggers write. PostgreSQL has one of its own from 18 on."""

from django.db import migrations

CREATE = """
CREATE FUNCTION campaigntracker_uuid7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
    -- 48 bits of milliseconds over a random UUID; version 4 (0100) becomes 7 (0111) by setting two bits.
    SELECT encode(
        set_bit(
            set_bit(
                overlay(
                    uuid_send(gen_random_uuid())
                    PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
                    FROM 1 FOR 6
                ),
                52, 1
            ),
            53, 1
        ),
        'hex'
    )::uuid
$$
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunSQL(CREATE, "DROP FUNCTION campaigntracker_uuid7()")]
