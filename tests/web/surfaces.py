"""Every place where the log, or what is made of it, is shown to somebody who is no GM.

What is added to the product is added here; a surface that stops answering fails the tests that read it.
"""

import json
import re
from collections.abc import Callable
from io import StringIO
from urllib.parse import urlencode

from django.core.management import call_command
from django.test import Client

from campaigntracker.campaigns.models import Member
from events_app.models import CodexEntry
from events_app.notices import discord
from events_app.notices.letter import Letter
from events_app.notices.mail import make_mail
from sessions_app.domain.answer_links import make_token
from sessions_app.domain.calendar_feeds import make_feed
from sessions_app.models import Chapter, Goal, Session, SessionPlayer
from tests.factories import NOON
from tests.web.readers import whole
from tests.web.secret_table import PARTY_TOKENS, SECRET

Read = Callable[[Client, str], str]


def page(path: str = "", **query: str) -> Read:
    """A page below the campaign's own, as a browser gets it."""

    def read(client: Client, slug: str) -> str:
        address = f"/c/{slug}/{path}" + (f"?{urlencode(query)}" if query else "")
        answer = client.get(address)
        assert answer.status_code == 200, address
        return whole(answer)

    return read


def fragment(path: str, **query: str) -> Read:
    """The same, as htmx asks for a part of it."""

    def read(client: Client, slug: str) -> str:
        address = f"/c/{slug}/{path}" + (f"?{urlencode(query)}" if query else "")
        answer = client.get(address, headers={"HX-Request": "true"})
        assert answer.status_code == 200, address
        return whole(answer)

    return read


def codex_entry(name: str) -> Read:
    """The page of an entry that the party knows."""

    def read(client: Client, slug: str) -> str:
        entry = CodexEntry.objects.get(campaign__slug=slug, name=name)
        return page(f"codex/{entry.pk}/")(client, slug)

    return read


def goal(title: str) -> Read:
    """The page of a goal that the party knows."""

    def read(client: Client, slug: str) -> str:
        found = Goal.objects.get(campaign__slug=slug, title=title)
        return page(f"goals/{found.pk}/")(client, slug)

    return read


def api(path: str, **query: str) -> Read:
    """What a program reads that may know what the party knows, whoever runs it."""

    def read(client: Client, slug: str) -> str:
        address = f"/api/v1/campaigns/{slug}/{path}"
        answer = client.get(address, query, headers={"Authorization": f"Bearer {PARTY_TOKENS[slug]}"})
        assert answer.status_code == 200, (address, answer.content)
        return whole(answer)

    return read


def feed(client: Client, slug: str) -> str:
    """What a member's calendar program reads, which all members' read alike; its ETag tells of nothing else."""
    member = Member.objects.filter(campaign__slug=slug).exclude(user=None).earliest("id")
    answer = client.get(f"/c/{slug}/sessions.ics", {"key": make_feed(member, now=NOON)})
    assert answer.status_code == 200
    return answer.content.decode()


def reminder(client: Client, slug: str) -> str:
    """The mail about a session to come, with what happened last, and the message to a chat."""
    session = Session.objects.select_related("campaign").get(campaign__slug=slug, number=3)
    member = Member.objects.filter(campaign__slug=slug, role="player").exclude(user=None).earliest("id")
    letter = Letter("reminder", session.campaign, session, member)
    mail = make_mail(letter, member, mark="mark", date=NOON)
    told = f"{mail.subject}\n{mail.body}\n{mail.alternatives[0][0]}\n{json.dumps(discord.message(letter))}"
    # Links that are signed for this seat and nobody else's.
    return re.sub(r"/(rsvp|reminders/off)/[^/\s]+/", r"/\1/TOKEN/", told)


def export_for_players(client: Client, slug: str) -> str:
    out = StringIO()
    call_command("export_campaign", slug, "--player", stdout=out)
    assert '"events"' in out.getvalue()
    return out.getvalue()


def player_attendance(client: Client, slug: str) -> str:
    """The page of somebody on the rosters."""
    row = SessionPlayer.objects.filter(campaign__slug=slug)[0]
    return page(f"attendance/{row.member_id}/")(client, slug)


def chapter(client: Client, slug: str) -> str:
    """The page of the only one there is."""
    return page(f"chapters/{Chapter.objects.get(campaign__slug=slug).pk}/")(client, slug)


def signed_answer(client: Client, slug: str) -> str:
    """What a link shows that was sent to somebody to answer by."""
    row = SessionPlayer.objects.select_related("session", "member").get(campaign__slug=slug, session__number=3)
    answer = client.get(f"/rsvp/{make_token(row.session, row.member)}/")
    assert answer.status_code == 200
    return whole(answer)


SURFACES: dict[str, Read] = {
    "home": page(),
    "list": page("sessions/"),
    "list found": page("sessions/", q="Rat"),
    "list fragment": fragment("sessions/", q="mill"),
    "completed session": page("sessions/1/"),
    "session in progress": page("sessions/2/"),
    "planned session": page("sessions/3/"),
    "signed answer": signed_answer,
    "cancelled session": page("sessions/4/"),
    "timeline fragment": fragment("sessions/1/"),
    "timeline by game time": page("sessions/1/", order="game"),
    "timeline of a category": page("sessions/1/", category="combat"),
    "timeline of somebody": page("sessions/1/", who="Nim"),
    "timeline of a place": page("sessions/1/", q="mill"),
    "timeline found": fragment("sessions/1/", q="Rat"),
    "live": page("sessions/2/live/", v="x"),
    "day": page("days/0/"),
    "day of downtime": page("days/1/"),
    "day of a secret": page("days/50/"),
    "calendar": page("calendar/"),
    "calendar at a secret": page("calendar/", at="50"),
    "search": page("events/"),
    "search for a word": page("events/", q="Rat"),
    "search part": fragment("events/", q="mill"),
    "search by amount": page("events/", at_least="4"),
    "search for secrets and voided ones": page("events/", secret="on", voided="on"),
    "search of somebody": page("events/", actor="Nim"),
    "search by category": page("events/", category="combat", session="1"),
    "chapters": page("chapters/"),
    "chapter": chapter,
    "chronicle": page("chronicle/"),
    "codex": page("codex/"),
    "codex by last seen": page("codex/", order="seen"),
    "codex found": fragment("codex/", q="mill"),
    "codex of the hidden": page("codex/", hidden="on"),
    "codex entry": codex_entry("The mill"),
    "codex entry of a person": codex_entry("Elder"),
    "attendance": page("attendance/"),
    "attendance of a player": player_attendance,
    "while away": page("away/"),
    "analytics": page("analytics/"),
    "analytics fragment": fragment("analytics/", span="last10"),
    "analytics of somebody": page("analytics/", character="Nim"),
    "analytics of a category": page("analytics/", category="combat", rows="all"),
    "events of a figure": page("analytics/events/", figure="events"),
    "events of damage": page("analytics/events/", figure="dealt", character="Nim"),
    "events of a category": page("analytics/events/", figure="events", category="treasure", first="1", last="1"),
    "goals": page("goals/"),
    "goal": goal("Save the mill"),
    "goal with a part": goal("Find the miller"),
    "api sessions": api("sessions"),
    "api session": api("sessions/1"),
    "api session in progress": api("sessions/2"),
    "api events": api("sessions/1/events"),
    "api piece of events": api("sessions/2/events", limit="2"),
    "export": export_for_players,
    "calendar feed": feed,
    "reminder": reminder,
}
# For those with a seat alone.
SEATED: dict[str, Read] = {
    "proposed dates": page("sessions/3/dates/"),
    "members": page("members/"),
}
# What a reader who guesses might ask; none of it may answer differently than for a word that is nowhere.
GUESSES = {
    "list": ("sessions/", "q"),
    "timeline": ("sessions/1/", "q"),
    "search": ("events/", "q"),
    "search by name": ("events/", "actor"),
    "search by place": ("events/", "place"),
    "search by type": ("events/", "type"),
    "codex": ("codex/", "q"),
    "somebody": ("sessions/1/", "who"),
    "analytics of somebody": ("analytics/", "character"),
    "analytics of a category": ("analytics/", "category"),
}


def guess(client: Client, slug: str, name: str, word: str = SECRET) -> str:
    path, parameter = GUESSES[name]
    return page(path, **{parameter: word})(client, slug)
