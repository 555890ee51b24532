"""The pages of the codex: who sees what of them, and what a GM can do there."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events_app.domain.codex.changing import add_alias
from events_app.domain.correcting import show_event_to, void_event
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import CodexEntry, CodexName, Event
from events_app.models.codex_queryset import CodexNameQuerySet
from sessions_app.models import Session
from tests.campaigns.counting import queries_of
from tests.conftest import Table
from tests.factories import NOON, CharacterFactory, CodexEntryFactory, SessionFactory, SessionPlayerFactory

LIST = "/c/the-long-road/codex/"
SECRET = "Zyxwort"


@pytest.fixture
def session(table: Table) -> Session:
    return SessionFactory(campaign=table.campaign, number=1, completed=True, title="The first night")


def log(table: Table, session: Session | None, *items: EventItem) -> list[Event]:
    recorded = record_events(table.campaign, list(items), session=session, by=table.gm.member, now=NOON)
    return [each.event for each in recorded]


def met(name: str, **more: Any) -> EventItem:
    return EventItem(type="npc_introduced", actor=name, **more)


def entry(name: str) -> CodexEntry:
    return CodexEntry.objects.select_related("campaign").get(name=name)


def text_of(response: Any) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_tells_who_was_met_where_and_when(table: Table, session: Session) -> None:
    log(table, session, met("Elara", location="Temple Hall", game_time=86_400), met("Elara", game_time=3 * 86_400))
    page = text_of(table.player.client.get(LIST))
    assert "Elara" in page
    assert "Temple Hall" in page
    assert "2 mentions" in page
    assert "Session 1" in page
    rows = table.player.client.get(LIST).context["listed"].rows
    assert [(row.name, row.mentions, row.first.game_time, row.last.game_time) for row in rows] == [
        ("Elara", 2, 86_400, 259_200),
        ("Temple Hall", 1, 86_400, 86_400),
    ]


def test_tabs_words_and_orders_narrow_and_sort(table: Table, session: Session) -> None:
    log(
        table,
        session,
        met("Anna", real_time=NOON),
        EventItem(type="item_acquired", name="Bell", real_time=NOON.replace(hour=14)),
        met("Zoe", real_time=NOON.replace(hour=13)),
    )
    CodexEntryFactory(campaign=table.campaign, name="Made by hand", revealed=True)

    def names(query: str) -> list[str]:
        return [row.name for row in table.player.client.get(LIST + query).context["listed"].rows]

    assert names("") == ["Anna", "Bell", "Made by hand", "Zoe"]
    assert names("?kind=npc") == ["Anna", "Made by hand", "Zoe"]
    assert names("?q=be") == ["Bell"]
    assert names("?q=hand+made") == ["Made by hand"]
    assert names("?order=seen") == ["Bell", "Zoe", "Anna", "Made by hand"]
    assert names("?kind=nonsense&after=nonsense&order=x") == ["Anna", "Bell", "Made by hand", "Zoe"]
    assert "Nothing fits" in text_of(table.player.client.get(LIST + "?q=nobody"))


@pytest.mark.parametrize("order", ["name", "seen"])
def test_pages_by_key_show_each_once(table: Table, session: Session, order: str) -> None:
    log(table, session, *(met(f"Person {number:03}") for number in range(95)))
    seen: list[str] = []
    after = ""
    for _page in range(3):
        listed = table.player.client.get(f"{LIST}?order={order}{after}").context["listed"]
        seen += [row.name for row in listed.rows]
        after = f"&after={listed.next_page}"
    assert listed.next_page is None
    assert len(seen) == 95
    assert len(set(seen)) == 95


def test_a_page_tells_events_sessions_and_who_was_there(table: Table, session: Session) -> None:
    hero = CharacterFactory(campaign=table.campaign, name="Nim", member=table.player.member)
    player = SessionPlayerFactory(session=session, member=table.player.member, attended=True)
    player.played.create(campaign=table.campaign, character=hero)
    SessionPlayerFactory(session=session, member=table.spectator.member, attended=False)
    other = SessionFactory(campaign=table.campaign, number=2, completed=True)
    SessionPlayerFactory(session=other, member=table.gm.member, attended=True)
    speech = EventItem(type="dialogue", actor="ELARA", description="Mind the *bell*.")
    blow = EventItem(type="damage", actor="Nim", target="Elara", amount=3)
    events = log(table, session, met("Elara"), speech, blow)
    log(table, other, EventItem(type="note", name="Nothing of her"))
    response = table.player.client.get(entry("Elara").get_absolute_url())
    page = text_of(response)
    assert response.context["page"].count == 3
    assert "Mind the <em>bell</em>." in page
    assert all(reverse("event", args=["the-long-road", event.pk]) in page for event in events)
    assert "The first night" in page
    witnesses = response.context["page"].witnesses
    assert [(witness.member, witness.characters, witness.sessions) for witness in witnesses] == [
        (table.player.member, ("Nim",), 1)
    ]


def test_the_events_of_a_page_are_paged_by_key(table: Table, session: Session) -> None:
    log(table, session, *(met("Elara", description=f"No. {number}") for number in range(70)))
    url = entry("Elara").get_absolute_url()
    first = table.player.client.get(url).context["page"]
    second = table.player.client.get(f"{url}?after={first.next_page}").context["page"]
    told = [mention.event.description for mention in (*first.mentions, *second.mentions)]
    assert sorted(told) == sorted(f"No. {number}" for number in range(70))
    assert second.next_page is None
    assert second.is_continued


def gm_only(table: Table, session: Session) -> Event:
    [event] = log(table, session, met(f"{SECRET} Malachar", visibility="gm", location=f"{SECRET} Hall"))
    return event


def test_what_only_the_gm_knows_is_not_there_for_others(table: Table, session: Session) -> None:
    log(table, session, met("Elara"))
    gm_only(table, session)
    hidden = entry(f"{SECRET} Malachar")
    for persona in (table.player, table.spectator):
        response = persona.client.get(LIST)
        assert SECRET not in text_of(response)
        assert response.context["listed"].total == 1
        assert response.context["listed"].counts == {"npc": 1, "location": 0, "item": 0, "quest": 0}
        assert persona.client.get(hidden.get_absolute_url()).status_code == 404
        assert persona.client.get(f"{LIST}?q={SECRET}").context["listed"].found == 0
        assert persona.client.get(f"{LIST}?hidden=1").context["listed"].found == 1
    assert SECRET in text_of(table.gm.client.get(LIST))
    assert [row.is_hidden for row in table.gm.client.get(LIST).context["listed"].rows] == [False, True, True]
    assert table.gm.client.get(f"{LIST}?hidden=1").context["listed"].found == 2
    for persona in (table.stranger, table.anonymous):
        assert persona.client.get(LIST).status_code == 404
        assert persona.client.get(entry("Elara").get_absolute_url()).status_code == 404


def test_without_the_word_that_hides_it_would_be_there(
    table: Table, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    gm_only(table, session)
    monkeypatch.setattr(CodexNameQuerySet, "known_to", lambda names, viewer: names.filter(campaign=viewer.campaign))
    assert SECRET in text_of(table.player.client.get(LIST))
    assert SECRET in text_of(table.player.client.get(entry(f"{SECRET} Malachar").get_absolute_url()))


def test_an_entry_comes_and_goes_with_what_the_party_may_read(table: Table, session: Session) -> None:
    [event] = log(table, session, met("Malachar", visibility="gm"))
    url = entry("Malachar").get_absolute_url()

    def status() -> int:
        return table.player.client.get(url).status_code

    assert status() == 404
    show_event_to("party", event, now=NOON)
    assert status() == 200
    show_event_to("gm", event, now=NOON)
    assert status() == 404
    show_event_to("party", event, now=NOON)
    void_event(event, now=NOON)
    assert status() == 404
    table.gm.client.post(url + "reveal/")
    assert status() == 200
    table.gm.client.post(url + "hide/")
    assert status() == 404


def test_a_page_counts_only_what_its_reader_may_see(table: Table, session: Session) -> None:
    earlier = SessionFactory(campaign=table.campaign, number=0, completed=True, title=f"{SECRET} night")
    SessionPlayerFactory(session=earlier, member=table.spectator.member, attended=True)
    log(table, earlier, met("Elara", visibility="gm", game_time=0))
    log(table, session, met("Elara", game_time=86_400))
    page = table.player.client.get(entry("Elara").get_absolute_url()).context["page"]
    assert (page.count, page.first.game_time, page.sessions, page.witnesses) == (1, 86_400, (session,), ())
    gm_page = table.gm.client.get(entry("Elara").get_absolute_url()).context["page"]
    assert (gm_page.count, gm_page.first.game_time, len(gm_page.sessions), len(gm_page.witnesses)) == (2, 0, 2, 1)
    [row] = [row for row in table.player.client.get(LIST).context["listed"].rows if row.name == "Elara"]
    assert (row.mentions, row.first) == (1, page.first)


def test_an_alias_that_only_secrets_use_is_not_shown(table: Table, session: Session) -> None:
    log(table, session, met("The stranger"), met(f"{SECRET} prince", visibility="gm"))
    stranger, prince = entry("The stranger"), entry(f"{SECRET} prince")
    table.gm.client.post(prince.get_absolute_url() + "merge/", {"other": str(stranger.pk)})
    url = stranger.get_absolute_url()
    assert SECRET in text_of(table.gm.client.get(url))
    assert SECRET not in text_of(table.player.client.get(url)) + text_of(table.player.client.get(LIST))
    alias = CodexName.objects.get(is_alias=True)
    table.gm.client.post(f"{LIST}names/{alias.pk}/reveal/", {"revealed": "1"})
    assert SECRET in text_of(table.player.client.get(url))


def test_who_knows_an_alias_alone_reads_nothing_else(table: Table, session: Session) -> None:
    """Its own name, its notes and a text written before players knew it stay with the GM."""
    log(table, session, met("The stranger"), met(f"{SECRET} prince", visibility="gm"))
    stranger, prince = entry("The stranger"), entry(f"{SECRET} prince")
    CodexEntry.objects.filter(pk=prince.pk).update(description=f"{SECRET} text", gm_notes=f"{SECRET} note")
    table.gm.client.post(stranger.get_absolute_url() + "merge/", {"other": str(prince.pk), "tell": "on"})
    response = table.player.client.get(prince.get_absolute_url())
    assert response.context["page"].name == "The stranger"
    assert SECRET not in text_of(response)
    assert not CodexEntry.objects.get(pk=prince.pk).revealed
    log(table, session, met(f"{SECRET} prince"))
    assert f"{SECRET} text" not in text_of(table.player.client.get(prince.get_absolute_url()))


def test_only_gms_do_anything(table: Table, session: Session) -> None:
    log(table, session, met("Elara"))
    alias = CodexName.objects.get(entry=entry("Elara"))
    url = entry("Elara").get_absolute_url()
    posts = [LIST + "new/", *(f"{url}{verb}/" for verb in ("edit", "merge", "reveal", "hide", "remove", "names"))]
    posts += [f"{LIST}names/{alias.pk}/remove/", f"{LIST}names/{alias.pk}/reveal/"]
    for persona in (table.player, table.spectator, table.stranger, table.anonymous):
        assert {persona.client.post(post, {"name": "X", "kind": "npc"}).status_code for post in posts} == {404}
    page = text_of(table.player.client.get(url)) + text_of(table.player.client.get(LIST))
    assert not re.search(r'<form[^>]*method="post"[^>]*codex', page)
    for get in (LIST + "new/", url + "edit/", url + "merge/"):
        assert table.gm.client.get(get).status_code == 200


def test_a_gm_writes_a_page_by_hand(table: Table) -> None:
    said = {"kind": "location", "name": " The Vault ", "description": "Deep.", "gm_notes": f"{SECRET} trap"}
    response = table.gm.client.post(LIST + "new/", said)
    vault = entry("The Vault")
    assert response.url == vault.get_absolute_url()
    assert table.player.client.get(response.url).status_code == 404
    table.gm.client.post(response.url + "reveal/")
    page = text_of(table.player.client.get(response.url))
    assert "Deep." in page
    assert SECRET not in page
    again = table.gm.client.post(LIST + "new/", said | {"name": "the vault"})
    assert again.context["form"].errors["name"] == [
        "“the vault” is a name of The Vault: choose another, or merge the two."
    ]
    assert table.gm.client.post(LIST + "new/", said | {"kind": "item"}).status_code == 302


def test_two_gms_write_one_page(table: Table, session: Session) -> None:
    log(table, session, met("Elara"))
    url = entry("Elara").get_absolute_url() + "edit/"
    version = table.gm.client.get(url).context["base_version"]
    mine = {"name": "Elara", "gm_notes": "", "base_version": version}
    assert table.gm.client.post(url, mine | {"description": "First"}).status_code == 302
    second = table.gm.client.post(url, mine | {"description": "Second"})
    assert second.context["theirs"] == [("Description", "First")]
    assert "Second" in text_of(second)
    assert entry("Elara").description == "First"
    again = mine | {"description": "Second", "base_version": second.context["base_version"]}
    assert table.gm.client.post(url, again).status_code == 302
    assert entry("Elara").description == "Second"


def test_an_alias_that_is_taken_is_refused_beside_its_field(table: Table, session: Session) -> None:
    log(table, session, met("Elara"), met("Malachar"))
    url = entry("Elara").get_absolute_url()
    response = table.gm.client.post(url + "names/", {"name": "MALACHAR"})
    assert "is a name of Malachar" in text_of(response)
    assert table.gm.client.post(url + "names/", {"name": "The priestess"}).status_code == 302
    assert "The priestess" in text_of(table.gm.client.get(url))
    assert "The priestess" not in text_of(table.player.client.get(url))


def test_merging_is_looked_at_first(table: Table, session: Session) -> None:
    log(table, session, met("Elara"), met("Priestess Elara"))
    one, other = entry("Elara"), entry("Priestess Elara")
    url = one.get_absolute_url() + "merge/"
    look = text_of(table.gm.client.get(url, {"other": str(other.pk)}))
    assert "Players know both" in look
    assert not re.search(r'name="tell"[^>]*checked', look)
    assert CodexEntry.objects.count() == 2
    assert table.gm.client.post(url, {"other": str(other.pk), "tell": "on"}).url == other.get_absolute_url()
    assert table.gm.client.get(url).status_code == 404
    assert table.player.client.get(other.get_absolute_url()).context["page"].count == 2
    assert table.gm.client.post(other.get_absolute_url() + "merge/", {"other": "nonsense"}).status_code == 200


def test_a_page_that_the_log_names_is_not_removed(table: Table, session: Session) -> None:
    log(table, session, met("Elara"))
    table.gm.client.post(entry("Elara").get_absolute_url() + "remove/")
    assert CodexEntry.objects.count() == 1
    unnamed = CodexEntryFactory(campaign=table.campaign)
    table.gm.client.post(unnamed.get_absolute_url() + "remove/")
    assert not CodexEntry.objects.filter(pk=unnamed.pk).exists()


def test_revealing_from_the_list_comes_back_to_where_it_stood(table: Table) -> None:
    hidden = CodexEntryFactory(campaign=table.campaign)
    response = table.gm.client.post(hidden.get_absolute_url() + "reveal/", {"query": "kind=npc&q=é"})
    assert response.url == f"{LIST}?kind=npc&q=%C3%A9"


@pytest.mark.parametrize("who", ["gm", "player"])
@pytest.mark.parametrize("query", ["", "?order=seen", "?q=person"])
def test_the_list_takes_as_many_queries_for_many_rows_as_for_few(
    table: Table, session: Session, who: str, query: str
) -> None:
    client = getattr(table, who).client
    log(table, session, met("Person"))
    few = queries_of(client, LIST + query)
    log(table, session, *(met(f"Person {number}", location=f"Place {number}") for number in range(50)))
    assert queries_of(client, LIST + query) == few


@pytest.mark.parametrize("who", ["gm", "player"])
def test_a_page_takes_as_many_queries_for_many_rows_as_for_few(table: Table, session: Session, who: str) -> None:
    client = getattr(table, who).client
    SessionPlayerFactory(session=session, member=table.player.member, attended=True)
    log(table, session, met("Elara"))
    url = entry("Elara").get_absolute_url()
    few = queries_of(client, url)
    for number in range(2, 5):
        more = SessionFactory(campaign=table.campaign, number=number, completed=True)
        for persona in (table.player, table.spectator):
            SessionPlayerFactory(session=more, member=persona.member, attended=True)
        log(table, more, *(met("Elara") for _ in range(20)))
    for number in range(4):
        add_alias(entry("Elara"), f"Alias {number}", revealed=True, now=NOON)
    assert queries_of(client, url) == few


def test_a_public_campaign_shows_its_codex_to_strangers_without_secrets(table: Table, session: Session) -> None:
    table.campaign.is_public = True
    table.campaign.save()
    log(table, session, met("Elara"))
    gm_only(table, session)
    page = text_of(table.anonymous.client.get(LIST))
    assert "Elara" in page
    assert SECRET not in page


def test_htmx_gets_the_list_alone(table: Table, session: Session) -> None:
    log(table, session, met("Elara"))
    with CaptureQueriesContext(connection):
        response = table.player.client.get(LIST, headers={"HX-Request": "true"})
    assert text_of(response).lstrip().startswith('<div id="codex-list"')
    assert "HX-Request" in response["Vary"]


def disguised(table: Table, session: Session) -> CodexEntry:
    """A person with a secret alias, which the log used before the party's eyes."""
    log(table, session, met("Elara", real_time=NOON))
    add_alias(entry("Elara"), f"{SECRET} mask", revealed=False, now=NOON)
    other = SessionFactory(campaign=table.campaign, number=2, completed=True, title="The masked night")
    SessionPlayerFactory(session=other, member=table.spectator.member, attended=True)
    late = NOON.replace(hour=20)
    log(table, other, EventItem(type="dialogue", actor=f"{SECRET} mask", description="Boo.", real_time=late))
    log(table, other, met("Anna", real_time=NOON.replace(hour=18)))
    return entry("Elara")


def test_a_told_name_is_not_linked_to_whose_alias_it_secretly_is(table: Table, session: Session) -> None:
    elara = disguised(table, session)
    for persona in (table.player, table.spectator):
        page = persona.client.get(elara.get_absolute_url())
        assert SECRET not in text_of(page)
        told = page.context["page"]
        assert (told.count, told.first, told.last, told.sessions, told.witnesses) == (
            *(1, Event.objects.get(actor="Elara"), Event.objects.get(actor="Elara")),
            *((session,), ()),
        )
        listed = persona.client.get(LIST)
        assert SECRET not in text_of(listed)
        [row] = [row for row in listed.context["listed"].rows if row.name == "Elara"]
        assert (row.mentions, row.aliases, row.last) == (1, (), told.last)
        assert persona.client.get(f"{LIST}?q={SECRET}").context["listed"].found == 0
        by_seen = persona.client.get(f"{LIST}?order=seen").context["listed"].rows
        assert [row.name for row in by_seen] == ["Anna", "Elara"]
    assert table.gm.client.get(elara.get_absolute_url()).context["page"].count == 2
    alias = CodexName.objects.get(is_alias=True)
    table.gm.client.post(f"{LIST}names/{alias.pk}/reveal/", {"revealed": "1"})
    assert table.player.client.get(elara.get_absolute_url()).context["page"].count == 2


def test_without_the_rule_the_alias_would_tell(table: Table, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    elara = disguised(table, session)
    monkeypatch.setattr(CodexNameQuerySet, "linked_for", lambda names, viewer: names)
    [row] = [row for row in table.player.client.get(LIST).context["listed"].rows if row.name == "Elara"]
    assert row.mentions == 2
    monkeypatch.setattr(CodexNameQuerySet, "known_to", lambda names, viewer: names.filter(campaign=viewer.campaign))
    assert SECRET in text_of(table.player.client.get(elara.get_absolute_url()))


def test_a_secret_merge_tells_players_nothing(table: Table, session: Session) -> None:
    log(table, session, met("Elara"), met(f"{SECRET} mask"))
    mask, elara = entry(f"{SECRET} mask"), entry("Elara")
    CodexEntry.objects.update(revealed=True)
    CodexEntry.objects.filter(pk=mask.pk).update(description=f"{SECRET} face")
    table.gm.client.post(mask.get_absolute_url() + "merge/", {"other": str(elara.pk)})
    assert table.player.client.get(mask.get_absolute_url()).status_code == 404
    page = table.player.client.get(elara.get_absolute_url())
    assert SECRET not in text_of(page) + text_of(table.player.client.get(LIST))
    assert page.context["page"].count == 1
    assert f"{SECRET} face" in entry("Elara").gm_notes


def test_a_told_merge_does(table: Table, session: Session) -> None:
    log(table, session, met("Elara"), met(f"{SECRET} mask"))
    mask, elara = entry(f"{SECRET} mask"), entry("Elara")
    table.gm.client.post(mask.get_absolute_url() + "merge/", {"other": str(elara.pk), "tell": "on"})
    page = table.player.client.get(elara.get_absolute_url())
    assert SECRET in text_of(page)
    assert page.context["page"].count == 2


def test_a_renamed_page_is_found_by_the_name_that_was_told(table: Table, session: Session) -> None:
    log(table, session, met("The stranger"))
    url = entry("The stranger").get_absolute_url()
    version = entry("The stranger").version
    table.gm.client.post(url + "edit/", {"name": f"{SECRET} prince", "base_version": version})
    page = table.player.client.get(url)
    assert SECRET not in text_of(page)
    assert page.context["page"].name == "The stranger"


def test_what_a_gm_wrote_is_read_when_it_is_revealed(table: Table, session: Session) -> None:
    log(table, session, met("Elara"))
    elara = entry("Elara")
    CodexEntry.objects.update(description=f"{SECRET} lover")
    url = elara.get_absolute_url()
    assert SECRET not in text_of(table.player.client.get(url)) + text_of(table.player.client.get(LIST))
    form = text_of(table.gm.client.get(url + "edit/"))
    assert "Players read it once you reveal the page" in form
    assert "Reveal the description" in text_of(table.gm.client.get(url))
    said = {"name": "Elara", "description": f"{SECRET} lover", "base_version": elara.version, "revealed": "on"}
    assert table.gm.client.post(url + "edit/", said).status_code == 302
    assert SECRET in text_of(table.player.client.get(url))
    assert SECRET in text_of(table.player.client.get(LIST))


def test_at_one_moment_the_number_tells_which_was_first(table: Table, session: Session) -> None:
    one, two, three = log(table, session, *(met("Elara", real_time=NOON, location=place) for place in "abc"))
    Event.objects.filter(pk=one.pk).update(seq=9)
    [row] = [row for row in table.player.client.get(LIST).context["listed"].rows if row.name == "Elara"]
    page = table.player.client.get(entry("Elara").get_absolute_url()).context["page"]
    assert (row.first, row.last) == (page.first, page.last) == (two, one)
    assert three != one
