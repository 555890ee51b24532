"""What is added to the log when a session is closed: treasure, experience, items, the ends of quests."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Character, Member, Viewer
from events_app.domain.closing.parts import SOURCE, Closing, Loot, QuestOutcome, Verdict
from events_app.domain.errors import BadItemError, DuplicateIdError
from events_app.domain.items import EventItem
from events_app.domain.open_quests import open_quests
from events_app.domain.recording import record_events
from events_app.domain.shares import shares_to_json, split
from sessions_app.models import Session, SessionPlayer

TYPE_OF = {Verdict.COMPLETED: "quest_completed", Verdict.FAILED: "quest_failed"}


def sharers_of(session: Session) -> tuple[str, ...]:
    """Who takes part when something is split, as the roster stands."""
    rows = SessionPlayer.objects.of(session).select_related("member").prefetch_related("played").in_order()
    return sharers_among(rows, dict(Character.objects.of(session.campaign).values_list("pk", "name")))


def sharers_among(roster: Iterable[SessionPlayer], names: Mapping[UUID, str]) -> tuple[str, ...]:
    """Of those who came, the characters that were played, each once; by their own names those who came without one.

    `roster`: rows with their member and `played`; `names`: those of the campaign's characters.
    """
    found: dict[str, None] = {}
    for row in roster:
        played = sorted(row.played.all(), key=lambda one: one.id) if row.attended else []
        own = [row.member.display_name] if row.attended else []
        found |= dict.fromkeys([names[one.character_id] for one in played] or own)
    return tuple(found)


def record_loot(session: Session, closing: Closing, *, by: Member | None, now: dt.datetime) -> None:
    """Record what was gained and how quests ended, once; the session is locked.

    All stands at the session's end, where that is known. A quest that has ended meanwhile is not ended again.
    """
    items = [*_loot(session, closing.loot), *_quests(session, closing.quests or ())]
    if not items:
        return
    at = session.real_end_time or now if session.is_completed else now
    game_time = session.game_end_time if session.is_completed else None
    dated = [
        replace(item, real_time=at, game_time=game_time, source=SOURCE, external_id=f"{closing.key}:{name}")
        for name, item in items
    ]
    try:
        record_events(session.campaign, dated, session=session, by=by, now=now)
    except BadItemError as error:
        raise RuleError(error.message, field=_field_of(items[error.index][0])) from None
    except DuplicateIdError:
        raise RuleError(
            _("Something else was recorded from this page already. Open it again."), field="treasure"
        ) from None


def _loot(session: Session, loot: Loot | None) -> Iterator[tuple[str, EventItem]]:
    if loot is None:
        return
    among: Sequence[str] = ()
    if loot.is_split and (loot.treasure or loot.xp):
        among = sharers_of(session) if loot.among is None else loot.among
        if not among:
            raise RuleError(_("There is nobody to split it among."), field="is_split")
    for event_type, amount in (("treasure_gained", loot.treasure), ("xp_awarded", loot.xp)):
        if amount:
            data = {"shares": shares_to_json(split(amount, among))} if among else {}
            yield f"loot:{event_type}", EventItem(type=event_type, amount=amount, data=data)
    for position, (name, who) in enumerate(loot.items):
        yield f"loot:item:{position}", EventItem(type="item_acquired", name=name, actor=who)


def _quests(session: Session, outcomes: Sequence[QuestOutcome]) -> Iterator[tuple[str, EventItem]]:
    if not outcomes:
        return
    gm = Viewer.of_role(session.campaign, is_gm=True)
    is_open = {quest.name: quest for quest in open_quests(gm)}
    for position, outcome in enumerate(outcomes):
        quest = is_open.get(outcome.name)
        if quest is not None:
            # What players do not know of ends without their knowing.
            visibility = "gm" if quest.is_secret else "party"
            yield (
                f"quest:{position}",
                EventItem(type=TYPE_OF[outcome.verdict], name=outcome.name, visibility=visibility),
            )


def _field_of(name: str) -> str:
    return {"loot:treasure_gained": "treasure", "loot:xp_awarded": "xp"}.get(
        name, "items" if name.startswith("loot") else "quests"
    )
