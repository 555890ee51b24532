"""What a session's page stands on, as one short text: it differs as soon as anything of it does."""

from uuid import UUID

from campaigntracker.postgres.prepared import run

# PostgreSQL gives every version of a row another place (ctid) or another transaction (xmin): whoever changes a row,
# by whatever way, changes these. Of the sessions beside it a page tells no more than stands here.
STAMP = """
SELECT json_build_array(s.id, s.xmin, s.ctid, gm.xmin, gm.ctid,
    (SELECT json_agg(json_build_array(p.xmin, p.ctid, m.xmin, m.ctid, l.xmin, l.ctid, c.xmin, c.ctid)
            ORDER BY p.id, l.id)
        FROM sessions_app_sessionplayer p
        JOIN campaigns_member m ON m.campaign_id = p.campaign_id AND m.id = p.member_id
        LEFT JOIN sessions_app_sessionplayercharacter l
            ON l.campaign_id = p.campaign_id AND l.session_player_id = p.id
        LEFT JOIN campaigns_character c ON c.campaign_id = l.campaign_id AND c.id = l.character_id
        WHERE p.campaign_id = s.campaign_id AND p.session_id = s.id),
    (SELECT json_build_array(number, title) FROM sessions_app_session
        WHERE campaign_id = s.campaign_id AND number < s.number ORDER BY number DESC LIMIT 1),
    (SELECT json_build_array(number, title) FROM sessions_app_session
        WHERE campaign_id = s.campaign_id AND number > s.number ORDER BY number LIMIT 1),
    (SELECT json_build_array(number, game_end_time) FROM sessions_app_session
        WHERE campaign_id = s.campaign_id AND number < s.number AND game_end_time IS NOT NULL
            AND status <> 'cancelled' ORDER BY number DESC LIMIT 1)
)::text, s.status
FROM sessions_app_session s LEFT JOIN campaigns_member gm ON gm.campaign_id = s.campaign_id AND gm.id = s.gm_id
WHERE s.campaign_id = %s AND s.number = %s
"""


def stamp_page(campaign_id: UUID, number: int) -> tuple[str, str] | None:
    """The stamp, and the session's status; None where there is no such session.

    It tells of the session, its GM, the roster with its members and characters, and the neighbours; nothing of the
    campaign. For a key, never to be shown: it changes with what only the GM may see.
    """
    with run(STAMP, [campaign_id, number]) as cursor:
        row: tuple[str, str] | None = cursor.fetchone()
    return row
