"""Addresses of this app, beside those of allauth."""

from django.urls import path

from campaigntracker.accounts import views

urlpatterns = [path("profile/", views.profile, name="profile")]
