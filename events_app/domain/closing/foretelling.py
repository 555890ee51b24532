"""The recap that the log will give once what was typed for it is saved."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Viewer
from events_app.domain.checking import check_item
from events_app.domain.closing.loot import loot_items
from events_app.domain.closing.outcomes import outcome_items
from events_app.domain.closing.parts import Closing
from events_app.domain.errors import BadItemError
from events_app.domain.fold import Fold, Row
from events_app.domain.goals.secrecy import keep_goals_secret
from events_app.domain.items import EventItem
from events_app.domain.projection import kept_fold, party_names
from events_app.domain.recap.reading import tell_copy
from sessions_app.models import Session


def foretell_recap(session: Session, closing: Closing, *, now: dt.datetime) -> str:
    """As the party will read it, in Markdown without links; nothing is saved.

    What could not be saved is not told. A recap that was stated is told as it is.
    """
    stated: str = session.summary.get("auto", "")
    if stated:
        return stated
    party = Viewer.of_role(session.campaign, is_gm=False)
    items = keep_goals_secret(session.campaign, [*_items_to_come(session, closing)])
    fold = _extended(session, items, now)
    times = closing.times
    start, end = (times.game_start, times.game_end) if times else (session.game_start_time, session.game_end_time)
    return tell_copy(fold.copy(is_gm=party.is_gm), start, end, session.campaign.definition)


def _items_to_come(session: Session, closing: Closing) -> Iterator[EventItem]:
    parts: list[Callable[[], Iterable[tuple[str, EventItem]]]] = [
        lambda: loot_items(session, closing.loot),
        lambda: outcome_items(session, closing.quests),
    ]
    for part in parts:
        try:
            found = [item for _name, item in part()]
        except RuleError:
            continue
        yield from found


def _extended(session: Session, items: Iterable[EventItem], now: dt.datetime) -> Fold:
    """What is kept of the log with these at its end; what is kept stays as it is."""
    fold = Fold.from_json(deepcopy(session.projection)) or kept_fold(session)
    names = party_names(session.campaign)
    at = max(now, fold.through[0]) if fold.through else now
    for position, item in enumerate(items, start=1):
        try:
            category = check_item(item, position)
        except BadItemError:
            continue
        fold.add(_row(item, category, seq=session.last_seq + position, at=at), names)
    return fold


def _row(item: EventItem, category: str, *, seq: int, at: dt.datetime) -> Row:
    return Row(
        seq=seq,
        real_time=at,
        category=category,
        type=item.type,
        name=item.name,
        description=item.description,
        actor=item.actor,
        target=item.target,
        location=item.location,
        amount=item.amount,
        data=item.data,
        visibility=item.visibility,
    )
