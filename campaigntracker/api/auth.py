"""Who asks, and what that token may do."""

from dataclasses import dataclass
from typing import Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from campaigntracker.api.answers import ProblemError, not_found, unauthorized
from campaigntracker.api.rate import seconds_to_wait
from campaigntracker.campaigns.models import ApiToken, Campaign, Member, Reads, Role, Viewer

LONGEST_SECRET = 100


@dataclass(frozen=True, slots=True)
class Caller:
    """A program with a token that works here."""

    token: ApiToken

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
        found = ApiToken.objects.with_secret(token).first() if len(token) <= LONGEST_SECRET else None
        if found is None:
            raise unauthorized()
        assert request.resolver_match is not None  # noqa: S101
        if found.campaign.slug != request.resolver_match.kwargs["slug"]:
            raise not_found()
        caller = Caller(found)
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


def caller_of(request: Any) -> Caller:
    """Who was let in."""
    caller: Caller = request.auth
    return caller
