"""What a session's page stands on, as one short text: it differs as soon as anything of it does."""

from functools import cache
from uuid import UUID

from campaigntracker.postgres.prepared import run
from sessions_app.models.session import Session

# PostgreSQL gives every version of a row another place (ctid) or another transaction (xmin): whoever changes a row,
# by whatever way, changes these. Of the sessions beside it a page tells no more than stands here.
# But the session's row changes with every secret too, and a page that is made anew comes later than a kept one: so for
# the party the columns stand for it that the party reads, and what it sees of the log by its version.
STAMP = """
SELECT json_build_array(s.id, {session}, gm.xmin, gm.ctid,
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
            AND status <> 'cancelled' ORDER BY number DESC LIMIT 1){goals}{prep}
)::text, s.status
FROM sessions_app_session s LEFT JOIN campaigns_member gm ON gm.campaign_id = s.campaign_id AND gm.id = s.gm_id
WHERE s.campaign_id = %s AND s.number = %s
"""

# What the session did about its goals, and by what its log may mean one: titles and ids of all, for any may be meant.
# Of those that only GMs know of the party's page tells nothing, not even by being made anew.
GOALS = """,
    (SELECT json_agg(json_build_array(p.goal_id, p.outcome, p.note) ORDER BY p.goal_id)
        FROM sessions_app_sessiongoal p
        JOIN sessions_app_goal g ON g.campaign_id = p.campaign_id AND g.id = p.goal_id
        WHERE p.campaign_id = s.campaign_id AND p.session_id = s.id{visible}),
    (SELECT json_agg(json_build_array(g.id, g.title, g.external_id, g.unit, g.visibility) ORDER BY g.id)
        FROM sessions_app_goal g WHERE g.campaign_id = s.campaign_id{visible})"""
TO_PARTY = " AND g.visibility = 'party'"

# For the GM alone: what was prepared, which session goes on with it, which was played last, and what others have of its
# objectives. Of all this the party's page tells nothing, not even by being made anew.
PREP = """,
    (SELECT json_agg(json_build_array(i.xmin, i.ctid,
            (SELECT json_agg(json_build_array(o.number, o.status) ORDER BY o.number)
                FROM sessions_app_prepitem t
                JOIN sessions_app_session o ON o.campaign_id = t.campaign_id AND o.id = t.session_id
                WHERE t.campaign_id = i.campaign_id AND t.carried_from_id = i.id),
            (SELECT json_build_array(o.number, f.xmin, f.ctid)
                FROM sessions_app_prepitem f
                JOIN sessions_app_session o ON o.campaign_id = f.campaign_id AND o.id = f.session_id
                WHERE f.campaign_id = i.campaign_id AND f.id = i.carried_from_id)) ORDER BY i.id)
        FROM sessions_app_prepitem i WHERE i.campaign_id = s.campaign_id AND i.session_id = s.id),
    (SELECT max(number) FROM sessions_app_session WHERE campaign_id = s.campaign_id AND status = 'completed'),
    (SELECT json_agg(json_build_array(number, status, planned_objectives, actual_objectives) ORDER BY number)
        FROM sessions_app_session WHERE campaign_id = s.campaign_id AND status IN ('planned', 'in_progress'))"""

# What changes with what only the GM may see, or says nothing that a page shows.
LEFT_OUT = {"gm_notes", "recap_draft", "projection", "last_seq", "log_version", "version", "updated_at"}


def stamp_page(campaign_id: UUID, number: int, *, is_gm: bool) -> tuple[str, str] | None:
    """The stamp, and the session's status; None where there is no such session.

    It tells of the session, its GM, the roster with its members and characters, the neighbours and the goals, to a GM
    also of what is prepared; nothing else of the campaign. For a key, never to be shown.
    """
    with run(_statement(is_gm=is_gm), [campaign_id, number]) as cursor:
        row: tuple[str, str] | None = cursor.fetchone()
    return row


@cache
def _statement(*, is_gm: bool) -> str:
    fields = [field.column for field in Session._meta.concrete_fields if field.name not in LEFT_OUT]
    if is_gm:
        return STAMP.format(session="s.xmin, s.ctid", goals=GOALS.format(visible=""), prep=PREP)
    columns = ", ".join(f"s.{column}" for column in fields)
    return STAMP.format(session=columns, goals=GOALS.format(visible=TO_PARTY), prep="")
