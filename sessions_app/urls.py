"""Addresses of this app."""

from django.urls import path

from sessions_app.views.detail import session
from sessions_app.views.listing import sessions

urlpatterns = [
    path("sessions/", sessions, name="sessions"),
    path("sessions/<int:number>/", session, name="session"),
]
