"""Keys for programs, and the websites from which browsers may use them."""

import datetime as dt
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import ApiToken, Campaign, Member, Reads
from campaigntracker.campaigns.models.api_token import VISIBLE, digest_of, make_secret

MOST_TOKENS = 50
MOST_ORIGINS = 20
LONGEST_ORIGIN = 200
HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]")


def create_token(
    campaign: Campaign, *, name: str, can_write: bool, reads: str, by: Member | None, now: dt.datetime
) -> tuple[ApiToken, str]:
    """Return the token and its secret, which can be shown this once. Raise RuleError for one that opens nothing."""
    if not can_write and reads == Reads.NONE:
        raise RuleError(_("A token that may neither send nor read is of no use."), field="reads")
    working = ApiToken.objects.of(campaign).working()
    # Also what a browser does that loads the answer with the secret once more.
    if working.filter(name=name).exists():
        raise RuleError(_("A token of this name works already. Choose another name, or revoke that one."), field="name")
    if working.count() >= MOST_TOKENS:
        raise RuleError(_("That is enough tokens: revoke those that nothing uses any more."))
    secret = make_secret()
    token = ApiToken.objects.create(
        campaign=campaign,
        name=name,
        prefix=secret[:VISIBLE],
        digest=digest_of(secret),
        can_write=can_write,
        reads=reads,
        created_at=now,
        created_by=by,
    )
    return token, secret


def revoke_token(token: ApiToken, *, now: dt.datetime) -> None:
    """From now on it opens nothing; what it sent stays."""
    if token.revoked_at is None:
        token.revoked_at = now
        token.save(update_fields=["revoked_at"])


def use_token(token: ApiToken, *, requests: int, most: int, now: dt.datetime) -> bool:
    """Hand out so many requests of this minute; say no when they would be more than `most` in all.

    One UPDATE, which the database makes one after the other, so that no number of servers gives out more.
    """
    minute = minute_of(now)
    is_new_minute = Q(used_minute__lt=minute)
    rows = ApiToken.objects.filter(is_new_minute | Q(used_requests__lte=most - requests), pk=token.pk).update(
        used_requests=Case(When(is_new_minute, then=Value(requests)), default=F("used_requests") + requests),
        used_minute=Greatest("used_minute", Value(minute)),
        last_used_at=now,
    )
    return rows == 1


def minute_of(now: dt.datetime) -> int:
    """Minutes since 1970."""
    return int(now.timestamp()) // 60


def set_origins(campaign: Campaign, origins: Iterable[str]) -> Campaign:
    """Replace the websites whose pages may call the API from a browser. Raise RuleError for what is no origin."""
    campaign.allowed_origins = list(dict.fromkeys(read_origin(origin) for origin in origins))
    if len(campaign.allowed_origins) > MOST_ORIGINS:
        raise RuleError(_("At most %(most)s addresses.") % {"most": MOST_ORIGINS}, field="origins")
    campaign.save(update_fields=["allowed_origins"])
    return campaign


def read_origin(text: str) -> str:
    """An origin as browsers send it: scheme://host, and the port where it is not the scheme's own."""
    problem = RuleError(
        _("“%(origin)s” is not an address such as https://vtt.example or http://localhost:30000.")
        % {"origin": text[:LONGEST_ORIGIN]},
        field="origins",
    )
    try:
        parts = urlsplit(text.strip().lower())
        port = parts.port
    except ValueError:
        raise problem from None
    host = parts.netloc.removesuffix(f":{port}") if port is not None else parts.netloc
    is_bare = parts.path in ("", "/") and not parts.query and not parts.fragment
    if parts.scheme not in ("http", "https") or not is_bare or not HOST.fullmatch(host) or len(text) > LONGEST_ORIGIN:
        raise problem
    usual = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + (f":{port}" if port not in (None, usual) else "")
