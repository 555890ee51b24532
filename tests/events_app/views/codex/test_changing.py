"""What GMs do with the pages of the codex, and nobody else."""

import re

from events_app.models import CodexEntry, CodexName
from sessions_app.models import Session
from tests.conftest import Table
from tests.events_app.views.codex.telling import LIST, SECRET, entry, log, met, text_of
from tests.factories import CodexEntryFactory


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
    opened = table.gm.client.get(url)
    assert "Somebody else" not in text_of(opened)
    version = opened.context["base_version"]
    mine = {"name": "Elara", "gm_notes": "", "base_version": version}
    assert table.gm.client.post(url, mine | {"description": "First"}).status_code == 302
    second = table.gm.client.post(url, mine | {"description": "Second"})
    assert second.context["theirs"] == [("Description", "First")]
    assert "Somebody else" in text_of(second)
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
