"""Fills a database for the benches of pages: one campaign of 200 evenings, a very long one, one that goes on.

`python -m tests.bench._seed_pages` prints what the bench must know as JSON. SQL, because it makes 55,000 events.
"""

from __future__ import annotations

import json
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.utils.crypto import get_random_string  # noqa: E402

from campaigntracker.accounts.models import User  # noqa: E402
from campaigntracker.accounts.session_store import SessionStore  # noqa: E402
from events_app.domain.projection import refresh_campaign  # noqa: E402
from sessions_app.models import Session  # noqa: E402
from tests.factories import (  # noqa: E402
    CampaignFactory,
    CharacterFactory,
    MemberFactory,
    SessionFactory,
    SessionPlayerFactory,
    UserFactory,
)

EVENTS, LONG_SESSION, LONG = 250, 201, 5_000
PARTY = ("Arannis", "Brottor", "Caelynn", "Drusilia")

# An evening: a fight of 18 events, then 7 of other kinds, again and again; texts and names like the limit app's.
EVENTS_SQL = """
INSERT INTO events_app_event (id, campaign_id, external_id, session_id, seq, real_time, game_time, category, type, name,
    description, actor, target, location, amount, data, visibility, source, version, created_at, updated_at)
SELECT gen_random_uuid(), s.campaign_id, '', s.id, k, s.real_start_time + k * interval '12 seconds',
    s.game_start_time + k * 6, (kinds.v ->> 0), (kinds.v ->> 1), CASE WHEN kinds.v ->> 2 = '' THEN ''
        ELSE (kinds.v ->> 2) || ' near room ' || (h >> 4) %% 400 END,
    '', actor, CASE WHEN kinds.v ->> 0 = 'combat' THEN 'Goblin ' || (h >> 9) %% 40 ELSE '' END, '',
    CASE WHEN kinds.v ->> 1 IN ('damage', 'healing') THEN 1 + (h >> 3) %% 20 END,
    CASE WHEN kinds.v ->> 1 = 'combat_end' THEN '{"outcome": "victory"}'::jsonb
        ELSE jsonb_build_object('roll', 1 + (h >> 3) %% 20, 'dice', '1d20+' || (h >> 6) %% 9) END,
    CASE WHEN h %% 23 = 0 THEN 'gm' ELSE 'party' END, '', 1, now(), now()
FROM sessions_app_session s,
    generate_series(1, CASE WHEN s.number = %(long_session)s THEN %(long)s ELSE %(events)s END) k,
    LATERAL (SELECT hashint8(s.number * 1000003 + k)::bigint & 2147483647 AS h) hashed,
    LATERAL (SELECT (ARRAY['Arannis','Brottor','Caelynn','Drusilia','Ember','Farideh','Goblin','Ogre'])
        [1 + (h >> 20 & 255) %% 8] AS actor) names,
    LATERAL (SELECT CASE
        WHEN k %% 25 = 0 THEN '["combat", "combat_start", "Ambush"]'
        WHEN k %% 25 = 17 THEN '["combat", "combat_end", ""]'
        WHEN k %% 25 IN (5, 10, 15) THEN '["combat", "round_start", ""]'
        WHEN k %% 25 < 17 AND h %% 5 = 0 THEN '["combat", "healing", ""]'
        WHEN k %% 25 < 17 THEN '["combat", "damage", "attack with longsword"]'
        WHEN h %% 4 = 0 THEN '["social", "dialogue", "talks to the innkeeper"]'
        WHEN h %% 4 = 1 THEN '["exploration", "travel", "moves along the wall"]'
        WHEN h %% 4 = 2 THEN '["treasure", "item_acquired", "finds a hidden door"]'
        ELSE '["note", "note", "drinks a potion"]' END::jsonb AS v) kinds
"""


def cookie_of(user: User) -> str:
    """A login, as a browser sends it: with the token for forms that it has from its first page on."""
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}; {settings.CSRF_COOKIE_NAME}={get_random_string(32)}"


def seed(evenings: int = LONG_SESSION, long: int = LONG) -> dict[str, str]:
    """So many evenings, the last of them of `long` events, and one that goes on."""
    campaign = CampaignFactory(name="The Road to Greyhold", slug="greyhold", calendar={}, epoch={"day": 0, "hour": 9})
    gm, player = UserFactory(username="bench-gm"), UserFactory(username="bench-player")
    runs = MemberFactory(campaign=campaign, display_name="Rowan", role="gm", user=gm)
    seats = [MemberFactory(campaign=campaign, display_name=f"Player {name}") for name in PARTY]
    seats[0].user = player
    seats[0].save()
    characters = [
        CharacterFactory(campaign=campaign, name=name, member=seat) for name, seat in zip(PARTY, seats, strict=True)
    ]
    for number in range(1, evenings + 1):
        session = SessionFactory(
            campaign=campaign, completed=True, number=number, title=f"The road to Greyhold {number}", gm=runs,
            tags=["road", "dungeon"][: 1 + number % 2], planned_objectives=["Reach Greyhold", "Find the door"],
            actual_objectives=["Reach Greyhold"], summary={"gm": "They went on along the road, and were ambushed."},
        )  # fmt: skip
        for seat, character in zip(seats, characters, strict=True):
            place = SessionPlayerFactory(session=session, member=seat, rsvp="yes", attended=True)
            place.characters.add(character, through_defaults={"campaign": campaign})
    running = SessionFactory(campaign=campaign, status="in_progress", number=evenings + 1, gm=runs)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE sessions_app_session SET real_start_time = timestamptz '2020-01-01' + number * interval '7 days',"
            " real_end_time = CASE WHEN status = 'completed' THEN"
            "   timestamptz '2020-01-01' + number * interval '7 days' + interval '4 hours' END,"
            " game_start_time = number * 86400,"
            " game_end_time = CASE WHEN status = 'completed' THEN number * 86400 + 32400 END"
        )
        cursor.execute(EVENTS_SQL, {"long_session": evenings, "long": long, "events": EVENTS})
        cursor.execute(
            "UPDATE sessions_app_session SET last_seq = CASE WHEN number = %s THEN %s ELSE %s END",
            [evenings, long, EVENTS],
        )
    with transaction.atomic():
        refresh_campaign(campaign)
    running.refresh_from_db()
    return {
        "slug": campaign.slug,
        "gm": cookie_of(gm),
        "player": cookie_of(player),
        "long": str(evenings),
        "running": str(evenings + 1),
        "gm_version": str(running.log_version),
        "player_version": str(running.party_log_version),
        "sessions": str(Session.objects.of(campaign).count()),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(seed()))
