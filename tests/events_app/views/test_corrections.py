"""What GMs correct on an event's page: everything, with the way back, and the figures and the clock following."""

import datetime as dt
import html as entities
import re

import pytest
from django.db import connection
from django.urls import reverse

from campaigntracker.campaigns.models import Campaign
from events_app.domain.bulk import void_events
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import Event
from sessions_app.models import Session
from tests.campaigns.counting import queries_of
from tests.conftest import Persona, Table
from tests.factories import NOON, CharacterFactory, SessionFactory
from tests.sessions_app.views.forms import typed_into


@pytest.fixture
def session(table: Table) -> Session:
    CharacterFactory(campaign=table.campaign, name="Wren")
    return SessionFactory(campaign=table.campaign, number=5, title="The ferry", in_progress=True)


def record(session: Session, *items: EventItem) -> list[Event]:
    recorded = record_events(session.campaign, items, session=session, by=None, now=NOON)
    return [one.event for one in recorded]


def address(event: Event, verb: str = "edit", *more: object) -> str:
    return reverse(f"event_{verb}", args=[event.campaign.slug, event.pk, *more])


def page_of(table: Table, event: Event) -> str:
    return entities.unescape(table.gm.client.get(address(event)).content.decode())


def form_of(table: Table, event: Event) -> dict:
    page = table.gm.client.get(address(event)).content.decode()
    start = page.index(f'action="{address(event)}"')
    return typed_into(page[start : page.index("</form>", start)])


def save(table: Table, event: Event, **changes: str) -> str:
    """Send the form with these changes; return the page it leads to."""
    answer = table.gm.client.post(address(event), form_of(table, event) | changes, follow=True)
    event.refresh_from_db()
    return entities.unescape(answer.content.decode())


def figures(persona: Persona, session: Session) -> dict[str, int]:
    digest = persona.client.get(session.get_absolute_url()).context["digest"]
    return {figure.key: figure.value for figure in digest.figures}


def press(table: Table, page: str, label: str) -> str:
    """Press the button in a message."""
    action = re.search(rf'formaction="([^"]*)">{label}<', page)
    assert action, "no such button"
    return entities.unescape(table.gm.client.post(action[1], follow=True).content.decode())


@pytest.mark.parametrize(
    ("event_type", "field", "typed", "key", "kept"),
    [
        ("combat_end", "data_outcome", "fled", "outcome", "fled"),
        ("rest", "data_kind", "long", "kind", "long"),
        ("room_explored", "data_of", "20", "of", 20),
        ("damage", "data_encounter", "the bridge", "encounterId", "the bridge"),
    ],
)
def test_what_only_some_types_have_is_a_plain_field(
    table: Table, session: Session, event_type: str, field: str, typed: str, key: str, kept: object
) -> None:
    [event] = record(session, EventItem(type=event_type, name="x", data={"die": [20, {"a": None}]}))
    save(table, event, **{field: typed})
    assert event.data == {"die": [20, {"a": None}], key: kept}
    save(table, event, **{field: ""})
    assert event.data == {"die": [20, {"a": None}]}


def test_a_field_of_another_type_changes_nothing(table: Table, session: Session) -> None:
    [event] = record(session, EventItem(type="note", name="x"))
    save(table, event, data_outcome="fled", data_of="3")
    assert event.data == {}


@pytest.mark.parametrize(
    "data",
    [{"outcome": "a draw"}, {"outcome": 7}, {"encounterId": {"a": 1}}, {"of": "20"}, {"of": True}, {"kind": None}],
)
def test_data_that_nobody_touched_stays_as_it_was_sent(table: Table, session: Session, data: dict) -> None:
    for event_type in ("combat_end", "room_explored", "rest"):
        [event] = record(session, EventItem(type=event_type, name="x", data=data))
        save(table, event, name="y")
        assert (event.name, event.data) == ("y", data)


def test_an_event_moves_to_another_session_and_back(table: Table, session: Session) -> None:
    earlier = SessionFactory(campaign=table.campaign, number=4, completed=True, title="The mill")
    planned = SessionFactory(campaign=table.campaign, number=6)
    [event] = record(session, EventItem(type="xp_awarded", amount=40))
    assert str(planned.pk) not in page_of(table, event)
    page = save(table, event, session=str(earlier.pk))
    assert event.session == earlier
    assert (figures(table.player, session)["xpEarned"], figures(table.player, earlier)["xpEarned"]) == (0, 40)
    press(table, page, "Undo")
    assert (figures(table.player, session)["xpEarned"], figures(table.player, earlier)["xpEarned"]) == (40, 0)


@pytest.mark.parametrize(
    ("game_time", "told"),
    [
        ("Day 15, 10:00 AM", ""),
        ("Day 15, 6:00 PM", ""),
        ("Day 16, 9:00 AM", "It now stands outside of what its session played: Day 15, 9:00 AM – 6:00 PM."),
        ("Day 2, 9:00 AM", "It now stands outside of what its session played: Day 15, 9:00 AM – 6:00 PM."),
    ],
)
def test_a_move_says_where_the_event_now_stands(table: Table, session: Session, game_time: str, told: str) -> None:
    played = SessionFactory(
        campaign=table.campaign,
        number=4,
        completed=True,
        game_start_time=15 * 86_400,
        game_end_time=15 * 86_400 + 32_400,
    )
    [event] = record(session, EventItem(type="note", name="Errands"))
    page = save(table, event, session=str(played.pk), game_time=game_time)
    assert "The event is moved." in page
    assert ("It now stands" in page) == bool(told)
    assert told in page
    press(table, page, "Undo")
    event.refresh_from_db()
    assert event.session == session


def test_a_correction_is_no_move(table: Table, session: Session) -> None:
    [event] = record(session, EventItem(type="note", name="Errands"))
    assert "The event is corrected." in save(table, event, name="Shopping")


def test_an_event_moves_to_downtime(table: Table, session: Session) -> None:
    [event] = record(session, EventItem(type="note", name="Errands"))
    save(table, event, session="", game_time="Day 3, 9:00 AM")
    assert (event.session, event.game_time) == (None, 3 * 86_400)
    assert "Errands" in table.player.client.get(f"/c/{table.campaign.slug}/days/3/").content.decode()
    assert "Session 5: The ferry → Downtime" in text_of(page_of(table, event))


def test_a_session_of_another_campaign_is_no_choice(table: Table, session: Session) -> None:
    [event] = record(session, EventItem(type="note", name="x"))
    foreign = SessionFactory(completed=True)
    assert "Select a valid choice" in save(table, event, session=str(foreign.pk))
    assert event.session == session


def test_moving_by_itself_keeps_everything_else(table: Table, session: Session) -> None:
    earlier = SessionFactory(campaign=table.campaign, number=4, completed=True)
    stamp = NOON + dt.timedelta(seconds=41)
    [event] = record(
        session, EventItem(type="rest", name="x", description="a\nb", real_time=stamp, data={"kind": "long", "x": 1})
    )
    before = Event.objects.filter(pk=event.pk).values().get()
    table.gm.client.post(address(event, "move"), {"session": str(earlier.pk), "game_time": "+10 min"})
    after = Event.objects.filter(pk=event.pk).values().get()
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"session_id", "seq", "game_time", "version", "updated_at"} - (
        {"seq"} if event.seq == 1 else set()
    )
    table.gm.client.post(address(event, "move"), {"session": ""})
    event.refresh_from_db()
    assert event.session is None


def test_a_move_over_another_change_keeps_what_was_asked(table: Table, session: Session) -> None:
    earlier = SessionFactory(campaign=table.campaign, number=4, completed=True)
    [event] = record(session, EventItem(type="note", name="x"))
    save(table, event, name="Theirs")
    asked = {"session": str(earlier.pk), "base_version": "1"}
    page = table.gm.client.post(address(event, "move"), asked).content.decode()
    assert "Somebody else changed this" in page
    assert f'<option value="{earlier.pk}" selected>' in page
    event.refresh_from_db()
    assert (event.session, event.name) == (session, "Theirs")


def test_a_page_just_opened_tells_of_nobody_else(table: Table, session: Session) -> None:
    [event] = record(session, EventItem(type="note", name="A note"))
    assert "Somebody else" not in page_of(table, event)
    refused = table.gm.client.post(address(event), {"type": "", "base_version": "1"}).content.decode()
    assert "Correct an event" in refused
    assert "Somebody else" not in refused


def test_visibility_and_place_take_part_in_the_conflict(table: Table, session: Session) -> None:
    [event] = record(session, EventItem(type="note", name="x"))
    mine = form_of(table, event) | {"visibility": "gm", "session": ""}
    save(table, event, name="Theirs")
    page = table.gm.client.post(address(event), mine).content.decode()
    assert '<option value="gm" selected>' in page
    assert "Session 5: The ferry" in page[page.index("version-label") :]
    event.refresh_from_db()
    assert (event.visibility, event.session) == ("party", session)


def test_voiding_hiding_and_the_way_back(table: Table, session: Session) -> None:
    [event] = record(session, EventItem(type="damage", actor="Wren", target="Ghoul", amount=9))
    page = session.get_absolute_url()

    def act(verb: str) -> str:
        return entities.unescape(table.gm.client.post(address(event, verb), follow=True).content.decode())

    def dealt() -> tuple[int, int]:
        return tuple(figures(persona, session)["totalDamageDealt"] for persona in (table.gm, table.player))  # type: ignore[return-value]

    voided = act("void")
    assert ("nothing counts it" in voided, dealt()) == (True, (0, 0))
    assert press(table, voided, "Restore it")
    assert dealt() == (9, 9)
    hidden = act("hide")
    assert dealt() == (9, 0)
    assert "Ghoul" not in table.player.client.get(page).content.decode()
    press(table, hidden, "Show it again")
    assert dealt() == (9, 9)


def test_the_clock_is_told_of(table: Table, session: Session) -> None:
    first, last = record(
        session, EventItem(type="time_advanced", amount=600), EventItem(type="time_advanced", amount=60)
    )
    assert "The game clock follows: it shows Day 0, 9:15 AM." in save(table, last, amount="+5 min")
    page = table.gm.client.post(address(first, "void"), follow=True).content.decode()
    assert "The game clock stays at Day 0, 9:15 AM" in page
    assert Campaign.objects.get().clock == 900


def text_of(page: str) -> str:
    """The history's words, with an arrow between old and new."""
    own = page[page.index('id="history"') :]
    own = re.sub(r"<svg.*?</svg>", "→", own[: own.index("</section>")], flags=re.DOTALL)
    own = re.sub(r'<span class="visually-hidden">.*?</span>', "", own)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", own)).strip()


def test_the_history_tells_who_when_what_and_how(table: Table, session: Session) -> None:
    [event] = record(
        session, EventItem(type="combat_end", data={"outcome": "victory"}, source="foundry", external_id="1")
    )
    with connection.cursor() as cursor:
        cursor.execute("UPDATE events_app_event SET amount = 5 WHERE id = %s", [event.pk])
    void_events([event], now=NOON)
    save(table, event, data_outcome="truce", visibility="gm", game_time="Day 2, 8:00 AM")
    text = text_of(page_of(table, event))
    assert "Amount – → 5" in text
    assert "directly in the database" in text
    assert "Hidden from the party" in text
    assert "· Gm" in text
    assert "Outcome Victory → Truce" in text
    assert "Game time Day 0, 9:00 AM → Day 2, 8:00 AM" in text
    assert "Visibility Party → GM only" in text
    assert "sent by foundry" in text
    acts = re.findall(r"Corrected|Voided|Hidden from the party|Recorded", text)
    assert acts == ["Hidden from the party", "Voided", "Corrected", "Recorded"]


def test_another_type_is_told_without_its_category_and_lengths_in_words(table: Table, session: Session) -> None:
    [event] = record(session, EventItem(type="note", name="x"))
    save(table, event, type="time_advanced", amount="2h30m")
    text = text_of(page_of(table, event))
    assert "Type Note → Time advances" in text
    assert "Amount – → +2 hours 30 minutes" in text
    assert "Category" not in text


def test_versions_of_one_minute_are_told_to_the_second(table: Table, session: Session) -> None:
    [event] = record(session, EventItem(type="note", name="x"))
    to_the_second = r"\d\d:\d\d:\d\d"
    assert not re.search(to_the_second, text_of(page_of(table, event)))
    start = dt.datetime(2025, 1, 20, 18, 5, 1, tzinfo=dt.UTC)
    Event.objects.filter(pk=event.pk).update(created_at=start, name="y")
    # Made in one transaction: both within the same minute.
    Event.objects.filter(pk=event.pk).update(name="z")
    times = re.findall(r"\d\d:\d\d(?::\d\d)?", text_of(page_of(table, event)))
    assert [len(time) for time in times] == [8, 8, 5]


def test_every_version_comes_back_with_one_click(table: Table, session: Session) -> None:
    [event] = record(session, EventItem(type="xp_awarded", amount=1))
    for amount in ("2", "3"):
        save(table, event, amount=amount)
    table.gm.client.post(address(event, "void"))
    reverts = re.findall(r'action="([^"]*/revert/)"', page_of(table, event))
    amounts = []
    for revert in reverts:
        table.gm.client.post(revert, follow=True)
        event.refresh_from_db()
        assert not event.is_voided
        amounts.append((event.amount, figures(table.player, session)["xpEarned"]))
    assert amounts == [(3, 3), (2, 2), (1, 1)]
    page = table.gm.client.post(reverts[0], follow=True).content.decode()
    press(table, page, "Undo")
    assert figures(table.player, session)["xpEarned"] == 1


def test_a_version_whose_session_is_gone_stays_in_the_past(table: Table, session: Session) -> None:
    gone = SessionFactory(campaign=table.campaign, number=9, completed=True)
    [event] = record(gone, EventItem(type="note", name="x"))
    save(table, event, session="")
    gone.delete()
    [revert] = re.findall(r'action="([^"]*/revert/)"', page_of(table, event))
    assert "no longer exists" in table.gm.client.post(revert, follow=True).content.decode()


def test_a_version_of_another_event_is_none_of_this_one(table: Table, session: Session) -> None:
    one, other = record(session, EventItem(type="note", name="x"), EventItem(type="note", name="y"))
    save(table, other, name="z")
    version = other.history.get().pgh_id  # type: ignore[attr-defined]
    assert table.gm.client.post(address(one, "revert", version)).status_code == 404


def test_a_long_history_has_pages_and_as_many_queries(table: Table, session: Session) -> None:
    [event] = record(session, EventItem(type="xp_awarded", amount=0))
    save(table, event, amount="1")
    few = queries_of(table.gm.client, address(event))
    for amount in range(2, 46):
        Event.objects.filter(pk=event.pk).update(amount=amount)
    assert queries_of(table.gm.client, address(event)) <= few
    seen = []
    for number in (1, 2, 3):
        history = table.gm.client.get(address(event), {"p": number}).context["history"]
        seen += [version.edits[0].after if version.edits else version.act for version in history.versions]
        assert (history.has_newer, history.has_older) == (number > 1, number < 3)
    assert seen == [*(str(amount) for amount in range(45, 0, -1)), "Recorded"]
    for nonsense in ("0", "x", "99999999999", "-1", "999"):
        assert table.gm.client.get(address(event), {"p": nonsense}).status_code == 200


@pytest.mark.parametrize("verb", ["edit", "move", "void", "restore", "hide", "reveal"])
@pytest.mark.parametrize("is_public", [False, True])
def test_nobody_else_corrects_or_reads_the_history(table: Table, session: Session, verb: str, is_public: bool) -> None:
    Campaign.objects.update(is_public=is_public)
    [event] = record(session, EventItem(type="note", name="x"))
    save(table, event, name="Corrected")
    before = Event.objects.filter(pk=event.pk).values().get()
    revert = address(event, "revert", event.history.get().pgh_id)  # type: ignore[attr-defined]
    for persona in table.everybody()[1:]:
        for page in (address(event, verb), revert):
            assert persona.client.post(page, {"session": "", "base_version": "2"}).status_code == 404, persona.name
            assert persona.client.get(page).status_code in (404, 405)
    assert Event.objects.filter(pk=event.pk).values().get() == before
