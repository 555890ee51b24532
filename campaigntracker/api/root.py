"""The API itself: its operations, and what becomes of everything that goes wrong on the way to them."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError

from campaigntracker.api.answers import Fault, ProblemError, not_found, unauthorized
from campaigntracker.api.shapes import COMPONENTS, DESCRIPTION
from events_app.api import reading, sending
from events_app.api.router import router as events
from sessions_app.api.reading import router as sessions

PREFIX = "/api/v1"

api = NinjaAPI(
    title="Campaign Tracker",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    openapi_url=None,
    servers=[{"url": settings.SITE_URL}],
    urls_namespace="operations",
)
# Importing these two has told the router of events what it can do.
assert sending.router is reading.router is events  # noqa: S101
for router in (events, sessions):
    api.add_router("", router)


def describe() -> dict[str, object]:
    """The OpenAPI document."""
    document = api.get_openapi_schema(path_prefix=f"{PREFIX}/")
    document["components"]["schemas"] |= COMPONENTS
    return document


@api.exception_handler(ProblemError)
def _problem(request: HttpRequest, error: ProblemError) -> HttpResponse:
    return error.to_response()


@api.exception_handler(AuthenticationError)
def _unauthorized(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return unauthorized().to_response()


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return not_found().to_response()


@api.exception_handler(ValidationError)
def _bad_query(request: HttpRequest, error: ValidationError) -> HttpResponse:
    faults = [Fault(fault["msg"], ".".join(map(str, fault["loc"][1:]))) for fault in error.errors]
    return ProblemError(422, "bad_query", "The address asks for something that cannot be.", faults=faults).to_response()
