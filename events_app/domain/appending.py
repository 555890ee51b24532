"""Recording what nearly every request of a program brings: something new, at the end of a log just read.

That takes a single statement. It holds good only while nothing has changed since, which the statement itself checks;
everything else is for `record_events`, which locks first and reads then.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from contextlib import nullcontext

from django.db import IntegrityError, connections, transaction

from campaigntracker.campaigns.models import Campaign
from events_app.domain.checking import check_item
from events_app.domain.codex.births import wanted_from
from events_app.domain.errors import BadItemError
from events_app.domain.fold import Fold
from events_app.domain.items import EventItem
from events_app.domain.recorded import NewEvent, Recorded
from events_app.domain.stamping import Stamper
from events_app.models import Event, Visibility
from events_app.models.appending import LogStep
from events_app.models.vocabulary import PROGRESS
from sessions_app.models import Session


def append_events(
    campaign: Campaign, items: Sequence[EventItem], *, session: Session, party: Mapping[str, str], now: dt.datetime
) -> list[Recorded] | None:
    """Record all items at once; one result an item, in order. None: nothing was recorded, `record_events` must.

    `campaign` has its clock, `session` its log's fields and `party` (of `party_names`) the names, all of one moment.
    Both instances are brought up to date. Raise BadItemError as `record_events` does.
    """
    categories = [check_item(item, index) for index, item in enumerate(items)]
    fold = _fold_to_extend(session)
    if fold is None or _needs_a_closer_look(items):
        return None
    started = campaign.clock
    stamper = Stamper(campaign, session, by=None, clock=started, now=now)
    try:
        fresh = [stamper.stamp(item, categories[index], index) for index, item in enumerate(items)]
    except BadItemError:
        # Unless it is a retry of what was kept when more was allowed.
        return None
    rows = sorted((new.row for new in fresh), key=lambda row: (row.real_time, row.seq))
    if not fold.follows(rows[0]):
        return None
    for row in rows:
        fold.add(row, party)
    step = LogStep(
        session=session,
        # Play drives the clock; what is filed later about a finished session does not.
        clock=(started, stamper.clock if session.is_in_progress else started),
        last_seq=stamper.seq,
        projection=fold.to_json(),
        party_sees=any(item.visibility == Visibility.PARTY for item in items),
        ids=_ids_of(items),
    )
    if not _write(fresh, step):
        return None
    _, campaign.clock = step.clock
    session.last_seq, session.projection = step.last_seq, dict(step.projection)
    session.log_version += 1
    session.party_log_version += step.party_sees
    return [Recorded(new.id, new.seq, created=True, source=new) for new in fresh]


def _fold_to_extend(session: Session) -> Fold | None:
    """What is kept of the log; None where it must be folded anew."""
    return Fold.from_json(session.projection) or (None if session.last_seq else Fold())


def _needs_a_closer_look(items: Sequence[EventItem]) -> bool:
    """Whether the codex may be told something new, a goal is named that may be a secret, or one id comes twice."""
    ids = _ids_of(items)
    return len(set(ids)) < len(ids) or bool(wanted_from(items)) or any(item.type == PROGRESS for item in items)


def _ids_of(items: Sequence[EventItem]) -> list[tuple[str, str]]:
    return [(item.source, item.external_id) for item in items if item.external_id]


def _write(fresh: Sequence[NewEvent], step: LogStep) -> bool:
    # The statement is a transaction of its own; within another, what it fails at must not end that one.
    is_inside = connections[Event.objects.db].in_atomic_block
    try:
        with transaction.atomic() if is_inside else nullcontext():
            return Event.objects.append([new.columns for new in fresh], fresh[0].shared_columns, step)
    except IntegrityError:
        # Another session of the campaign got one of the ids at this very moment.
        return False
