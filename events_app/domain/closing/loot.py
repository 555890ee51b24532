"""What was gained in a session, as events: treasure, experience, items."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Character
from events_app.domain.closing.parts import Loot, Verdict
from events_app.domain.items import EventItem
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


def _who_came(session: Session, loot: Loot) -> list[str]:
    """Nobody is given a part who was not on the list that was shown."""
    return [name for name in sharers_of(session) if loot.listed is None or name in loot.listed]


def loot_items(session: Session, loot: Loot | None) -> Iterator[tuple[str, EventItem]]:
    """Each under the rest of its id. Raise RuleError where it is to be split and nobody is there."""
    if loot is None:
        return
    among: Sequence[str] = ()
    if loot.is_split and (loot.treasure or loot.xp):
        among = _who_came(session, loot) if loot.among is None else loot.among
        if not among:
            raise RuleError(_("There is nobody to split it among."), field="is_split")
    for event_type, amount in (("treasure_gained", loot.treasure), ("xp_awarded", loot.xp)):
        if amount:
            data = {"shares": shares_to_json(split(amount, among))} if among else {}
            yield f"loot:{event_type}", EventItem(type=event_type, amount=amount, data=data)
    for position, (name, who) in enumerate(loot.items):
        yield f"loot:item:{position}", EventItem(type="item_acquired", name=name, actor=who)
