"""What a GM prepares for a session: the verbs on the list, for GMs alone.

The list is no part of the session's version: who ticks while somebody else edits the plan is in nobody's way.
"""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from sessions_app.domain.locking import lock_session
from sessions_app.domain.prep_lines import PrepDraft, check_draft
from sessions_app.models import PrepItem, Session

MOST_OF_A_SESSION = 500


class ItemConflictError(Exception):
    """Somebody else changed the item since the form was opened; `current` is what they left."""

    def __init__(self, current: PrepItem) -> None:
        super().__init__(_("Somebody else changed this while you were writing."))
        self.current = current


@transaction.atomic
def add_items(session: Session, drafts: Sequence[PrepDraft]) -> list[PrepItem]:
    """Put them at the end of the list, in their order."""
    for draft in drafts:
        check_draft(draft)
    session = lock_session(session)
    present = PrepItem.objects.of_session(session)
    if present.count() + len(drafts) > MOST_OF_A_SESSION:
        raise RuleError(_("No more than %(count)s items a session.") % {"count": MOST_OF_A_SESSION}, field="lines")
    first = present.next_position()
    return PrepItem.objects.bulk_create(
        PrepItem(
            campaign=session.campaign, session=session, kind=draft.kind, text=draft.text.strip(), position=position
        )
        for position, draft in enumerate(drafts, first)
    )


@transaction.atomic
def edit_item(item: PrepItem, draft: PrepDraft, *, seen: PrepDraft | None = None) -> PrepItem:
    """Write it anew. Raise ItemConflictError when it is no longer what the editor has `seen`."""
    check_draft(draft)
    item = _lock(item)
    if seen is not None and (item.kind, item.text) not in {(seen.kind, seen.text), (draft.kind, draft.text.strip())}:
        raise ItemConflictError(item)
    item.kind, item.text = draft.kind, draft.text.strip()
    item.save(update_fields=["kind", "text"])
    return item


@transaction.atomic
def remove_item(item: PrepItem) -> None:
    """Take it off the list; what was carried on from it stays where it is."""
    _lock(item).delete()


@transaction.atomic
def tick_item(item: PrepItem, *, now: dt.datetime) -> PrepItem:
    """It came up in play, the secret is out, the task is done. Ticked twice, the first time stands."""
    item = _lock(item)
    if item.done_at is None:
        item.done_at = now
        item.save(update_fields=["done_at"])
    return item


@transaction.atomic
def untick_item(item: PrepItem) -> PrepItem:
    item = _lock(item)
    if item.done_at is not None:
        item.done_at = None
        item.save(update_fields=["done_at"])
    return item


@transaction.atomic
def move_item(item: PrepItem, *, up: bool) -> PrepItem:
    """Past its next neighbour of the same kind; at the end of the row it stays."""
    item = _lock(item)
    items = list(PrepItem.objects.of_session(item.session))
    alike = [other for other in items if other.kind == item.kind]
    place = alike.index(item)
    wanted = place - 1 if up else place + 1
    if not 0 <= wanted < len(alike):
        return item
    one, other = items.index(item), items.index(alike[wanted])
    items[one], items[other] = items[other], items[one]
    changed = [row for position, row in enumerate(items) if row.position != position]
    for position, row in enumerate(items):
        row.position = position
    PrepItem.objects.bulk_update(changed, ["position"])
    return next(row for row in items if row == item)


def _lock(item: PrepItem) -> PrepItem:
    """Lock campaign, session and item, in this order; raise RuleError when it is gone."""
    session = lock_session(item.session)
    locked = PrepItem.objects.of_session(session).select_for_update().filter(pk=item.pk).first()
    if locked is None:
        raise RuleError(_("Somebody else has taken this off the list."))
    locked.session, locked.campaign = session, session.campaign
    return locked
