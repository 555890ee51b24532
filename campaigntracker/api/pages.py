"""The API's own description, for programs and for people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from campaigntracker.api.answers import answer


def openapi(request: HttpRequest) -> HttpResponse:
    from campaigntracker.api.root import describe

    response = answer(describe())
    # Public, and worth reading from any website.
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def docs(request: HttpRequest) -> HttpResponse:
    from campaigntracker.api.handbook import write_handbook
    from campaigntracker.api.root import describe

    return render(request, "api/docs.html", {"handbook": write_handbook(describe())})
