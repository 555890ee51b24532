"""The short way to the API's operations.

What follows in the list of middleware serves people in browsers: sessions, forms, messages, policies for pages. A
program brings a token, no cookie counts here, and JSON is no page; so a request for an operation leaves the list right
after what concerns every answer (https and its headers).
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from campaigntracker.api.door import door

PREFIX = "/api/v1/"
OPERATIONS = f"{PREFIX}campaigns/"


class ApiMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(OPERATIONS):
            return self.get_response(request)
        # Raises for a host that is not ours, as CommonMiddleware would.
        request.get_host()
        response = door(request, request.path_info.removeprefix(PREFIX))
        response.headers["Content-Length"] = str(len(response.content))
        return response
