"""What a session leaves unfinished goes on in the next one."""

import datetime as dt
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Campaign
from sessions_app.domain.locking import lock_session, save_session
from sessions_app.domain.next_session import draft_of_next
from sessions_app.domain.objectives import bare_text, compare_objectives
from sessions_app.domain.planning import plan_session
from sessions_app.models import PrepItem, PrepKind, Session


@dataclass(frozen=True, slots=True)
class LeftItem:
    """Something prepared that has not come up."""

    id: UUID
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class WhatIsLeft:
    """What a session leaves, and no other goes on with yet: planned objectives that were not met, secrets that are not
    out, and all else that was prepared for nothing, tasks too.
    """

    objectives: tuple[str, ...] = ()
    secrets: tuple[LeftItem, ...] = ()
    unused: tuple[LeftItem, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.objectives or self.secrets or self.unused)

    @property
    def items(self) -> tuple[LeftItem, ...]:
        return (*self.secrets, *self.unused)


@dataclass(frozen=True, slots=True)
class CarryChoice:
    """What of it is to go on: None is all there is. Objectives by their texts, items by their ids."""

    objectives: frozenset[str] | None = None
    items: frozenset[UUID] | None = None


EVERYTHING = CarryChoice()
OBJECTIVES = ("planned_objectives", "actual_objectives")


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """`session` goes on with these; `is_new`: it was planned for them. Nothing where all had gone on before."""

    session: Session
    objectives: tuple[str, ...]
    items: tuple[PrepItem, ...]
    is_new: bool = False

    def __bool__(self) -> bool:
        return bool(self.objectives or self.items)


@dataclass(frozen=True, slots=True)
class CarryOffer:
    """What could go on: `number` is that of the session that left it."""

    number: int
    left: WhatIsLeft


@dataclass(frozen=True, slots=True)
class TakenBack:
    objectives: int
    items: int


def what_is_left(session: Session) -> WhatIsLeft:
    """Three queries, whatever there is."""
    open_items = PrepItem.objects.of_session(session).open().not_carried()
    items = [LeftItem(*values) for values in open_items.values_list("id", "kind", "text")]
    return WhatIsLeft(
        objectives=_objectives_left(session),
        secrets=tuple(item for item in items if item.kind == PrepKind.SECRET),
        unused=tuple(item for item in items if item.kind != PrepKind.SECRET),
    )


def session_to_carry_to(campaign: Campaign, *, now: dt.datetime) -> Session | None:
    """The next planned one, if there is one."""
    return Session.objects.of(campaign).upcoming(now).first()


def session_to_carry_from(session: Session) -> Session | None:
    """The last one played, for a planned session to go on with."""
    return Session.objects.of(session.campaign).played().latest_first().first()


def carry_offer(session: Session) -> CarryOffer | None:
    """To a planned session, what the last one played has left; of that one itself, and of a cancelled one, its own.

    None where there is nothing, or where it is for a later session to go on with.
    """
    source = session if session.is_cancelled else session_to_carry_from(session)
    if source is None or not (session.is_planned or source.pk == session.pk):
        return None
    left = what_is_left(source)
    return CarryOffer(source.number, left) if left else None


@transaction.atomic
def carry_over(
    from_session: Session, to_session: Session | None, *, what: CarryChoice = EVERYTHING, now: dt.datetime
) -> CarriedOver:
    """Let `to_session` go on with what `from_session` left; without it, the next planned one, or else a new one.

    Objectives stand behind those that are planned already, each once; items are copied to the end of the list, and the
    earlier ones stay where they are. Asked twice, the second time adds nothing. Raise RuleError when the one has not
    been played, or the other is no longer on the plan.
    """
    source = lock_session(from_session)
    if to_session is not None and to_session.campaign_id != source.campaign_id:
        raise RuleError(_("These are sessions of two campaigns."))
    if source.is_planned:
        raise RuleError(_("%(session)s has not been played yet.") % {"session": source})
    target, is_new = _target(source, to_session, now)
    if not target.is_planned:
        raise RuleError(
            _("%(session)s is %(status)s: only a planned session can go on with something.")
            % {"session": target, "status": target.get_status_display().lower()}
        )
    left = what_is_left(source)
    objectives = tuple(text for text in left.objectives if what.objectives is None or text in what.objectives)
    items = [item for item in left.items if what.items is None or item.id in what.items]
    if objectives:
        target.planned_objectives = [*target.planned_objectives, *objectives]
        save_session(target, now=now)
    first = PrepItem.objects.of_session(target).next_position()
    copies = PrepItem.objects.bulk_create(
        PrepItem(
            campaign=target.campaign,
            session=target,
            kind=item.kind,
            text=item.text,
            position=position,
            carried_from_id=item.id,
        )
        for position, item in enumerate(items, first)
    )
    return CarriedOver(target, objectives, tuple(copies), is_new=is_new)


@transaction.atomic
def take_back(from_session: Session, to_session: Session, *, now: dt.datetime) -> TakenBack:
    """Undo a carrying over: remove from the plan what nobody has touched since. Raise RuleError when it is played."""
    target = lock_session(to_session)
    if not target.is_planned:
        raise RuleError(_("%(session)s is no longer on the plan.") % {"session": target})
    unmet = {bare_text(objective.text) for objective in compare_objectives(from_session) if objective.state != "met"}
    kept = [text for text in target.planned_objectives if bare_text(text) not in unmet]
    objectives = len(target.planned_objectives) - len(kept)
    if objectives:
        target.planned_objectives = kept
        save_session(target, now=now)
    untouched = PrepItem.objects.carried_between(from_session, target).untouched()
    return TakenBack(objectives, untouched.delete()[0])


def _objectives_left(session: Session) -> tuple[str, ...]:
    """Neither met then, nor taken up by any session since."""
    wanted = {
        bare_text(objective.text): objective.text
        for objective in compare_objectives(session)
        if objective.state in ("unmet", "open")
    }
    if wanted:
        others = Session.objects.of(session.campaign).going_on_from(session).values_list(*OBJECTIVES)
        for text in chain.from_iterable(chain.from_iterable(others)):
            wanted.pop(bare_text(text), None)
    return tuple(wanted.values())


def _target(source: Session, wanted: Session | None, now: dt.datetime) -> tuple[Session, bool]:
    """The session that goes on, locked, and whether it was planned just now."""
    wanted = wanted or session_to_carry_to(source.campaign, now=now)
    if wanted:
        return lock_session(wanted), False
    return plan_session(source.campaign, draft_of_next(source), now=now), True
