"""Corrections reach the domain; what it refuses is an error of the form; what was not touched stays as it was."""

import datetime as dt

import pytest

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.models import Campaign, Character, Member
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import Event
from sessions_app.models import Session
from tests.admin.forms import address, save, typed
from tests.admin.rows import Rows
from tests.conftest import Persona, Table
from tests.factories import NOON, CharacterFactory, EventFactory, SessionFactory, SessionPlayerFactory


def errors_of(answer: object) -> dict[str, list[str]]:
    assert answer.status_code == 200  # type: ignore[attr-defined]
    return answer.context["adminform"].form.errors  # type: ignore[attr-defined]


def test_an_event_is_added_through_recording(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, completed=True)
    CharacterFactory(campaign=table.campaign, name="Brynn")
    answer = save(
        table.gm.client, address("event", "add"), session=str(session.pk), type="damage", actor="Brynn", target="Rat",
        amount="7", game_time="Day 3, 3:30 PM",
    )  # fmt: skip
    assert answer.status_code == 302
    event = Event.objects.get()
    assert (event.seq, event.category, event.author) == (1, "combat", table.gm.member)
    assert event.game_time == 2 * 86_400 + 86_400 - 9 * 3600 + 15 * 3600 + 1800
    session.refresh_from_db()
    assert session.projection["gm"]["figures"]["totalDamageDealt"] == 7


def test_correcting_an_event_brings_the_figures_along(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, completed=True)
    items = [EventItem(type="npc_killed", amount=2), EventItem(type="xp_awarded", amount=100)]
    first, second = record_events(table.campaign, items, session=session, by=None, now=NOON)
    page = address("event", first.event.pk, "change")
    assert save(table.gm.client, page, amount="5").status_code == 302
    session.refresh_from_db()
    assert session.projection["party"]["figures"]["npcsKilled"] == 5
    table.gm.client.post(address("event"), {"action": "void", "_selected_action": [first.event.pk, second.event.pk]})
    session.refresh_from_db()
    assert session.projection["gm"]["figures"]["eventCount"] == 0
    table.gm.client.post(address("event"), {"action": "restore", "_selected_action": [first.event.pk]})
    table.gm.client.post(address("event"), {"action": "hide_from_party", "_selected_action": [first.event.pk]})
    session.refresh_from_db()
    assert session.projection["gm"]["figures"]["npcsKilled"] == 5
    assert session.projection["party"]["figures"]["npcsKilled"] == 0
    table.gm.client.post(address("event"), {"action": "show_to_party", "_selected_action": [first.event.pk]})
    session.refresh_from_db()
    assert session.projection["party"]["figures"]["npcsKilled"] == 5


def test_an_event_moves_to_another_session(table: Table) -> None:
    there, here = SessionFactory(campaign=table.campaign), SessionFactory(campaign=table.campaign)
    event = record_events(table.campaign, [EventItem(type="note")], session=there, by=None, now=NOON)[0].event
    assert save(table.gm.client, address("event", event.pk, "change"), session=str(here.pk)).status_code == 302
    event.refresh_from_db()
    assert (event.session, event.seq) == (here, 1)


def test_a_form_sent_back_as_it_came_changes_nothing(table: Table, mine: Rows) -> None:
    stamp = dt.datetime(2025, 1, 20, 18, 30, 0, 123456, tzinfo=dt.UTC)
    Event.objects.filter(pk=mine.event.pk).update(
        real_time=stamp, game_time=12_345, description="a\nb", data={"x": [1]}
    )
    Session.objects.filter(pk=mine.session.pk).update(
        real_start_time=stamp.replace(hour=12),
        game_start_time=77,
        planned_objectives=["one\ntwo", " spaced "],
        summary={"gm": "Well\nplayed"},
    )
    for model in ("event", "session", "member", "character", "campaign"):
        row = getattr(mine, model)
        kept = row.history.count()
        page = address(model, row.pk, "change")
        data = {name: text.replace("\n", "\r\n") if isinstance(text, str) else text
                for name, text in typed(table.gm.client, page).items()}  # fmt: skip
        assert table.gm.client.post(page, data).status_code == 302
        assert row.history.count() == kept


def test_what_the_domain_refuses_is_an_error_of_the_form(table: Table, mine: Rows) -> None:
    other = SessionFactory(campaign=table.campaign, number=8)
    page = address("session", other.pk, "change")
    answer = save(table.gm.client, page, number="7", title="Kept as typed")
    assert "number" in errors_of(answer)
    assert "Kept as typed" in answer.content.decode()
    answer = save(table.gm.client, address("session", mine.session.pk, "change"), game_end_time="Day 0, 9:00 AM",
                  game_start_time="Day 1, 9:00 AM")  # fmt: skip
    assert errors_of(answer)["game_end_time"] == ["Game time cannot end before it starts."]
    answer = save(table.gm.client, address("event", mine.event.pk, "change"), type="damage")
    assert "category" in errors_of(answer)
    answer = save(table.gm.client, address("member", table.gm.member.pk, "change"), role="player")
    assert "role" in errors_of(answer)
    assert Member.objects.get(pk=table.gm.member.pk).is_gm


@pytest.mark.parametrize(
    ("model", "field", "text"),
    [
        ("event", "game_time", "noonish"),
        ("event", "data", '{"a": "\\u0000"}'),
        ("event", "amount", "9" * 30),
        ("session", "game_start_time", "15"),
        ("session", "tags", "x" * 60),
        ("session", "number", "-1"),
        ("campaign", "epoch", '{"hour": 99}'),
        ("campaign", "epoch", "[1]"),
        ("campaign", "time_zone", "Mars/Olympus"),
        ("member", "role", "king"),
    ],
)
def test_bad_input_is_told_beside_its_field(table: Table, mine: Rows, model: str, field: str, text: str) -> None:
    answer = save(table.gm.client, address(model, getattr(mine, model).pk, "change"), **{field: text})
    assert field in errors_of(answer)


def test_session_and_roster_are_corrected_together(table: Table, mine: Rows) -> None:
    page = address("session", mine.session.pk, "change")
    answer = save(
        table.gm.client,
        page,
        **{
            "title": "Corrected",
            "tags": "Siege\nsiege\nnight",
            "highlights": "The bridge fell",
            "real_end_time_0": "2025-01-20",
            "real_end_time_1": "17:30:00",
            "players-0-attended": "on",
            "players-0-brought": [str(mine.character.pk)],
            "players-TOTAL_FORMS": "2",
            "players-1-member": str(table.player.member.pk),
            "players-1-rsvp": "maybe",
        },
    )
    assert answer.status_code == 302
    session = Session.objects.with_roster().get(pk=mine.session.pk)
    assert (session.title, session.tags, session.version) == ("Corrected", ["siege", "night"], 2)
    assert session.summary == {"highlights": ["The bridge fell"]}
    assert session.duration_minutes == 330
    assert [(row.member, row.attended, list(row.characters.all())) for row in session.roster] == [
        (mine.member, True, [mine.character]),
        (table.player.member, False, []),
    ]
    removed = save(table.gm.client, page, **{"players-0-DELETE": "on"})
    assert removed.status_code == 302
    assert [row.member for row in mine.session.players.all()] == [table.player.member]


def test_nobody_is_on_a_roster_twice(table: Table, mine: Rows) -> None:
    twice = {"players-TOTAL_FORMS": "2", "players-1-member": str(mine.member.pk), "players-1-rsvp": "yes"}
    answer = save(table.gm.client, address("session", mine.session.pk, "change"), **twice)
    assert answer.status_code == 200
    assert "on the roster twice" in answer.content.decode()


def test_a_session_is_planned_with_its_roster(table: Table) -> None:
    row = {"players-TOTAL_FORMS": "1", "players-0-member": str(table.player.member.pk), "players-0-rsvp": "yes"}
    answer = save(table.gm.client, address("session", "add"), number="3", title="Next time", **row)
    assert answer.status_code == 302
    session = Session.objects.get()
    assert (session.number, session.status) == (3, "planned")
    assert [player.member for player in session.players.all()] == [table.player.member]


def test_two_people_at_one_row_see_both_texts(table: Table, mine: Rows) -> None:
    page = address("session", mine.session.pk, "change")
    mine_typed = typed(table.gm.client, page, title="My title")
    assert save(table.gm.client, page, title="Their title").status_code == 302
    answer = table.gm.client.post(page, mine_typed)
    assert "__all__" in errors_of(answer)
    shown = [(one.label, one.theirs, one.yours) for one in answer.context["adminform"].form.differences]
    assert ("Title", "Their title", "My title") in shown
    text = answer.content.decode()
    assert "Their title" in text
    assert "My title" in text
    assert Session.objects.get(pk=mine.session.pk).title == "Their title"
    again = mine_typed | {"seen": answer.context["adminform"].form["seen"].value()}
    assert table.gm.client.post(page, again).status_code == 302
    assert Session.objects.get(pk=mine.session.pk).title == "My title"


def test_an_answer_that_a_player_gave_meanwhile_is_not_lost(table: Table, mine: Rows) -> None:
    page = address("session", mine.session.pk, "change")
    data = typed(table.gm.client, page, title="Mine")
    mine.session.players.update(rsvp="late")
    answer = table.gm.client.post(page, data)
    assert "answer Late" in answer.context["adminform"].form.differences[-1].theirs
    mine.session.players.get().delete()
    answer = table.gm.client.post(page, data)
    assert "__all__" in errors_of(answer)


@pytest.mark.parametrize(
    ("model", "field"), [("event", "name"), ("character", "name"), ("member", "display_name"), ("campaign", "name")]
)
def test_every_form_notices_a_change_behind_its_back(table: Table, mine: Rows, model: str, field: str) -> None:
    row = getattr(mine, model)
    page = address(model, row.pk, "change")
    data = typed(table.gm.client, page, **{field: "Mine"})
    type(row).objects.filter(pk=row.pk).update(**{field: "Theirs"})
    answer = table.gm.client.post(page, data)
    assert [(one.theirs, one.yours) for one in answer.context["adminform"].form.differences] == [("Theirs", "Mine")]
    row.refresh_from_db()
    assert getattr(row, field) == "Theirs"


def test_renaming_a_character_counts_anew(table: Table) -> None:
    character = CharacterFactory(campaign=table.campaign, name="Bryn")
    session = SessionFactory(campaign=table.campaign, completed=True)
    item = EventItem(type="damage", actor="Brynn", target="Rat", amount=4)
    record_events(table.campaign, [item], session=session, by=None, now=NOON)
    assert save(table.gm.client, address("character", character.pk, "change"), name="Brynn").status_code == 302
    session.refresh_from_db()
    assert session.projection["gm"]["figures"]["totalDamageDealt"] == 4


def test_whoever_adds_a_campaign_runs_it(table: Table) -> None:
    answer = save(table.gm.client, address("campaign", "add"), name="A New Road", _continue="1")
    campaign = Campaign.objects.get(slug="a-new-road")
    assert answer.url == address("campaign", campaign.pk, "change")
    assert campaign.members.get().user == table.gm.user


def test_members_and_characters_are_added(table: Table) -> None:
    assert save(table.gm.client, address("member", "add"), display_name="Ada").status_code == 302
    ada = Member.objects.get(display_name="Ada")
    assert (ada.campaign, ada.user) == (table.campaign, None)
    assert save(table.gm.client, address("character", "add"), name="Bo", member=str(ada.pk)).status_code == 302
    assert Character.objects.get().member == ada


def test_seats_are_freed_but_never_the_last_gm(table: Table) -> None:
    chosen = [table.gm.member.pk, table.player.member.pk]
    table.gm.client.post(address("member"), {"action": "release", "_selected_action": chosen})
    assert Member.objects.get(pk=table.gm.member.pk).user == table.gm.user
    assert Member.objects.get(pk=table.player.member.pk).user is None


def test_a_token_is_revoked_and_shows_nothing_to_copy(table: Table, mine: Rows) -> None:
    page = address("apitoken", mine.apitoken.pk, "change")
    assert mine.apitoken.digest not in table.gm.client.get(page).content.decode()
    table.gm.client.post(address("apitoken"), {"action": "revoke", "_selected_action": [mine.apitoken.pk]})
    mine.apitoken.refresh_from_db()
    assert mine.apitoken.revoked_at is not None
    assert table.gm.client.post(page, {"reads": "all"}).status_code == 403


def test_an_invitation_is_taken_back_and_shows_no_link(table: Table, mine: Rows) -> None:
    assert (
        mine.invitation.token
        not in table.gm.client.get(address("invitation", mine.invitation.pk, "change")).content.decode()
    )
    table.gm.client.post(address("invitation"), {"action": "revoke", "_selected_action": [mine.invitation.pk]})
    mine.invitation.refresh_from_db()
    assert mine.invitation.revoked_at is not None
    assert table.gm.client.post(address("invitation", mine.invitation.pk, "change"), {"role": "gm"}).status_code == 403


def test_sessions_are_cancelled_and_put_back(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign)
    for action, status in (("cancel", "cancelled"), ("cancel", "cancelled"), ("reinstate", "planned")):
        table.gm.client.post(address("session"), {"action": action, "_selected_action": [session.pk]})
        session.refresh_from_db()
        assert session.status == status


def test_only_a_session_without_events_can_be_deleted(table: Table, mine: Rows) -> None:
    empty = SessionFactory(campaign=table.campaign, number=8)
    SessionPlayerFactory(session=empty)
    assert table.gm.client.post(address("session", empty.pk, "delete"), {"post": "yes"}).status_code == 302
    assert table.gm.client.post(address("session", mine.session.pk, "delete"), {"post": "yes"}).status_code == 403
    assert [session.pk for session in Session.objects.all()] == [mine.session.pk]


def test_events_and_people_are_not_deleted_even_by_a_superuser(mine: Rows, superuser: Persona) -> None:
    for model in ("event", "member", "character", "campaign", "invitation"):
        row = getattr(mine, model)
        assert superuser.client.post(address(model, row.pk, "delete"), {"post": "yes"}).status_code == 403
        superuser.client.post(
            address(model), {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
        )
        assert type(row).objects.filter(pk=row.pk).exists()
    superuser.client.post(
        address("session"), {"action": "delete_selected", "_selected_action": [mine.session.pk], "post": "yes"}
    )
    assert Session.objects.exists()


def test_times_are_shown_in_the_zone_of_the_campaign(table: Table) -> None:
    Campaign.objects.update(time_zone="America/New_York")
    event = EventFactory(session=SessionFactory(campaign=table.campaign))
    data = typed(table.gm.client, address("event", event.pk, "change"))
    assert data["real_time_1"] == "07:00:00"
    User.objects.filter(pk=table.gm.user.pk).update(time_zone="Europe/Berlin")
    assert typed(table.gm.client, address("event", event.pk, "change"))["real_time_1"] == "13:00:00"


def test_many_events_move_to_another_session_and_to_downtime(table: Table) -> None:
    there, here = (SessionFactory(campaign=table.campaign, completed=True, number=number) for number in (1, 2))
    items = [EventItem(type="xp_awarded", amount=amount) for amount in (1, 2, 4)]
    events = [one.event for one in record_events(table.campaign, items, session=there, by=None, now=NOON)]
    record_events(table.campaign, items[:1], session=here, by=None, now=NOON)
    asked = {"action": "move", "_selected_action": [event.pk for event in events[1:]]}
    assert "Where do they belong?" in table.gm.client.post(address("event"), asked).content.decode()
    sent = asked | {"confirmed": "1", "session": str(here.pk)}
    assert table.gm.client.post(address("event"), sent).status_code == 302
    there.refresh_from_db()
    here.refresh_from_db()
    assert list(Event.objects.of_session(here).order_by("seq").values_list("seq", "amount")) == [(1, 1), (2, 2), (3, 4)]
    earned = [session.projection["party"]["figures"]["xpEarned"] for session in (there, here)]
    assert (earned, here.last_seq, here.party_log_version) == ([1, 7], 3, 2)
    table.gm.client.post(address("event"), sent | {"session": ""})
    here.refresh_from_db()
    assert (Event.objects.downtime().count(), here.projection["gm"]["figures"]["xpEarned"]) == (2, 1)


def test_events_do_not_move_into_another_campaign(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, completed=True)
    [recorded] = record_events(table.campaign, [EventItem(type="note")], session=session, by=None, now=NOON)
    foreign = SessionFactory(completed=True)
    sent = {"action": "move", "confirmed": "1", "_selected_action": [recorded.event.pk], "session": str(foreign.pk)}
    assert "Select a valid choice" in table.gm.client.post(address("event"), sent).content.decode()
    assert Event.objects.get().session == session
