"""In which time zone a page shows its dates: the reader's own if set, else the campaign's."""

import zoneinfo
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from campaigntracker.accounts.models import User


def show_times_in(campaign_zone: str, user: "User | AnonymousUser | Any") -> None:
    """Switch the rest of the request to the reader's zone, or to the campaign's."""
    timezone.activate(zoneinfo.ZoneInfo(getattr(user, "time_zone", "") or campaign_zone))


class ReaderTimeZoneMiddleware:
    """Start each request in UTC, whatever the one before it switched this thread to."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        timezone.deactivate()
        return self.get_response(request)
