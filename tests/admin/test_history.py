"""What the database kept is shown, and leads back; whoever made the change, and however."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from campaigntracker.campaigns.models import Campaign, Character
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import Event
from sessions_app.domain.drafts import RosterEntry
from sessions_app.domain.roster import set_roster
from sessions_app.models import Session
from tests.admin.forms import address, save
from tests.admin.rows import Rows
from tests.conftest import Persona, Table
from tests.factories import NOON, CharacterFactory, EventFactory, MemberFactory, SessionFactory, SessionPlayerFactory


def history_of(persona: Persona, model: str, row: object, page: int = 1) -> list:
    return persona.client.get(address(model, row.pk, "history"), {"p": page}).context["changes"]  # type: ignore[attr-defined]


def edits_of(change: object) -> list[tuple[str, str, str]]:
    return [(edit.label, edit.before, edit.after) for edit in change.edits]  # type: ignore[attr-defined]


def revert(persona: Persona, model: str, row: object, change: object) -> object:
    page = address(model, row.pk, "history", change.version.pgh_id, "revert")  # type: ignore[attr-defined]
    assert persona.client.get(page).status_code == 200
    return persona.client.post(page)


def test_who_when_before_and_after_newest_first(table: Table, mine: Rows, superuser: Persona) -> None:
    page = address("event", mine.event.pk, "change")
    save(table.gm.client, page, name="First", game_time="Day 2, 8:00 AM")
    save(superuser.client, page, name="Second")
    newest, oldest = history_of(table.gm, "event", mine.event)
    assert (newest.who, oldest.who) == (superuser.user, table.gm.user)
    assert newest.when >= oldest.when
    assert edits_of(newest) == [("Name", "First", "Second")]
    assert edits_of(oldest) == [
        ("Game time", "Day 0, 9:00 AM", "Day 2, 8:00 AM"), ("Name", "Own event", "First")
    ]  # fmt: skip
    text = table.gm.client.get(address("event", mine.event.pk, "history")).content.decode()
    assert all(word in text for word in ("Own event", "First", "Second", "root"))


def test_changes_in_bulk_and_in_raw_sql_are_there_too(table: Table, mine: Rows) -> None:
    Event.objects.filter(pk=mine.event.pk).update(actor="Bulk")
    mine.event.refresh_from_db()
    mine.event.target = "Many"
    Event.objects.bulk_update([mine.event], ["target"])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE events_app_event SET amount = 5 WHERE id = %s", [mine.event.pk])
    changes = history_of(table.gm, "event", mine.event)
    assert [edits_of(change) for change in changes] == [
        [("Amount", "–", "5")],
        [("Target", "–", "Many")],
        [("Actor", "Own actor", "Bulk")],
    ]
    assert {change.who for change in changes} == {None}
    assert "not through the site" in table.gm.client.get(address("event", mine.event.pk, "history")).content.decode()


def test_an_action_in_bulk_leaves_a_trail_of_each(table: Table, mine: Rows) -> None:
    other = EventFactory(session=mine.session)
    table.gm.client.post(address("event"), {"action": "void", "_selected_action": [mine.event.pk, other.pk]})
    for event in (mine.event, other):
        change = history_of(table.gm, "event", event)[0]
        assert change.who == table.gm.user
        assert [edit.label for edit in change.edits] == ["Voided"]


def test_the_history_of_a_session_tells_of_its_roster(table: Table, mine: Rows) -> None:
    page = address("session", mine.session.pk, "change")
    save(table.gm.client, page, title="New title", **{"players-0-attended": "on", "players-0-rsvp": "yes"})
    save(table.gm.client, page, **{"players-0-DELETE": "on"})
    removal, *others = history_of(table.gm, "session", mine.session)
    assert (removal.about, removal.removed) == ("Own member", True)
    assert ("Attended", "Yes", "–") in edits_of(removal)
    found = [(change.about, edits_of(change)) for change in others]
    assert ("", [("Title", "Own session", "New title")]) in found
    assert ("Own member", [("Answer", "No answer", "Yes"), ("Attended", "No", "Yes")]) in found


def test_an_event_goes_back_and_that_can_be_undone_too(table: Table, mine: Rows) -> None:
    there = SessionFactory(campaign=table.campaign, number=8)
    items = [EventItem(type="npc_killed", amount=3)]
    event = record_events(table.campaign, items, session=mine.session, by=None, now=NOON)[0].event
    save(table.gm.client, address("event", event.pk, "change"), amount="30", session=str(there.pk), visibility="gm")
    table.gm.client.post(address("event"), {"action": "void", "_selected_action": [event.pk]})
    first = history_of(table.gm, "event", event)[-1]
    assert revert(table.gm, "event", event, first).status_code == 302
    event.refresh_from_db()
    assert (event.amount, event.visibility, event.session, event.is_voided) == (3, "party", mine.session, False)
    mine.session.refresh_from_db()
    assert mine.session.projection["party"]["figures"]["npcsKilled"] == 3
    undo = history_of(table.gm, "event", event)[0]
    assert undo.who == table.gm.user


def test_a_session_goes_back(table: Table, mine: Rows) -> None:
    page = address("session", mine.session.pk, "change")
    save(table.gm.client, page, title="Wrong", game_end_time="", gm_summary="Nonsense", tags="wrong")
    assert (
        revert(table.gm, "session", mine.session, history_of(table.gm, "session", mine.session)[0]).status_code == 302
    )
    session = Session.objects.get(pk=mine.session.pk)
    assert (session.title, session.game_end_time, session.summary, session.tags) == ("Own session", 32_400, {}, [])
    assert session.version == 3


def test_a_version_whose_number_is_taken_stays_in_the_past(table: Table, mine: Rows) -> None:
    save(table.gm.client, address("session", mine.session.pk, "change"), number="70")
    SessionFactory(campaign=table.campaign, number=7)
    answer = revert(table.gm, "session", mine.session, history_of(table.gm, "session", mine.session)[0])
    assert "There is a session 7 already." in answer.content.decode()  # type: ignore[attr-defined]
    mine.session.refresh_from_db()
    assert mine.session.number == 70


def test_a_player_taken_off_the_roster_comes_back_in_place(table: Table, mine: Rows) -> None:
    first = mine.session.players.get()
    SessionPlayerFactory(session=mine.session, member=table.player.member, position=1)
    first.rsvp = "late"
    first.save()
    page = address("session", mine.session.pk, "change")
    save(table.gm.client, page, **{"players-0-DELETE": "on"})
    removal = next(change for change in history_of(table.gm, "session", mine.session) if change.removed)
    assert revert(table.gm, "session", mine.session, removal).status_code == 302
    rows = mine.session.players.order_by("position")
    assert [(row.member, row.rsvp) for row in rows] == [(mine.member, "late"), (table.player.member, "none")]


def test_a_roster_row_goes_back_and_keeps_its_characters(table: Table, mine: Rows) -> None:
    page = address("session", mine.session.pk, "change")
    save(table.gm.client, page, **{"players-0-brought": [str(mine.character.pk)]})
    save(table.gm.client, page, **{"players-0-note": "by train"})
    assert (
        revert(table.gm, "session", mine.session, history_of(table.gm, "session", mine.session)[0]).status_code == 302
    )
    row = mine.session.players.get()
    assert (row.note, list(row.characters.all())) == ("", [mine.character])


def test_members_characters_and_campaigns_go_back(table: Table, mine: Rows) -> None:
    for model, field in (("member", "display_name"), ("character", "name"), ("campaign", "name")):
        row = getattr(mine, model)
        before = getattr(row, field)
        save(table.gm.client, address(model, row.pk, "change"), **{field: "Wrong"})
        assert revert(table.gm, model, row, history_of(table.gm, model, row)[0]).status_code == 302
        row.refresh_from_db()
        assert getattr(row, field) == before


def test_going_back_obeys_the_rules(table: Table) -> None:
    second = MemberFactory(campaign=table.campaign, role="gm", user=get_user_model().objects.create(username="second"))
    save(table.gm.client, address("member", table.player.member.pk, "change"), role="gm")
    promotion = history_of(table.gm, "member", table.player.member)[0]
    for member in (table.gm.member, second):
        member.user = None
        member.save()
    answer = revert(table.player, "member", table.player.member, promotion)
    assert "needs a GM" in answer.content.decode()  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["player", "stranger"])
def test_nobody_else_sees_or_reverts(table: Table, mine: Rows, name: str) -> None:
    Character.objects.filter(pk=mine.character.pk).update(name="Changed")
    version = mine.character.history.get()
    client = getattr(table, name).client
    for page in (
        address("character", mine.character.pk, "history"),
        address("character", mine.character.pk, "history", version.pgh_id, "revert"),
    ):
        assert client.get(page).status_code == client.post(page).status_code == 404


def test_a_long_history_has_pages(table: Table) -> None:
    for number in range(25):
        Campaign.objects.filter(pk=table.campaign.pk).update(name=f"Name {number}")
    assert len(history_of(table.gm, "campaign", table.campaign)) == 20
    second = history_of(table.gm, "campaign", table.campaign, page=2)
    assert edits_of(second[-1]) == [("Name", "The Long Road", "Name 0")]
    assert edits_of(second[0]) == [("Name", "Name 3", "Name 4")]


def test_who_was_played_is_in_the_history_and_comes_back(table: Table) -> None:
    nim, ada = (CharacterFactory(campaign=table.campaign, name=name) for name in ("Nim", "Ada"))
    session, member = SessionFactory(campaign=table.campaign, completed=True), table.player.member

    def play(*roster: RosterEntry) -> None:
        set_roster(session, roster)

    play(RosterEntry(member_id=member.pk, character_ids=(nim.pk,)))
    play(RosterEntry(member_id=member.pk, character_ids=(ada.pk, nim.pk)))
    play()
    removal, swap = history_of(table.gm, "session", session)
    assert ("Characters", "Nim", "Ada\nNim") in edits_of(swap)
    assert ("Characters", "Ada\nNim", "–") in edits_of(removal)
    revert(table.gm, "session", session, removal)
    assert [row.character for row in session.players.get().played.order_by("id")] == [ada, nim]
    revert(table.gm, "session", session, history_of(table.gm, "session", session)[-1])
    assert [row.character for row in session.players.get().played.all()] == [nim]
