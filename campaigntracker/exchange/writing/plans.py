"""What was planned around sessions, in JSON: prepared items and proposed dates."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from campaigntracker.campaigns.models import Campaign, Viewer
from campaigntracker.exchange.instants import write_instant
from campaigntracker.exchange.writing.rows import present
from sessions_app.models import DateAnswer, DateOption, PrepItem

BySession = dict[UUID, list[dict[str, Any]]]


def write_prep(viewer: Viewer) -> BySession:
    """By the sessions' own ids; nothing for anybody but GMs."""
    written: BySession = defaultdict(list)
    if not viewer.is_gm:
        return written
    items = list(PrepItem.objects.filter(campaign=viewer.campaign).order_by("position", "id"))
    ids = {item.pk: item.public_id for item in items}
    for item in items:
        row = {
            "id": item.public_id,
            "kind": item.kind,
            "text": item.text,
            "doneAt": item.done_at and write_instant(item.done_at),
            "carriedFrom": ids[item.carried_from_id] if item.carried_from_id else "",
        }
        written[item.session_id].append(present(row))
    return written


def write_dates(campaign: Campaign, members: Mapping[UUID, str]) -> BySession:
    """By the sessions' own ids; `members` gives the ids that documents use."""
    answers: BySession = defaultdict(list)
    for answer in DateAnswer.objects.filter(campaign=campaign).order_by("id"):
        answers[answer.option_id].append(
            {
                "userId": members[answer.member_id],
                "answer": answer.answer,
                "answeredAt": write_instant(answer.answered_at),
            }
        )
    written: BySession = defaultdict(list)
    for option in DateOption.objects.filter(campaign=campaign).order_by("starts_at", "id"):
        row = {
            "startTime": write_instant(option.starts_at),
            "picked": option.picked or None,
            "answers": answers[option.pk],
        }
        written[option.session_id].append(present(row))
    return written
