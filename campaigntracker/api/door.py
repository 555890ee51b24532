"""The way into the API: finds the operation, and opens it to the websites that the campaign's GM lists.

A browser may read an answer only where its website is listed for that campaign; no cookie counts here, so
credentials are never allowed.
"""

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, get_resolver
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from campaigntracker.api.answers import ProblemError, not_found
from campaigntracker.campaigns.models import Campaign

OPERATIONS = "campaigntracker.api.operations"
SECONDS_TO_REMEMBER = "600"


@csrf_exempt
def door(request: HttpRequest, rest: str) -> HttpResponse:
    try:
        match = get_resolver(OPERATIONS).resolve(f"/{rest}")
    except Resolver404:
        return not_found().to_response()
    request.resolver_match = match
    origin = request.headers.get("Origin", "")
    response = match.func(request, *match.args, **match.kwargs)
    # They come in whatever order a set has in this process.
    allow = ", ".join(sorted(response.headers.get("Allow", "").split(", ")))
    if request.method == "OPTIONS":
        response = HttpResponse(status=204, headers={"Allow": allow})
    elif response.status_code == 405:
        message = "This address cannot do that."
        response = ProblemError(405, "method_not_allowed", message, headers={"Allow": allow}).to_response()
    response.headers["Cache-Control"] = "no-store"
    patch_vary_headers(response, ["Origin"])
    if origin and _is_open_to(request, match.kwargs["slug"], origin):
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Expose-Headers"] = "Retry-After"
        if request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = allow
            response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
            response.headers["Access-Control-Max-Age"] = SECONDS_TO_REMEMBER
    return response


def _is_open_to(request: HttpRequest, slug: str, origin: str) -> bool:
    if "\x00" in origin:
        return False
    caller = getattr(request, "api_caller", None)
    if caller is not None:
        return origin in caller.campaign.allowed_origins
    return Campaign.objects.open_to(origin).filter(slug=slug).exists()
