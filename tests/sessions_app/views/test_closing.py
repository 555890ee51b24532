"""The page on which a session is closed, step by step or all at once, and finished later."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from campaigntracker.campaigns.models import Campaign, Member, Viewer
from campaigntracker.gametime import GameDate
from campaigntracker.gametime.presets import PRESETS
from events_app.domain.items import EventItem
from events_app.domain.recap import recap_text
from events_app.domain.recording import record_events
from events_app.models import Event
from sessions_app.domain.lifecycle import reopen_session
from sessions_app.models import PrepItem, Session, SessionGoal, SessionPlayer
from tests.campaigns.counting import queries_of
from tests.conftest import Table
from tests.factories import (
    CharacterFactory,
    GoalFactory,
    MemberFactory,
    PrepItemFactory,
    SessionFactory,
    SessionPlayerFactory,
)
from tests.sessions_app.views.forms import open_form, typed_into


def address(session: Session) -> str:
    return reverse("session_end", args=[session.campaign.slug, session.number])


def seat(session: Session, name: str, *, attended: bool = True, character: str = "") -> SessionPlayer:
    member = MemberFactory(campaign=session.campaign, display_name=name)
    row = SessionPlayerFactory(session=session, member=member, attended=attended)
    if character:
        own = CharacterFactory(campaign=session.campaign, name=character, member=member)
        row.characters.add(own, through_defaults={"campaign": session.campaign})
        row.lineup = [own.pk]
        row.save()
    return row


@pytest.fixture
def playing(table: Table) -> Session:
    table.campaign.clock = 7_200
    table.campaign.save()
    session = SessionFactory(
        campaign=table.campaign,
        number=3,
        in_progress=True,
        real_start_time=timezone.now() - dt.timedelta(hours=3),
        planned_objectives=["Cross", "Hide"],
    )
    seat(session, "Mara", character="Nim")
    seat(session, "Jonah", character="Brakka")
    seat(session, "Priya", character="Vesper")
    seat(session, "Theo", attended=False)
    return session


@pytest.fixture
def over(playing: Session) -> Session:
    Session.objects.filter(pk=playing.pk).update(
        status="completed", real_end_time=timezone.now(), game_end_time=7_200, summary={"gm": "It was dark."}
    )
    playing.refresh_from_db()
    return playing


def log(session: Session, *items: EventItem) -> None:
    record_events(session.campaign, list(items), session=session, by=None, now=timezone.now())


def press(table: Table, session: Session, act: str, **typed: object):
    """Open the page, type, and press a button."""
    form = open_form(table.gm.client, address(session)) | typed | {"act": act}
    return table.gm.client.post(address(session), form)


def came(session: Session) -> dict[str, tuple]:
    rows = SessionPlayer.objects.of(session).select_related("member").in_order()
    return {str(row): (row.attended, row.arrived_late, row.left_early, row.excused) for row in rows}


def field(prefix: str, name: str, session: Session) -> str:
    if prefix == "came":
        return f"came-{Member.objects.of(session.campaign).get(display_name=name).pk.hex}"
    return f"plays-{session.campaign.characters.get(name=name).pk.hex}"


# --- the end, all at once


def test_two_taps_end_a_session(table: Table, playing: Session) -> None:
    page = table.gm.client.get(address(playing)).content.decode()
    assert page.count('<details class="closing-step">') == 8, "a step is open that nobody touched"
    assert press(table, playing, "end").headers["Location"] == playing.get_absolute_url()
    playing.refresh_from_db()
    assert (playing.status, playing.game_end_time, playing.recap_draft) == ("completed", 7_200, "")
    assert not Session.objects.filter(number=4).exists(), "nobody asked for a next session"


def test_all_steps_are_saved_with_the_end(table: Table, playing: Session) -> None:
    PrepItemFactory(session=playing, kind="secret", text="The Hush knows")
    log(
        playing, EventItem(type="quest_started", name="The bell"), EventItem(type="quote", name="We swim.", actor="Nim")
    )
    goal = GoalFactory(campaign=playing.campaign, title="Find them all", target=12)
    form = open_form(table.gm.client, address(playing))
    quest = next(name for name in form if name.startswith("quest-"))
    typed = {
        field("came", "Jonah", playing): "excused",
        field("came", "Mara", playing): "late_and_left",
        field("plays", "Brakka", playing): Member.objects.get(display_name="Priya").pk.hex,
        "guests": "Ada",
        "ticked": ["Hide"],
        "improvised": "Sang",
        "quotes": ["“We swim.” (Nim)"],
        "highlights": "The fall",
        "treasure": "100",
        "xp": "4001",
        "is_split": "on",
        "items": "A lantern: nim\r\nRope",
        quest: "completed",
        f"goal-{goal.pk.hex}": "achieved",
        f"progress-{goal.pk.hex}": "3",
        "gm_summary": "It was **dark**.",
        "next_choice": "plan",
        "next_title": "Onwards",
        "carries": "on",
    }
    response = table.gm.client.post(address(playing), form | typed | {"act": "end"})
    assert response.status_code == 302, response.content.decode()[-3000:]
    playing.refresh_from_db()
    assert playing.is_completed
    assert came(playing) == {
        "Mara": (True, True, True, False),
        "Jonah": (False, False, False, True),
        "Priya": (True, False, False, False),
        "Theo": (False, False, False, False),
        "Ada": (True, False, False, False),
    }
    assert playing.actual_objectives == ["Hide", "Sang"]
    assert playing.summary == {"gm": "It was **dark**.", "highlights": ["The fall", "“We swim.” (Nim)"]}
    told = {event.type: event for event in Event.objects.of_session(playing).from_senders({"closing"}, _ids(playing))}
    # Of those who were listed Nim, Vesper and Brakka were there, Brakka in Priya's hands; Ada was typed in just now.
    assert told["xp_awarded"].data["shares"] == [
        {"name": "Nim", "amount": 1334},
        {"name": "Vesper", "amount": 1334},
        {"name": "Brakka", "amount": 1333},
    ]
    assert {told[kind].game_time for kind in told} == {playing.game_end_time}
    assert (told["quest_completed"].name, told["goal_progress"].amount) == ("The bell", 3)
    assert set(Event.objects.filter(type="item_acquired").values_list("name", "actor")) == {
        ("A lantern", "Nim"),
        ("Rope", ""),
    }
    figures = playing.projection["gm"]["figures"]
    assert (figures["treasureGained"], figures["xpEarned"]) == (100, 4001)
    assert SessionGoal.objects.get().outcome == "achieved"
    following = Session.objects.get(number=4)
    assert (following.title, following.planned_objectives) == ("Onwards", ["Cross"])
    assert PrepItem.objects.get(session=following).text == "The Hush knows"
    assert following.players.count() == 4


def _ids(session: Session) -> set[str]:
    return set(Event.objects.of_session(session).values_list("external_id", flat=True))


def test_the_button_pressed_twice_adds_nothing(table: Table, playing: Session) -> None:
    typed = {"xp": "400", "treasure": "50", "items": "Rope", "guests": "Ada", "gm_summary": "Once.",
             "next_choice": "plan"}  # fmt: skip
    form = open_form(table.gm.client, address(playing)) | typed | {"act": "end"}
    for _press in range(2):
        page = table.gm.client.post(address(playing), form, follow=True)
        assert "message-error" not in page.content.decode()
    assert Event.objects.of_session(playing).count() == 3
    assert Session.objects.filter(number=4).count() == Member.objects.filter(display_name="Ada").count() == 1


def test_nothing_is_saved_where_one_thing_is_wrong(table: Table, playing: Session) -> None:
    SessionFactory(campaign=playing.campaign, number=9, status="cancelled")
    before = Session.objects.filter(pk=playing.pk).values().get()
    response = press(
        table, playing, "end", xp="400", guests="Ada", improvised="Sang", gm_summary="Precious",
        next_choice="plan", next_number="9", next_title="Onwards",
    )  # fmt: skip
    html = response.content.decode()
    assert "There is a session 9 already." in html
    typed = typed_into(html)
    assert [typed[name] for name in ("xp", "guests", "improvised", "gm_summary", "next_title")] == [
        ["400"], ["Ada"], ["Sang"], ["Precious"], ["Onwards"],
    ]  # fmt: skip
    assert Session.objects.filter(pk=playing.pk).values().get() == before
    assert not Event.objects.exists()
    assert not Member.objects.filter(display_name="Ada").exists()


def test_a_flashback_goes_back_unless_it_is_told_not_to(table: Table, playing: Session) -> None:
    SessionFactory(campaign=table.campaign, number=1, completed=True, game_start_time=0, game_end_time=900_000)
    press(table, playing, "end")
    table.campaign.refresh_from_db()
    assert table.campaign.clock == 900_000


# --- a step of its own, before and after


STEPS = {
    "objectives": {"ticked": ["Hide"], "improvised": "Sang"},
    "highlights": {"highlights": "The fall"},
    "recap": {"gm_summary": "Written.", "recap_use": "publish"},
    "loot": {"treasure": "7"},
    "next": {"next_choice": "plan", "next_number": "12"},
    "attendance": {"guests": "Ada"},
    "times": {"game_start_time": "Day 0, 9:30 AM"},
}


@pytest.mark.parametrize("when", ["playing", "over"])
@pytest.mark.parametrize("step", STEPS)
def test_each_step_is_saved_alone(table: Table, request: pytest.FixtureRequest, step: str, when: str) -> None:
    session = request.getfixturevalue(when)
    status = session.status
    everything = {name: value for typed in STEPS.values() for name, value in typed.items()}
    html = press(table, session, f"save:{step}", **everything).content.decode()
    typed = typed_into(html)
    for other, values in STEPS.items():
        for name, value in values.items() if other != step else ():
            assert typed[name] == (value if isinstance(value, list) else [value]), f"{name} is lost"
    session.refresh_from_db()
    assert session.status == status
    done = {
        "objectives": session.actual_objectives == ["Hide", "Sang"],
        "highlights": session.summary.get("highlights") == ["The fall"],
        "recap": session.summary.get("gm") == "Written.",
        "loot": Event.objects.filter(type="treasure_gained", amount=7).exists(),
        "next": Session.objects.filter(number=12).exists(),
        "attendance": Member.objects.filter(display_name="Ada").exists(),
        "times": session.game_start_time == 1_800,
    }
    assert {name for name, is_so in done.items() if is_so} == {step}


@pytest.mark.parametrize("step", STEPS)
def test_a_step_left_alone_changes_nothing(table: Table, over: Session, step: str) -> None:
    before = Session.objects.filter(pk=over.pk).values().get(), came(over)
    table.gm.client.post(address(over), open_form(table.gm.client, address(over)) | {"act": f"save:{step}"})
    after = Session.objects.filter(pk=over.pk).values().get(), came(over)
    kept = [{k: v for k, v in row.items() if k not in ("version", "updated_at")} for row in (before[0], after[0])]
    assert kept[0] == kept[1]
    assert before[1] == after[1]
    assert Session.objects.count() == 1


def test_enter_saves_what_was_typed_and_the_session_goes_on(table: Table, playing: Session) -> None:
    press(table, playing, "save", improvised="Sang")
    playing.refresh_from_db()
    assert (playing.status, playing.actual_objectives, playing.real_end_time) == ("in_progress", ["Sang"], None)


def test_two_helpings_of_loot_are_two(table: Table, over: Session) -> None:
    for amount in ("5", "7"):
        response = press(table, over, "save:loot", treasure=amount)
        assert response.headers["Location"] == f"{address(over)}#loot"
    over.refresh_from_db()
    assert over.projection["gm"]["figures"]["treasureGained"] == 12


def test_shares_are_for_whom_the_gm_says(table: Table, over: Session) -> None:
    press(table, over, "save:loot", xp="10", is_split="on", among=["Nim", "Vesper"])
    assert Event.objects.get(type="xp_awarded").data["shares"] == [
        {"name": "Nim", "amount": 5},
        {"name": "Vesper", "amount": 5},
    ]


def test_nobody_to_share_with_is_told(table: Table, over: Session) -> None:
    SessionPlayer.objects.update(attended=False)
    html = press(table, over, "save:loot", xp="10", is_split="on").content.decode()
    assert "There is nobody to split it among." in html
    assert not Event.objects.exists()


def test_a_secret_quest_ends_in_secret(table: Table, over: Session) -> None:
    log(over, EventItem(type="quest_started", name="The Hush", visibility="gm"))
    form = open_form(table.gm.client, address(over))
    quest = next(name for name in form if name.startswith("quest-"))
    table.gm.client.post(address(over), form | {quest: "failed", "act": "save:quests"})
    assert Event.objects.get(type="quest_failed").visibility == "gm"


# --- the recap


def test_a_draft_is_read_by_gms_alone(table: Table, over: Session) -> None:
    press(table, over, "save:recap", gm_summary="Half a thought", recap_use="draft")
    over.refresh_from_db()
    assert (over.recap_draft, over.summary["gm"]) == ("Half a thought", "It was dark.")
    for persona in (table.gm, table.player):
        assert "Half a thought" not in persona.client.get(over.get_absolute_url()).content.decode()
    assert open_form(table.gm.client, address(over))["gm_summary"] == ["Half a thought"]


def test_a_published_recap_is_taken_back(table: Table, over: Session) -> None:
    press(table, over, "save:recap", recap_use="withdraw")
    over.refresh_from_db()
    assert (over.recap_draft, over.summary.get("gm")) == ("It was dark.", None)


def test_a_draft_is_not_published_by_the_end(table: Table, playing: Session) -> None:
    press(table, playing, "save:recap", gm_summary="Half a thought", recap_use="draft")
    press(table, playing, "end")
    playing.refresh_from_db()
    assert (playing.recap_draft, playing.summary) == ("Half a thought", {})


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_preview_saves_nothing(table: Table, over: Session, headers: dict) -> None:
    form = open_form(table.gm.client, address(over)) | {"gm_summary": "So **bold**", "act": "preview"}
    html = table.gm.client.post(address(over), form, headers=headers).content.decode()
    assert "<strong>bold</strong>" in html
    assert typed_into(html)["gm_summary"] == ["So **bold**"]
    over.refresh_from_db()
    assert over.summary["gm"] == "It was dark."


def test_a_recap_begins_with_what_the_log_tells_everybody(table: Table, playing: Session) -> None:
    log(
        playing,
        EventItem(type="item_acquired", name="The lantern"),
        EventItem(type="item_acquired", name="The Hush’s eye", visibility="gm"),
    )
    html = press(table, playing, "compose").content.decode()
    [text] = typed_into(html)["gm_summary"]
    assert "the lantern" in text
    assert "Hush" not in text


# --- two at once


@pytest.mark.parametrize("act", ["save", "save:recap", "end"])
def test_what_somebody_else_saved_is_shown_and_not_overwritten(table: Table, playing: Session, act: str) -> None:
    mine = open_form(table.gm.client, address(playing)) | {"gm_summary": "Mine.", "recap_use": "publish"}
    press(table, playing, "save:recap", gm_summary="Theirs.", recap_use="publish")
    html = table.gm.client.post(address(playing), mine | {"act": act}).content.decode()
    assert "Somebody else saved this session while you were writing." in html
    assert "Theirs." in html
    typed = typed_into(html)
    assert typed["gm_summary"] == ["Mine."]
    playing.refresh_from_db()
    assert (playing.summary["gm"], playing.status) == ("Theirs.", "in_progress")
    # Having seen both, whoever saves once more decides.
    table.gm.client.post(address(playing), typed | {"act": "save:recap"})
    playing.refresh_from_db()
    assert playing.summary["gm"] == "Mine."


def test_what_somebody_else_saved_in_another_step_stays(table: Table, playing: Session) -> None:
    mine = open_form(table.gm.client, address(playing)) | {"gm_summary": "Mine."}
    press(table, playing, "save:objectives", improvised="Sang")
    press(table, playing, "save:attendance", **{field("came", "Theo", playing): "yes"})
    assert table.gm.client.post(address(playing), mine | {"act": "end"}).status_code == 302
    playing.refresh_from_db()
    assert (playing.actual_objectives, playing.summary["gm"]) == (["Sang"], "Mine.")
    assert came(playing)["Theo"][0]


# --- later


def test_a_session_closed_again_is_filled_with_what_was_saved(table: Table, playing: Session) -> None:
    press(table, playing, "end", improvised="Sang", highlights="The fall", gm_summary="Once.", xp="40")
    once = Session.objects.get(pk=playing.pk)
    reopen_session(once, now=timezone.now())
    press(table, playing, "end")
    again = Session.objects.get(pk=playing.pk)
    for name in ("actual_objectives", "summary", "game_end_time", "real_end_time", "last_seq"):
        assert getattr(again, name) == getattr(once, name), name


def test_what_is_missing_is_said(table: Table, playing: Session) -> None:
    press(table, playing, "end")
    page = table.gm.client.get(address(playing)).content.decode()
    assert page.count('<span class="badge badge-late">missing</span>') == 2
    home = table.gm.client.get(f"/c/{table.campaign.slug}/").content.decode()
    assert "still wants: the recap, the next date." in home
    assert address(playing) in home
    assert "still wants" not in table.player.client.get(f"/c/{table.campaign.slug}/").content.decode()
    press(table, playing, "save", gm_summary="Told.", recap_use="publish", next_choice="plan")
    assert "nothing is missing" in table.gm.client.get(address(playing)).content.decode()
    assert "still wants" not in table.gm.client.get(f"/c/{table.campaign.slug}/").content.decode()


def test_a_planned_next_session_is_shown_and_not_planned_again(table: Table, over: Session) -> None:
    following = SessionFactory(campaign=table.campaign, number=4, title="Onwards")
    html = table.gm.client.get(address(over)).content.decode()
    assert following.get_absolute_url() in html
    assert 'name="next_choice"' not in html
    press(table, over, "save:next", carries="on")
    following.refresh_from_db()
    assert following.planned_objectives == ["Cross", "Hide"]


@pytest.mark.parametrize("status", ["planned", "cancelled"])
def test_there_is_nothing_to_close_of_a_session_not_played(table: Table, status: str) -> None:
    session = SessionFactory(campaign=table.campaign, status=status)
    response = table.gm.client.get(address(session))
    assert response.headers["Location"] == session.get_absolute_url()


@pytest.mark.parametrize("act", ["end", "save", "save:loot", "save:nothing", "preview", "compose", "x" * 500, "\x00"])
def test_whatever_is_sent_is_answered(table: Table, over: Session, act: str) -> None:
    junk = {"treasure": "-1", "xp": "x", "next_choice": "never", "key": "'", "recap_use": "burn", "quotes": "\x00",
            "base-recap": "☃", "shown-recap": "x" * 9_000, "real_end_time": "yesterday", "came-x": "y"}  # fmt: skip
    assert table.gm.client.post(address(over), junk | {"act": act}).status_code in (200, 302)


def test_queries_do_not_grow_with_the_table(table: Table, playing: Session) -> None:
    GoalFactory(campaign=table.campaign)
    log(playing, EventItem(type="quest_started", name="One"))
    few = queries_of(table.gm.client, address(playing))
    for number in range(8):
        seat(playing, f"Player {number}", character=f"Character {number}")
        GoalFactory(campaign=table.campaign)
        log(playing, EventItem(type="quest_started", name=f"Quest {number}"))
        PrepItemFactory(session=playing)
    assert queries_of(table.gm.client, address(playing)) == few


def test_another_calendar_is_asked_in_its_words(table: Table, playing: Session) -> None:
    calendar = PRESETS["harptos"].definition.with_epoch(GameDate(1492, 1, 15, 9))
    Campaign.objects.update(calendar=calendar.to_json(), epoch=calendar.epoch_json())
    form = open_form(table.gm.client, address(playing))
    assert "Hammer" in form["game_end_time"][0]
    assert press(table, playing, "end").status_code == 302
    playing.refresh_from_db()
    assert playing.game_end_time == 7_200


@pytest.mark.parametrize("act", ["end", "save:next"])
def test_dates_are_proposed_for_a_session_that_has_none(table: Table, playing: Session, act: str) -> None:
    response = press(table, playing, act, next_choice="propose")
    following = Session.objects.get(number=4)
    assert following.real_start_time is None
    assert response.headers["Location"] == reverse("session_dates", args=[table.campaign.slug, 4])


# --- what was not saved is said where one looks


def test_what_was_not_saved_is_said_at_the_top_with_a_way_there(table: Table, over: Session) -> None:
    response = press(table, over, "save", xp="many", game_end_time="no such time")
    html = response.content.decode()
    head = html[html.index('id="not-saved"') : html.index("closing-steps")]
    assert "2 things are not right yet" in head
    assert 'href="#id_xp"' in head
    assert 'href="#id_game_end_time"' in head
    assert html.count('data-wrong="true"') == 2
    assert html.count('<details class="closing-step" open>') == 2
    assert 'value="many"' in html


def test_a_page_that_was_only_looked_at_complains_of_nothing(table: Table, over: Session) -> None:
    html = press(table, over, "preview", xp="many").content.decode()
    assert "not-saved" not in html
    assert "data-wrong" not in html


# --- what the log tells along with what is typed


def begun(table: Table, session: Session, **typed: object) -> str:
    html = press(table, session, "compose", **typed).content.decode()
    [text] = typed_into(html)["gm_summary"]
    return text


def test_the_recap_to_begin_with_tells_what_is_typed_on_the_page(table: Table, playing: Session) -> None:
    log(playing, EventItem(type="treasure_gained", amount=100), EventItem(type="item_acquired", name="Rope"))
    goal = GoalFactory(campaign=playing.campaign, title="Find them all", target=12)
    secret = GoalFactory(campaign=playing.campaign, title="Xyzzy", visibility="gm")
    typed = {
        "treasure": "50",
        "xp": "4000",
        "is_split": "on",
        "items": "Lantern",
        f"progress-{goal.pk.hex}": "3",
        f"progress-{secret.pk.hex}": "5",
    }
    text = begun(table, playing, **typed)
    for told in ("150 gp", "4,000 XP", "Rope", "Lantern", "“Find them all” (+3)"):
        assert told in text
    assert "Xyzzy" not in text
    assert Event.objects.count() == 2, "nothing is saved"
    form = open_form(table.gm.client, address(playing)) | typed | {"gm_summary": text, "act": "end"}
    assert table.gm.client.post(address(playing), form).status_code == 302
    again = Session.objects.get(pk=playing.pk)
    told_by_the_log = recap_text(again, Viewer.of_role(again.campaign, is_gm=False))
    assert text.startswith("It all happened")
    assert text.startswith(told_by_the_log.partition(".")[0])
    assert text.endswith(told_by_the_log[told_by_the_log.index("They gained") :])


def test_what_cannot_be_saved_is_not_told(table: Table, playing: Session) -> None:
    log(playing, EventItem(type="treasure_gained", amount=100))
    text = begun(table, playing, xp="many", treasure="50")
    assert "100 gp" in text
    assert "XP" not in text


# --- who takes part in a split


def shares(amount: int) -> dict[str, int]:
    event = Event.objects.get(amount=amount)
    found = {share["name"]: share["amount"] for share in event.data["shares"]}
    assert sum(found.values()) == amount
    return found


def test_a_guest_typed_in_on_the_same_page_takes_no_part(table: Table, playing: Session) -> None:
    typed = {"guests": "Ada", "treasure": "100", "is_split": "on"}
    press(table, playing, "save", **typed)
    assert shares(100) == {"Nim": 34, "Brakka": 33, "Vesper": 33}
    press(table, playing, "save", treasure="200", is_split="on", among=["Nim", "Brakka", "Vesper", "Ada"])
    assert shares(200) == {"Nim": 50, "Brakka": 50, "Vesper": 50, "Ada": 50}


def test_nor_does_somebody_who_is_marked_as_away_there(table: Table, playing: Session) -> None:
    press(table, playing, "save", **{field("came", "Jonah", playing): "absent", "treasure": "100", "is_split": "on"})
    assert shares(100) == {"Nim": 50, "Vesper": 50}


def test_a_goal_that_has_reached_its_target_is_pointed_at(table: Table, over: Session) -> None:
    goal = GoalFactory(campaign=over.campaign, title="Find them all", target=3)
    hint = '<p class="closing-reached"'
    assert f"{hint} hidden>" in table.gm.client.get(address(over)).content.decode()
    press(table, over, "save", **{f"progress-{goal.pk.hex}": "3"})
    assert f"{hint}>" in table.gm.client.get(address(over)).content.decode()
