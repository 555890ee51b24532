"""What only GMs know of the codex is not there for anybody else."""

import pytest

from events_app.domain.correcting import show_event_to, void_event
from events_app.models import CodexEntry
from events_app.models.codex_queryset import CodexNameQuerySet
from sessions_app.models import Session
from tests.conftest import Table
from tests.events_app.views.codex.telling import LIST, SECRET, entry, gm_only, log, met, text_of
from tests.factories import NOON, SessionFactory, SessionPlayerFactory


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
    monkeypatch.setattr(
        CodexNameQuerySet, "_known_to", lambda names, viewer, _told: names.filter(campaign=viewer.campaign)
    )
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


def test_a_public_campaign_shows_its_codex_to_strangers_without_secrets(table: Table, session: Session) -> None:
    table.campaign.is_public = True
    table.campaign.save()
    log(table, session, met("Elara"))
    gm_only(table, session)
    page = text_of(table.anonymous.client.get(LIST))
    assert "Elara" in page
    assert SECRET not in page


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
