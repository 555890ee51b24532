"""Every address of the site; the apps' own lie beside their views."""

from django.urls import include, path

from campaigntracker.campaigns.admin.site import site
from campaigntracker.web import health
from sessions_app.views.reminders_off import reminders_off
from sessions_app.views.signed import signed_rsvp

# In the order of how often each is asked for: Django tries them one after the other.
urlpatterns = [
    path("c/<slug:slug>/", include("sessions_app.urls")),
    path("c/<slug:slug>/", include("events_app.urls")),
    path("", include("campaigntracker.campaigns.urls")),
    path("reminders/off/<str:token>/", reminders_off, name="reminders_off"),
    path("rsvp/<str:token>/", signed_rsvp, name="signed_rsvp"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("accounts/", include("campaigntracker.accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", site.urls),
    path("api/v1/", include("campaigntracker.api.urls")),
]
