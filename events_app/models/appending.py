"""Writing new events and what their session keeps of its log in one statement, which is a transaction of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from campaigntracker.campaigns.models import Campaign
from campaigntracker.postgres.prepared import run
from events_app.models.inserting import as_json, insert_statement, rows_as_json
from sessions_app.models import Session

if TYPE_CHECKING:
    from events_app.models.event import Event


@dataclass(frozen=True, slots=True)
class LogStep:
    """What a session's log was when it was read, and what it becomes.

    `clock` is the campaign's, before and after; `ids` are (source, id) of those events that bear a sender's own.
    """

    session: Session
    clock: tuple[int, int]
    last_seq: int
    projection: Mapping[str, Any]
    party_sees: bool
    ids: Sequence[tuple[str, str]]


def append_rows(
    model: "type[Event]", using: str, rows: Sequence[Mapping[str, Any]], shared: Mapping[str, Any], step: LogStep
) -> bool:
    """Insert the rows (as `insert_rows` takes them), if the log and the clock are still where they were read, and no
    event of the campaign bears one of the ids; else write nothing and say False.

    The database locks in the order in which recording does: the campaign's row, then the session's.
    """
    session, (clock, next_clock) = step.session, step.clock
    moves = clock != next_clock
    values = [
        *(session.campaign_id, clock, as_json(step.projection), step.last_seq, step.party_sees),
        *(session.pk, session.log_version, session.last_seq, session.status),
        *_senders(step),
        *((next_clock,) if moves else ()),
        *shared.values(),
        rows_as_json(rows),
    ]
    ids = min(2, len(step.ids))
    text = _statement(model, using, tuple(rows[0]), tuple(shared), ids=ids, moves=moves)
    with run(text, values, using=using) as cursor:
        written: int = cursor.rowcount
    return written > 0


def _senders(step: LogStep) -> tuple[Any, ...]:
    match step.ids:
        case []:
            return ()
        case [(source, external_id)]:
            return source, external_id
    return sorted({source for source, _id in step.ids}), [external_id for _source, external_id in step.ids]


# By how many ids are asked about. Of a list the database does not know how long it is, and so plans for it each time:
# that is too much for one.
KNOWN = (
    "",
    "e.source = %s::text AND e.external_id = %s::text",
    "e.source = ANY(%s::text[]) AND e.external_id = ANY(%s::text[])",
)


@lru_cache(maxsize=16)
def _statement(
    model: "type[Event]", using: str, own: tuple[str, ...], shared: tuple[str, ...], *, ids: int, moves: bool
) -> str:
    campaigns, sessions, events = (table._meta.db_table for table in (Campaign, Session, model))
    # Only names and types of columns are put together here.
    is_new = f" AND NOT EXISTS (SELECT FROM {events} e WHERE e.campaign_id = opened.id AND e.external_id <> '' AND "
    moved = f", moved AS (UPDATE {campaigns} c SET clock = %s::bigint FROM kept WHERE c.id = kept.campaign_id)"  # noqa: S608
    return (
        f"WITH opened AS (SELECT c.id FROM {campaigns} c"  # noqa: S608
        " WHERE c.id = %s::uuid AND c.clock = %s::bigint FOR UPDATE),"
        f" kept AS (UPDATE {sessions} s SET projection = %s::jsonb, last_seq = %s::integer,"
        " log_version = s.log_version + 1, party_log_version = s.party_log_version + %s::boolean::integer"
        " FROM opened WHERE s.campaign_id = opened.id AND s.id = %s::uuid"
        " AND s.log_version = %s::integer AND s.last_seq = %s::integer AND s.status = %s::text"
        f"{f'{is_new}{KNOWN[ids]})' if ids else ''} RETURNING s.campaign_id){moved if moves else ''}"
        f" {insert_statement(model, using, own, shared)}, kept"
    )
