"""Addresses of this app."""

from django.urls import path, register_converter

from events_app.converters import GameDayConverter
from events_app.views import editing, live, logging, place, play, turning, undoing
from events_app.views.gamecalendar import game_calendar
from events_app.views.gameday import game_day
from events_app.views.grammar import capture_grammar

register_converter(GameDayConverter, "gameday")

urlpatterns = [
    path("calendar/", game_calendar, name="game_calendar"),
    path("days/<gameday:day>/", game_day, name="game_day"),
    path("capture/", capture_grammar, name="capture_grammar"),
    path("sessions/<int:number>/events/", logging.event_log, name="event_log"),
    path("sessions/<int:number>/live/", live.session_live, name="session_live"),
    path("sessions/<int:number>/play/", play.session_play, name="session_play"),
    path("sessions/<int:number>/play/preview/", play.play_preview, name="play_preview"),
    path("sessions/<int:number>/play/undo/", undoing.play_undo, name="play_undo"),
    path("sessions/<int:number>/play/redo/", undoing.play_redo, name="play_redo"),
    path("events/<uuid:pk>/", place.event, name="event"),
    path("events/<uuid:pk>/edit/", editing.event_edit, name="event_edit"),
    path("events/<uuid:pk>/move/", editing.event_move, name="event_move"),
    path("events/<uuid:pk>/void/", turning.event_void, name="event_void"),
    path("events/<uuid:pk>/restore/", turning.event_restore, name="event_restore"),
    path("events/<uuid:pk>/hide/", turning.event_hide, name="event_hide"),
    path("events/<uuid:pk>/reveal/", turning.event_reveal, name="event_reveal"),
    path("events/<uuid:pk>/history/<uuid:version>/revert/", turning.event_revert, name="event_revert"),
]
