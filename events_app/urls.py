"""Addresses of this app."""

from django.urls import path, register_converter

from events_app.converters import GameDayConverter
from events_app.views import codex, codex_editing, editing, live, logging, place, play, search, turning, undoing
from events_app.views.analytics import analytics
from events_app.views.analytics_events import analytics_events
from events_app.views.gamecalendar import game_calendar
from events_app.views.gameday import game_day
from events_app.views.grammar import capture_grammar

register_converter(GameDayConverter, "gameday")

urlpatterns = [
    path("calendar/", game_calendar, name="game_calendar"),
    path("days/<gameday:day>/", game_day, name="game_day"),
    path("analytics/", analytics, name="analytics"),
    path("analytics/events/", analytics_events, name="analytics_events"),
    path("capture/", capture_grammar, name="capture_grammar"),
    path("codex/", codex.codex, name="codex"),
    path("codex/named/", codex.codex_named, name="codex_named"),
    path("codex/new/", codex_editing.codex_new, name="codex_new"),
    path("codex/<uuid:pk>/", codex.codex_entry, name="codex_entry"),
    path("codex/<uuid:pk>/edit/", codex_editing.codex_edit, name="codex_edit"),
    path("codex/<uuid:pk>/merge/", codex_editing.codex_merge, name="codex_merge"),
    path("codex/<uuid:pk>/reveal/", codex_editing.codex_reveal, name="codex_reveal"),
    path("codex/<uuid:pk>/hide/", codex_editing.codex_hide, name="codex_hide"),
    path("codex/<uuid:pk>/remove/", codex_editing.codex_remove, name="codex_remove"),
    path("codex/<uuid:pk>/names/", codex_editing.codex_alias_add, name="codex_alias_add"),
    path("codex/names/<uuid:pk>/remove/", codex_editing.codex_alias_remove, name="codex_alias_remove"),
    path("codex/names/<uuid:pk>/reveal/", codex_editing.codex_alias_reveal, name="codex_alias_reveal"),
    path("events/", search.search, name="search"),
    path("events/save/", search.search_save, name="search_save"),
    path("events/saved/<uuid:pk>/delete/", search.search_delete, name="search_delete"),
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
