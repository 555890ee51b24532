"""Addresses of this app."""

from django.urls import include, path

from campaigntracker.campaigns.views import (
    api_settings,
    calendar_settings,
    campaign_new,
    characters,
    home,
    invitations,
    invite,
    members,
    overview,
)
from campaigntracker.campaigns.views import settings as settings_page

campaign_urls = [
    path("", overview.campaign, name="campaign"),
    path("settings/", settings_page.settings, name="settings"),
    path("settings/calendar/", calendar_settings.calendar_settings, name="calendar_settings"),
    path("settings/api/", api_settings.api_settings, name="api_settings"),
    path("settings/api/websites/", api_settings.api_origins, name="api_origins"),
    path("settings/api/<uuid:pk>/revoke/", api_settings.api_token_revoke, name="api_token_revoke"),
    path("members/", members.members, name="members"),
    path("members/add/", members.member_add, name="member_add"),
    path("members/invite/", invite.invite, name="invite"),
    path("members/<uuid:pk>/edit/", members.member_edit, name="member_edit"),
    path("members/<uuid:pk>/invite/", invite.member_invite, name="member_invite"),
    path("members/<uuid:pk>/remove/", members.member_remove, name="member_remove"),
    path("members/<uuid:pk>/release/", members.member_release, name="member_release"),
    path("invitations/<uuid:pk>/revoke/", invite.invitation_revoke, name="invitation_revoke"),
    path("characters/add/", characters.character_add, name="character_add"),
    path("characters/<uuid:pk>/edit/", characters.character_edit, name="character_edit"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("campaigns/new/", campaign_new.campaign_new, name="campaign_new"),
    path("invitations/<slug:token>/", invitations.invitation, name="invitation"),
    path("c/<slug:slug>/", include(campaign_urls)),
]
