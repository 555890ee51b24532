"""The operations as addresses, for the door."""

from django.urls import path

from campaigntracker.api.root import api

urlpatterns = [path("", api.urls)]
