"""Every page of the demo campaign, in groups: by what it is about, and for whom it is."""

from collections.abc import Callable

from campaigntracker.campaigns.models import Campaign
from events_app.models import CodexEntry, Event
from sessions_app.models import Chapter, Goal, PrepItem

HOME = "/c/the-drowned-bell/"

NEWCOMERS = [
    "/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/x-nonsense/",
    "/accounts/password/reset/key/done/",
    "/accounts/confirm-email/",
    "/accounts/confirm-email/spoilt/",
    "/accounts/inactive/",
    "/api/v1/docs",
    HOME,
    f"{HOME}sessions/13/",
]


def story(demo: Campaign) -> list[str]:
    return [
        "/",
        HOME,
        f"{HOME}sessions/",
        f"{HOME}sessions/?status=completed&order=number",
        f"{HOME}sessions/14/",
        f"{HOME}sessions/16/dates/",
        f"{HOME}sessions/18/dates/",
        f"{HOME}away/",
        f"{HOME}chapters/",
        Chapter.objects.of(demo).in_order()[0].get_absolute_url(),
        f"{HOME}chronicle/",
        f"{HOME}chronicle/?figures=no",
    ]


def log(demo: Campaign) -> list[str]:
    return [
        f"{HOME}events/",
        f"{HOME}events/?q=bell",
        f"{HOME}events/?q=nothing-like-it&session=third",
        f"{HOME}calendar/",
        f"{HOME}calendar/?when=nonsense",
        f"{HOME}days/0/",
        f"{HOME}days/4/",
        f"{HOME}codex/",
        f"{HOME}codex/?kind=npc&order=seen",
        f"{HOME}codex/?q=nobody",
        _elara(demo).get_absolute_url(),
    ]


def insight(demo: Campaign) -> list[str]:
    return [
        f"{HOME}goals/",
        *(goal.get_absolute_url() for goal in _goals(demo)),
        f"{HOME}attendance/",
        f"{HOME}attendance/?range=10",
        f"{HOME}attendance/{demo.members.get(display_name='Priya').pk}/",
        f"{HOME}analytics/",
        f"{HOME}analytics/?character=Corvin+Tallow",
        f"{HOME}analytics/?span=last10&category=combat&first=9&last=3",
        f"{HOME}analytics/events/?figure=dealt",
    ]


def own(demo: Campaign) -> list[str]:
    return [
        f"{HOME}members/",
        f"{HOME}calendar-feed/",
        "/campaigns/new/",
        "/accounts/profile/",
        "/accounts/email/",
        "/accounts/logout/",
        "/accounts/password/change/",
    ]


def running(demo: Campaign) -> list[str]:
    """For GMs: sessions, before and after they are played."""
    item = PrepItem.objects.of(demo).filter(session__number=16)[0]
    return [
        f"{HOME}sessions/new/",
        f"{HOME}sessions/14/edit/",
        f"{HOME}sessions/14/events/",
        f"{HOME}sessions/14/end/",
        f"{HOME}sessions/15/prep/",
        f"{HOME}sessions/16/",
        f"{HOME}sessions/16/prep/",
        f"{HOME}sessions/16/prep/{item.pk}/",
        f"{HOME}sessions/16/edit/",
        f"{HOME}sessions/16/rsvp/",
        f"{HOME}sessions/16/start/",
        f"{HOME}sessions/16/play/",
    ]


def keeping(demo: Campaign) -> list[str]:
    """For GMs: what is settled and corrected beside the game."""
    event = Event.objects.of(demo).filter(type="dialogue").in_real_order()[0]
    entry = _elara(demo).get_absolute_url()
    return [
        f"{HOME}capture/",
        f"{HOME}settings/",
        f"{HOME}settings/calendar/",
        f"{HOME}settings/api/",
        f"{HOME}settings/reminders/",
        f"{HOME}events/{event.pk}/edit/",
        f"{HOME}codex/new/",
        f"{entry}edit/",
        f"{entry}merge/",
        f"{HOME}goals/new/",
        f"{_goals(demo)[0].get_absolute_url()}edit/",
        f"{HOME}chapters/new/",
        f"{Chapter.objects.of(demo).in_order()[0].get_absolute_url()}edit/",
        f"{HOME}away/?member={demo.members.get(display_name='Priya').pk}",
    ]


def newcomers(demo: Campaign) -> list[str]:
    return NEWCOMERS


FOR_PLAYERS: list[Callable[[Campaign], list[str]]] = [story, log, insight, own]
FOR_GMS: list[Callable[[Campaign], list[str]]] = [*FOR_PLAYERS, running, keeping]


def _goals(demo: Campaign) -> list[Goal]:
    return list(Goal.objects.of(demo).filter(title__in=("Explore the Low Temple", "Stop the wax")).in_order())


def _elara(demo: Campaign) -> CodexEntry:
    return CodexEntry.objects.of(demo).get(name="Priestess Elara")
