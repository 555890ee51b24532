"""Addresses of the API. Nothing here loads its machinery: a process that is never asked for it does without."""

from django.urls import path
from django.views.generic import RedirectView

from campaigntracker.api.door import door
from campaigntracker.api.pages import docs, openapi

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="api_docs"), name="api"),
    path("docs", docs, name="api_docs"),
    path("openapi.json", openapi, name="openapi"),
    path("<path:rest>", door),
]
