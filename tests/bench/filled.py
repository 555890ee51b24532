"""Scratch databases of a thousand campaigns and a million events or ten, made once and used again."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection, transaction

CAMPAIGNS = 1_000
EVENTS_A_SESSION = 50
FIRST_EVENING = dt.datetime(2020, 1, 1, 18, tzinfo=dt.UTC)
GM, PLAYER = "bench-gm", "bench-player"

# Session after session of all campaigns, as a server that ran for years holds them. One event in 5,000 tells of a
# beholder, one in six of an attack, one in twenty is the GM's alone; most have one line, one in eight a paragraph.
EVENTS = """
INSERT INTO events_app_event
    (id, campaign_id, external_id, session_id, seq, real_time, game_time, category, type, name, description, actor,
     target, location, amount, data, visibility, source, version, created_at, updated_at)
SELECT ('00000000-0000-7' || substr(x.n, 1, 3) || '-8000-' || substr(x.n, 4))::uuid, s.campaign_id, '', s.id, k,
       s.real_start_time + k * interval '40 seconds', s.number * 86400 + k * 6,
       (ARRAY['combat','combat','combat','exploration','social','treasure'])[1 + kind],
       (ARRAY['damage','healing','npc_killed','room_explored','dialogue','item_acquired'])[1 + kind],
       (ARRAY['attack with longsword','a healing draught','the last cultist falls','moves along the north wall',
              'talks to the innkeeper','finds a silver mirror'])[1 + kind]
         || CASE WHEN h %% 5000 = 7 THEN ' seen by a beholder' ELSE ' near room ' || (h >> 4) %% 400 END,
       CASE WHEN h %% 8 = 3 THEN 'They wait in the dark until the torches burn low, and nobody speaks of page '
         || (h >> 5) %% 900 || ' of the ledger that the priestess left behind' ELSE '' END,
       (ARRAY['Arannis','Brottor','Caelynn','Drusilia','Ember','Farideh','Goblin','Ogre'])[1 + (h >> 20 & 7)],
       'Goblin ' || (h >> 9) %% 40,
       (ARRAY['Temple Hall','Old Mill','Greyhold','The Sunken Library'])[1 + (h >> 13 & 3)],
       (h >> 12) %% 60, '{}', CASE WHEN h %% 20 = 5 THEN 'gm' ELSE 'party' END, '', 1, now(), now()
FROM sessions_app_session s, generate_series(1, %(per)s) k,
     LATERAL (SELECT hashint8(s.number::bigint * 100003 + k + hashtext(s.campaign_id::text))::bigint & 2147483647 AS h)
       AS hashed,
     LATERAL (SELECT (h >> 10 & 1023) %% 6 AS kind,
                     lpad(to_hex(extract(epoch FROM s.real_start_time)::bigint * 4096 + k), 15, '0') AS n) AS x
WHERE s.number BETWEEN %(first)s AND %(last)s
ORDER BY s.real_start_time, k
"""


@contextmanager
def database(events: int, *, anew: bool = False) -> Iterator[None]:
    """Everything Django asks goes to the scratch database of that many events; filled first where it is not there."""
    before = connection.settings_dict["NAME"]
    _turn_to(f"bench_search_{events}")
    try:
        call_command("migrate", verbosity=0)
        if anew or not _is_filled(events):
            _say(f"filling a scratch database with {events:,} events (once; minutes, and some GB on the disk)")
            _fill(events)
        yield
    finally:
        _turn_to(before)


def _turn_to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


def _is_filled(events: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = 'events_app_event'::regclass")
        return abs(cursor.fetchone()[0] - events) < events / 10


def _fill(events: int) -> None:
    sessions = events // CAMPAIGNS // EVENTS_A_SESSION
    _fill_tables(sessions)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'events_app_event'"
            " AND indexname IN ('event_search', 'event_game_time', 'event_real_time')"
        )
        indexes = cursor.fetchall()
        for name, _definition in indexes:
            cursor.execute(f"DROP INDEX {name}")
        # Needs a superuser: ten million checks of foreign keys known to be right would take longer than the rest.
        cursor.execute("SET session_replication_role = replica")
        step = max(1, sessions // 10)
        for first in range(1, sessions + 1, step):
            cursor.execute(EVENTS, {"per": EVENTS_A_SESSION, "first": first, "last": min(first + step - 1, sessions)})
            _say(f"  {min(first + step - 1, sessions) * EVENTS_A_SESSION * CAMPAIGNS:,} events")
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("SET maintenance_work_mem = '512MB'")
        for name, definition in indexes:
            cursor.execute(definition)
            _say(f"  {name}")
        cursor.execute("VACUUM ANALYZE")


def _fill_tables(sessions: int) -> None:
    from campaigntracker.accounts.models import User
    from campaigntracker.campaigns.models import Campaign, Member
    from sessions_app.models import Session

    now = FIRST_EVENING
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE accounts_user, campaigns_campaign CASCADE")
        gm, player = User.objects.create(username=GM), User.objects.create(username=PLAYER)
        campaigns = [
            Campaign(name=f"Campaign {number}", slug=f"campaign-{number}", created_at=now)
            for number in range(CAMPAIGNS)
        ]
        Campaign.objects.bulk_create(campaigns)
        for user, role in ((gm, "gm"), (player, "player")):
            Member.objects.bulk_create(
                Member(campaign=campaign, display_name=user.username, role=role, user=user, created_at=now)
                for campaign in campaigns
            )
        for number in range(1, sessions + 1):
            Session.objects.bulk_create(
                Session(
                    campaign=campaign,
                    number=number,
                    title=f"The road to Greyhold, part {number}",
                    status="completed",
                    real_start_time=(evening := now + dt.timedelta(days=7 * number, seconds=place * 60)),
                    real_end_time=evening + dt.timedelta(hours=4),
                    game_start_time=number * 86_400,
                    game_end_time=number * 86_400 + 30_000,
                    last_seq=EVENTS_A_SESSION,
                    created_at=evening,
                    updated_at=evening,
                )
                for place, campaign in enumerate(campaigns)
            )


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
