"""Who asks, and what that token may do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from campaigntracker.api.answers import ProblemError, not_found, unauthorized
from campaigntracker.api.opening import open_log
from campaigntracker.api.rate import seconds_to_wait
from campaigntracker.campaigns.models import ApiToken, Campaign, Member, Reads, Role, Viewer
from sessions_app.models import Session

LONGEST_SECRET = 100


@dataclass(frozen=True, slots=True)
class Caller:
    """A program with a token that works here.

    One that sends comes with the session of the address, or with the one in progress where that names none, and with
    the names of the party.
    """

    token: ApiToken
    session: Session | None = None
    party: Mapping[str, str] = field(default_factory=dict)

    @property
    def campaign(self) -> Campaign:
        return self.token.campaign

    @property
    def viewer(self) -> Viewer:
        """Whose eyes it reads with: a GM's, or those of somebody without a seat at a public table."""
        sees_all = self.token.reads == Reads.ALL
        return Viewer(self.campaign, Member(campaign=self.campaign, role=Role.GM) if sees_all else None)

    @property
    def knows_numbers(self) -> bool:
        """Numbers within a session count what is hidden too, so only readers of everything get them."""
        return self.token.reads == Reads.ALL


class ApiTokenAuth(HttpBearer):
    """`Authorization: Bearer ct_…`"""

    def __init__(self, may: Literal["read", "write"]) -> None:
        super().__init__()
        self.may = may

    def authenticate(self, request: HttpRequest, token: str) -> Caller:
        """Let in the token of this campaign that may do so, and count its request. Raise ProblemError."""
        assert request.resolver_match is not None  # noqa: S101
        address = request.resolver_match.kwargs
        caller = self._find(token, address.get("number")) if len(token) <= LONGEST_SECRET else None
        if caller is None:
            raise unauthorized()
        found = caller.token
        if found.campaign.slug != address["slug"]:
            raise not_found()
        # The door opens to the campaign's websites with it, even when the rest is refused.
        request.api_caller = caller  # type: ignore[attr-defined]
        if wait := seconds_to_wait(found, now=timezone.now()):
            message = "Too many requests in this minute."
            raise ProblemError(429, "too_many_requests", message, headers={"Retry-After": str(wait)})
        if self.may == "write" and not found.can_write:
            raise ProblemError(403, "forbidden", "This token may not send events.")
        if self.may == "read" and found.reads == Reads.NONE:
            raise ProblemError(403, "forbidden", "This token may not read.")
        return caller

    def _find(self, secret: str, number: int | None) -> Caller | None:
        if self.may == "write":
            opened = open_log(secret, number=number)
            return Caller(opened.token, opened.session, opened.party) if opened else None
        token = ApiToken.objects.with_secret(secret).first()
        return Caller(token) if token else None


def caller_of(request: Any) -> Caller:
    """Who was let in."""
    caller: Caller = request.auth
    return caller
