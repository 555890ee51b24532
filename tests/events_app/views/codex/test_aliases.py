"""Other names of one and the same: who is told whose they are."""

import pytest

from events_app.domain.codex.changing import add_alias
from events_app.domain.items import EventItem
from events_app.models import CodexEntry, CodexName, Event
from events_app.models.codex_queryset import CodexNameQuerySet
from sessions_app.models import Session
from tests.conftest import Table
from tests.events_app.views.codex.telling import LIST, SECRET, entry, log, met, text_of
from tests.factories import NOON, SessionFactory, SessionPlayerFactory


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
