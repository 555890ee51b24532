"""The token, its campaign, who is of its party, and the log to be written to: all that sending needs, in one query."""

import json
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import FilteredRelation, Func, OuterRef, Q
from django.db.models.functions import Cast, JSONArray

from campaigntracker.campaigns.models import ApiToken, Campaign, Character
from campaigntracker.campaigns.models.api_token import digest_of
from campaigntracker.postgres.prepared import prepared
from events_app.domain.projection import CharacterNames, names_from
from sessions_app.models import Session, SessionStatus
from sessions_app.models.session_queryset import LOG_FIELDS


def _in_order(model: type[models.Model], *names: str) -> tuple[str, ...]:
    """The columns of these names as `from_db` takes them."""
    return tuple(field.attname for field in model._meta.concrete_fields if field.attname in names)


TOKEN = _in_order(ApiToken, "id", "campaign_id", "prefix", "can_write", "reads")
CAMPAIGN = _in_order(Campaign, "id", "slug", "calendar", "epoch", "clock", "seconds_per_round", "allowed_origins")
SESSION = _in_order(Session, "id", "campaign_id", "external_id", "number", *LOG_FIELDS)


@dataclass(frozen=True, slots=True)
class Opened:
    """`token` comes with its campaign; of all of them, what is asked for once more is read then."""

    token: ApiToken
    session: Session | None
    party: dict[str, str]


def open_log(secret: str, *, number: int | None) -> Opened | None:
    """What a working token opens, with the session of that number, or for None the one in progress."""
    digest = digest_of(secret)
    found = _in_progress(digest) if number is None else _numbered(digest, number)
    if not found:
        return None
    row, (party,) = found[0][:-1], found[0][-1:]
    token: ApiToken = _instance(ApiToken, TOKEN, row)
    token.campaign = _instance(Campaign, CAMPAIGN, row[len(TOKEN) :])
    values = row[len(TOKEN) + len(CAMPAIGN) :]
    session: Session | None = _instance(Session, SESSION, values) if values[SESSION.index("id")] else None
    if session is not None:
        session.campaign = token.campaign
    return Opened(token, session, names_from(CharacterNames(*naming) for naming in json.loads(party)))


def _instance(model: Any, names: tuple[str, ...], values: tuple[Any, ...]) -> Any:
    return model.from_db("default", names, values[: len(names)])


@prepared
def _in_progress(digest: str) -> "models.QuerySet[ApiToken, tuple[Any, ...]]":
    return _query(digest, Q(campaign__sessions__status=SessionStatus.IN_PROGRESS.value))


@prepared
def _numbered(digest: str, number: int) -> "models.QuerySet[ApiToken, tuple[Any, ...]]":
    return _query(digest, Q(campaign__sessions__number=number))


def _query(digest: str, condition: Q) -> "models.QuerySet[ApiToken, tuple[Any, ...]]":
    characters = Character.objects.filter(campaign=OuterRef("campaign_id")).as_they_came()
    party = ArraySubquery(characters.values(found=JSONArray(*CharacterNames._fields)))
    return (
        ApiToken.objects.working()
        .filter(digest=digest)
        .annotate(log=FilteredRelation("campaign__sessions", condition=condition))
        .values_list(
            *TOKEN,
            *(f"campaign__{name}" for name in CAMPAIGN),
            *(f"log__{name}" for name in SESSION),
            Cast(Func(party, function="to_jsonb"), models.TextField()),
        )
    )
