"""Addresses of this app."""

from django.urls import path, register_converter

from events_app.converters import GameDayConverter
from events_app.views import editing, live, logging, place
from events_app.views.gamecalendar import game_calendar
from events_app.views.gameday import game_day

register_converter(GameDayConverter, "gameday")

urlpatterns = [
    path("calendar/", game_calendar, name="game_calendar"),
    path("days/<gameday:day>/", game_day, name="game_day"),
    path("sessions/<int:number>/events/", logging.event_log, name="event_log"),
    path("sessions/<int:number>/live/", live.session_live, name="session_live"),
    path("events/<uuid:pk>/", place.event, name="event"),
    path("events/<uuid:pk>/edit/", editing.event_edit, name="event_edit"),
    path("events/<uuid:pk>/void/", editing.event_void, name="event_void"),
    path("events/<uuid:pk>/restore/", editing.event_restore, name="event_restore"),
]
