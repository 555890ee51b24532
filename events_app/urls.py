"""Addresses of this app."""

from django.urls import path

from events_app.views import editing, logging, place

urlpatterns = [
    path("sessions/<int:number>/events/", logging.event_log, name="event_log"),
    path("events/<uuid:pk>/", place.event, name="event"),
    path("events/<uuid:pk>/edit/", editing.event_edit, name="event_edit"),
    path("events/<uuid:pk>/void/", editing.event_void, name="event_void"),
    path("events/<uuid:pk>/restore/", editing.event_restore, name="event_restore"),
]
