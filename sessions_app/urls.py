"""Addresses of this app."""

from django.urls import path

from sessions_app.views import (
    answering,
    attendance,
    away,
    carrying,
    chapter_editing,
    chapters,
    closing,
    dates,
    editing,
    goal_editing,
    lifecycle,
    planning,
    prep,
    prep_items,
)
from sessions_app.views.calendar_feed import calendar_feed, calendar_feed_revoke, own_mails, sessions_feed
from sessions_app.views.chronicle import chronicle
from sessions_app.views.detail import session
from sessions_app.views.goals import goal, goals
from sessions_app.views.listing import sessions
from sessions_app.views.reminders import reminder_settings, reminder_test, reminder_webhook

urlpatterns = [
    path("sessions/", sessions, name="sessions"),
    path("sessions.ics", sessions_feed, name="sessions_feed"),
    path("calendar-feed/", calendar_feed, name="calendar_feed"),
    path("calendar-feed/revoke/", calendar_feed_revoke, name="calendar_feed_revoke"),
    path("calendar-feed/mails/", own_mails, name="own_mails"),
    path("settings/reminders/", reminder_settings, name="reminder_settings"),
    path("settings/reminders/webhook/", reminder_webhook, name="reminder_webhook"),
    path("settings/reminders/test/", reminder_test, name="reminder_test"),
    path("sessions/new/", planning.session_new, name="session_new"),
    path("sessions/<int:number>/", session, name="session"),
    path("sessions/<int:number>/edit/", editing.session_edit, name="session_edit"),
    path("sessions/<int:number>/rsvp/", answering.session_rsvp, name="session_rsvp"),
    path("sessions/<int:number>/dates/", dates.session_dates, name="session_dates"),
    path("sessions/<int:number>/dates/answer/", dates.session_dates_answer, name="session_dates_answer"),
    path("sessions/<int:number>/dates/open/", dates.session_dates_open, name="session_dates_open"),
    path("sessions/<int:number>/dates/tell/", dates.session_dates_tell, name="session_dates_tell"),
    path("sessions/<int:number>/dates/<uuid:pk>/pick/", dates.session_date_pick, name="session_date_pick"),
    path("sessions/<int:number>/dates/<uuid:pk>/remove/", dates.session_date_remove, name="session_date_remove"),
    path("sessions/<int:number>/start/", lifecycle.session_start, name="session_start"),
    path("sessions/<int:number>/end/", closing.session_end, name="session_end"),
    path("sessions/<int:number>/cancel/", lifecycle.session_cancel, name="session_cancel"),
    path("sessions/<int:number>/reinstate/", lifecycle.session_reinstate, name="session_reinstate"),
    path("sessions/<int:number>/reopen/", lifecycle.session_reopen, name="session_reopen"),
    path("attendance/", attendance.attendance, name="attendance"),
    path("attendance/<uuid:pk>/", attendance.player_attendance, name="player_attendance"),
    path("sessions/<int:number>/prep/", prep.session_prep, name="session_prep"),
    path("sessions/<int:number>/prep/<uuid:pk>/", prep_items.prep_edit, name="prep_edit"),
    path("sessions/<int:number>/prep/<uuid:pk>/tick/", prep.prep_tick, name="prep_tick"),
    path("sessions/<int:number>/prep/<uuid:pk>/move/", prep_items.prep_move, name="prep_move"),
    path("sessions/<int:number>/prep/<uuid:pk>/remove/", prep_items.prep_remove, name="prep_remove"),
    path("sessions/<int:number>/carry/", carrying.session_carry, name="session_carry"),
    path("sessions/<int:number>/carry/back/", carrying.session_carry_back, name="session_carry_back"),
    path("goals/", goals, name="goals"),
    path("goals/new/", goal_editing.goal_new, name="goal_new"),
    path("goals/<uuid:pk>/", goal, name="goal"),
    path("goals/<uuid:pk>/edit/", goal_editing.goal_edit, name="goal_edit"),
    path("goals/<uuid:pk>/state/", goal_editing.goal_state, name="goal_state"),
    path("goals/<uuid:pk>/hide/", goal_editing.goal_hide, name="goal_hide"),
    path("goals/<uuid:pk>/reveal/", goal_editing.goal_reveal, name="goal_reveal"),
    path("goals/<uuid:pk>/remove/", goal_editing.goal_remove, name="goal_remove"),
    path("chapters/", chapters.chapters, name="chapters"),
    path("chapters/new/", chapter_editing.chapter_new, name="chapter_new"),
    path("chapters/<uuid:pk>/", chapters.chapter, name="chapter"),
    path("chapters/<uuid:pk>/edit/", chapter_editing.chapter_edit, name="chapter_edit"),
    path("chapters/<uuid:pk>/remove/", chapter_editing.chapter_remove, name="chapter_remove"),
    path("chronicle/", chronicle, name="chronicle"),
    path("away/", away.while_away, name="while_away"),
]
