"""No surface betrays a secret; without the word that hides them, each of the main ones would."""

import re

import pytest
from django.db import connection, models
from django.urls import URLPattern, URLResolver, get_resolver

from campaigntracker.campaigns.models import ApiToken, Campaign, Viewer
from events_app.models import CodexEntry, CodexName, Event
from events_app.models.event_queryset import EventQuerySet
from events_app.models.saved_search import SavedSearch
from sessions_app.models import Session
from tests.conftest import Table
from tests.web.readers import betrays, readers, whole
from tests.web.secret_table import (
    PARTY_TOKENS,
    SECRET,
    reveal_with_a_past,
    secret_event_ids,
    tell_story,
    void_what_was_seen,
)
from tests.web.surfaces import GUESSES, SEATED, SURFACES, guess

SLUG = "the-long-road"
# Where events themselves are shown, so that nothing but `visible_to` stands between a player and a secret.
TOLD_BY_EVENTS = {
    "completed session", "session in progress", "timeline fragment", "timeline by game time", "timeline of a category",
    "timeline of somebody", "timeline of a place", "day", "day of a secret", "export", "api events",
    "search of somebody", "codex", "codex entry",
}  # fmt: skip


@pytest.fixture
def story(table: Table) -> Campaign:
    campaign = tell_story(table.campaign, table.player.member, table.gm.member, with_secrets=True)
    void_what_was_seen(campaign)
    reveal_with_a_past(campaign)
    Campaign.objects.filter(pk=campaign.pk).update(is_public=True)
    return campaign


def test_every_field_that_may_hold_a_secret_holds_one(story: Campaign) -> None:
    """A new column of events has to be planted too."""
    hidden = Event.objects.of(story).filter(visibility="gm")
    texts = [
        field.name
        for field in Event._meta.concrete_fields
        if isinstance(field, (models.TextField, models.CharField, models.JSONField)) and not field.choices
    ]
    assert {"name", "description", "actor", "target", "location", "type", "data", "source", "external_id"} <= set(texts)
    for name in texts:
        assert hidden.filter(**{f"{name}__icontains": SECRET}).exists(), name
    for rows in (
        hidden.exclude(voided_at=None),
        Event.objects.of(story).filter(visibility="party", name__contains=SECRET).exclude(voided_at=None),
        Event.objects.of(story).filter(session=None, visibility="gm"),
        Session.objects.of(story).filter(gm_notes__contains=SECRET, status="planned"),
        Event.pgh_event_model.objects.filter(name__contains=SECRET, visibility="gm"),  # type: ignore[attr-defined]
        ApiToken.objects.of(story).filter(name__contains=SECRET),
        CodexEntry.objects.of(story).filter(name__contains=SECRET),
        CodexEntry.objects.of(story).filter(name="The mill", gm_notes__contains=SECRET),
        SavedSearch.objects.filter(campaign=story, name__contains=SECRET),
        CodexName.objects.of(story).filter(name__contains=SECRET, is_alias=True),
    ):
        assert rows.exists(), rows.query
    session = Session.objects.of(story).get(number=1)
    assert (SECRET in str(session.projection["gm"]), SECRET in str(session.projection["party"])) == (True, False)


def test_every_surface_keeps_the_secrets(table: Table, story: Campaign) -> None:
    for persona in readers(table):
        surfaces = SURFACES | SEATED if persona.member else SURFACES
        told = [name for name, read in surfaces.items() if betrays(read(persona.client, SLUG))]
        assert told == [], persona.name


def test_without_the_word_that_hides_them_they_would_not(
    table: Table, story: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    def all_of_them(events: EventQuerySet, viewer: Viewer) -> EventQuerySet:
        return events.filter(campaign=viewer.campaign)

    monkeypatch.setattr(EventQuerySet, "visible_to", all_of_them)
    told = {name for name, read in SURFACES.items() if betrays(read(table.player.client, SLUG))}
    assert told >= TOLD_BY_EVENTS


def test_with_the_gms_copy_of_the_figures_they_would_not(table: Table, story: Campaign) -> None:
    names = ["completed session", "session in progress", "live", "home", "export"]
    honest = {name: neutral(SURFACES[name](table.player.client, SLUG)) for name in names}
    for session in Session.objects.of(story):
        session.projection = session.projection | {"party": session.projection.get("gm", {})}
        session.party_log_version += 1
        session.save()
    for name in names:
        assert neutral(SURFACES[name](table.player.client, SLUG)) != honest[name], name


def test_asking_for_a_secret_is_like_asking_for_nonsense(table: Table, story: Campaign) -> None:
    for name in GUESSES:
        for persona in (table.player, table.spectator, table.anonymous):
            asked = neutral(guess(persona.client, SLUG, name)).replace(SECRET, "Qqqword")
            assert asked == neutral(guess(persona.client, SLUG, name, "Qqqword")), (name, persona.name)


def neutral(text: str) -> str:
    """Without the token that guards forms: another one with every answer."""
    text = re.sub(r'(name="csrfmiddlewaretoken" value=|X-CSRFToken": )"[^"]*"', r"\1", text)
    text = re.sub(r"(Set-Cookie: )?(csrftoken|sessionid)=[^\n]*", "", text)
    return re.sub(r"(?m)^Content-Length: .*$", "", text)


def routes(patterns: list, prefix: str = "") -> list[str]:
    """Every address that a campaign has, as the URLconf spells it."""
    found: list[str] = []
    for entry in patterns:
        here = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            found += routes(entry.url_patterns, here)
        elif isinstance(entry, URLPattern) and "<slug:slug>" in here:
            found.append(here)
    return found


def guesses(route: str, campaign: Campaign) -> list[str]:
    """The route with everything in it that somebody might guess, ids of secrets among it."""
    history = Event.pgh_event_model.objects.filter(name__contains=SECRET)  # type: ignore[attr-defined]
    ids = [*secret_event_ids(campaign), Session.objects.of(campaign).get(number=1).pk]
    ids += list(ApiToken.objects.of(campaign).values_list("pk", flat=True))
    ids += SavedSearch.objects.filter(campaign=campaign, name__contains=SECRET).values_list("pk", flat=True)
    for rows in (CodexEntry.objects, CodexName.objects):
        ids += rows.of(campaign).filter(name__contains=SECRET).order_by("pk").values_list("pk", flat=True)[:1]
    filled = [route.replace("<slug:slug>", campaign.slug)]
    for value, names in (
        (ids, r"<uuid:(?!version)\w+>"),
        ([history.values_list("pgh_id", flat=True)[0]], "<uuid:version>"),
        ([1, 2, 3], r"<int:\w+>"),
        ([0, 50], r"<gameday:\w+>"),
        (["x"], r"<(?:slug|str):\w+>"),
    ):
        filled = [re.sub(names, str(one), address) for address in filled for one in (value if "<" in address else [""])]
    return sorted({f"/{address}" for address in filled})


def rows_of(campaign: Campaign) -> list:
    return [
        list(model.objects.filter(**{key: campaign.pk}).order_by("pk").values())
        for model, key in (
            (Event, "campaign"),
            (Session, "campaign"),
            (Campaign, "pk"),
            (ApiToken, "campaign"),
            (CodexEntry, "campaign"),
            (CodexName, "campaign"),
        )
    ]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("reader", ["player", "anonymous"])
def test_no_address_that_can_be_guessed_tells_or_changes_anything(
    table: Table, story: Campaign, reader: str, method: str
) -> None:
    """Every route of the URLconf, also one that is new, with the ids of secrets in it."""
    every = routes(get_resolver().url_patterns)
    assert len(every) > 30
    before = rows_of(story)
    client = getattr(table, reader).client
    said = {"type": "note", "name": "Guessed", "session": "", "visibility": "party", "quick": "1", "base_version": "1"}
    for route in every:
        addresses = guesses(route, story)
        assert not any("<" in address for address in addresses), f"nothing to fill into {route}"
        for address in addresses:
            answer = getattr(client, method)(address, said if method == "post" else None)
            assert answer.status_code < 500, address
            told = whole(answer).replace(SECRET.lower(), "") if "<slug:" in route[18:] else whole(answer)
            assert not betrays(told), address
    assert rows_of(story) == before
    assert SavedSearch.objects.filter(campaign=story, name__contains=SECRET).count() == 1


def test_ids_of_secrets_in_the_query_tell_nothing(table: Table, story: Campaign) -> None:
    ids = secret_event_ids(story)[:2]
    for value in (*ids, ids[0].hex[-12:], "-1", "999999999"):
        query = dict.fromkeys(("after", "before", "at", "event", "entry", "session", "v", "page", "p"), str(value))
        for path in ("", "sessions/", "sessions/1/", "sessions/2/live/", "days/0/", "calendar/"):
            answer = table.player.client.get(f"/c/{SLUG}/{path}", query)
            assert answer.status_code in (200, 204, 302, 404), path
            assert not betrays(whole(answer)), path


def test_where_a_page_begins_does_not_tell_a_secret_from_nonsense(table: Table, story: Campaign) -> None:
    """A query that names an event names nothing where the reader may not see it."""
    hidden, unknown = secret_event_ids(story)[0], story.pk
    for path in ("days/0/", "sessions/1/", "sessions/1/?order=game&"):
        for query in ("after", "at", "through"):
            pages = [
                neutral(whole(table.player.client.get(f"/c/{SLUG}/{path}{'' if '?' in path else '?'}{query}={pk}")))
                for pk in (hidden, unknown)
            ]
            assert pages[0].replace(str(hidden), "") == pages[1].replace(str(unknown), ""), (path, query)


def test_the_api_gives_a_party_token_no_more(table: Table, story: Campaign) -> None:
    """Not by the id of a secret, not by its number, not without a token or with one of another campaign."""
    base = f"/api/v1/campaigns/{SLUG}/"
    headers = {"Authorization": f"Bearer {PARTY_TOKENS[SLUG]}"}
    for path in ("sessions/2/events", "sessions/1/events"):
        for after in ("0", "1", "5", "999", str(secret_event_ids(story)[0]), "0" * 16):
            answer = table.anonymous.client.get(base + path, {"after": after}, headers=headers)
            assert answer.status_code in (200, 422), after
            assert not betrays(whole(answer)), after
            assert b'"seq"' not in answer.content
        body = {"event": {"type": "note", "name": "Guessed"}}
        for way in ({}, headers, {"Authorization": "Bearer nonsense"}):
            sent = table.player.client.post(base + path, body, content_type="application/json", headers=way)
            assert sent.status_code in (401, 403, 404), way
            assert not betrays(whole(sent))
    assert not Event.objects.filter(name="Guessed").exists()


@pytest.mark.parametrize("verb", ["events", "play", "play/preview", "play/undo", "play/redo", "edit"])
def test_what_knows_every_name_is_for_gms_alone(table: Table, story: Campaign, verb: str) -> None:
    """Capture, its preview and completion read names of secrets; nobody else gets as far as that."""
    address = f"/c/{SLUG}/sessions/2/{verb}/"
    line = {"line": "note Guessed", "text": "note Guessed", "type": "note", "name": "Guessed", "event": ""}
    for persona in readers(table):
        for answer in (persona.client.get(address, line), persona.client.post(address, line)):
            assert answer.status_code in (404, 405), (persona.name, answer.status_code)
    assert not Event.objects.filter(name="Guessed").exists()


def test_nothing_deletes_an_event(table: Table, story: Campaign) -> None:
    """The admin neither offers it nor does it; no route has the word but those of other things."""
    event = Event.objects.of(story).first()
    assert event is not None
    admin = f"/admin/events_app/event/{event.pk}/delete/"
    for client in (table.gm.client, table.player.client):
        assert client.post(admin, {"post": "yes"}).status_code in (302, 403, 404)
    table.gm.client.post(
        "/admin/events_app/event/", {"action": "delete_selected", "_selected_action": [event.pk], "post": "yes"}
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM events_app_event WHERE id = %s", [event.pk])
        assert cursor.fetchone() == (1,)
    assert not [route for route in routes(get_resolver().url_patterns) if "events/<" in route and "delete" in route]
