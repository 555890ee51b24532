"""The recap, sentence by sentence."""

import datetime as dt
import re
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigntracker.campaigns.models import Member, Viewer
from campaigntracker.gametime import DAY_COUNT, CalendarDefinition, GameDate
from campaigntracker.web.markdown import to_html
from events_app.domain.fold import Fold, Row
from events_app.domain.items import EventItem
from events_app.domain.recap import compose, recap_of, recap_text, short_recap, to_markdown, to_text
from events_app.domain.recap.span import span_words
from events_app.domain.recording import record_events
from events_app.models import TYPES, Event, category_of
from sessions_app.models import Session
from tests.factories import NOON, GoalFactory, SessionFactory, SessionGoalFactory

PARTY = {"wren": "Wren", "nim": "Nim"}
HOUR, DAY = 3600, 86_400


def told(*events: dict[str, Any], span: str = "") -> str:
    fold = Fold.of((row(seq, **event) for seq, event in enumerate(events, start=1)), PARTY)
    return to_text(compose(fold.gm, span=span))


def row(seq: int, **event: Any) -> Row:
    columns: dict[str, Any] = dict.fromkeys(("name", "description", "actor", "target", "location"), "")
    columns |= {"category": category_of(event["type"]) or "note", "amount": None, "data": {}, "visibility": "party"}
    return Row(seq=seq, real_time=NOON + dt.timedelta(seconds=seq), **(columns | event))


def fight(name: str = "Ambush", outcome: str = "victory", rounds: int = 0, kills: int = 0) -> list[dict[str, Any]]:
    return [
        {"type": "combat_start", "name": name},
        *({"type": "round_start", "amount": number + 1} for number in range(rounds)),
        *({"type": "npc_killed"} for _ in range(kills)),
        {"type": "combat_end", "data": {"outcome": outcome}},
    ]


def room(number: int, of: int) -> dict[str, Any]:
    return {"type": "room_explored", "location": "Hall", "amount": number, "data": {"of": of}}


def met(*names: str) -> list[dict[str, Any]]:
    return [{"type": "npc_introduced", "actor": name} for name in names]


@pytest.mark.parametrize(
    ("events", "text"),
    [
        ([], ""),
        ([{"type": "note", "name": "Nothing to tell"}, {"type": "damage", "amount": 4}], ""),
        (met("Cult Leader Malachar", "Priestess Elara"), "They met Cult Leader Malachar and Priestess Elara."),
        (met("Ilse"), "They met Ilse."),
        (met("A", "B", "C"), "They met A, B and C."),
        (met("A", "A", " A "), "They met A."),
        (met(*"ABCDEF"), "They met A, B, C, D, E and F."),
        (met(*"ABCDEFGHIJKL"), "They met A, B, C, D, E and 7 others."),
        (met("  ", "\n"), ""),
        (met("Two\nlines  and   gaps"), "They met Two lines and gaps."),
        (met("Mr."), "They met Mr."),
        ([{"type": "location_discovered", "location": "the Low Temple"}], "They discovered the Low Temple."),
        ([{"type": "travel", "location": "Hask"}], "They travelled to Hask."),
        ([{"type": "travel", "name": "On the road"}], ""),
        ([room(1, 20)], "They explored 1 of 20 rooms."),
        ([room(1, 1)], "They explored 1 of 1 room."),
        ([{"type": "room_explored", "location": "the Hall"}], "They explored the Hall."),
        ([{"type": "room_explored", "name": name} for name in "ABCDE"], "They explored 5 rooms."),
        (fight(), "They won “Ambush”."),
        (fight(rounds=1, kills=1), "They won “Ambush” in 1 round; 1 enemy fell."),
        (fight(rounds=4, kills=12), "They won “Ambush” in 4 rounds; 12 enemies fell."),
        (fight(name="", outcome="defeat"), "They lost a fight."),
        (fight(outcome="fled"), "“Ambush” ended in flight."),
        (fight(outcome="truce", rounds=2), "“Ambush” ended in a truce after 2 rounds."),
        (fight(name="", outcome="truce"), "They came through a fight that ended in a truce."),
        (fight(outcome="defeat", rounds=3), "They lost “Ambush” in 3 rounds."),
        (fight(outcome="fled", rounds=1), "“Ambush” ended in flight after 1 round."),
        (fight(outcome="other"), "They fought “Ambush”."),
        (fight(outcome="other", rounds=1), "They fought “Ambush” for 1 round."),
        (fight(outcome="other", rounds=3), "They fought “Ambush” for 3 rounds."),
        ([{"type": "combat_start", "name": "Ambush"}], "They fought “Ambush”."),
        (fight() * 5, "They won “Ambush”. " * 4 + "They fought 1 more time."),
        (fight() * 6, "They won “Ambush”. " * 4 + "They fought 2 more times."),
        ([{"type": "npc_killed", "target": "Ghoul", "amount": 2}], "2 enemies fell."),
        ([{"type": "character_down", "actor": "WREN"}], "Wren went down."),
        ([{"type": "character_down", "target": name} for name in PARTY], "Wren and Nim went down."),
        ([{"type": "character_died", "actor": "wren"}], "Wren died."),
        ([{"type": "rest", "data": {"kind": "long"}}], "They took a long rest."),
        ([{"type": "rest", "data": {"kind": "short"}}] * 2, "They took 2 short rests."),
        ([{"type": "rest", "data": {"kind": 7}}], "They took a rest."),
        ([{"type": "item_acquired", "name": "a lantern"}], "They found a lantern."),
        (
            [{"type": "item_acquired", "name": name, "actor": "Wren"} for name in ("a lantern", "a rope")],
            "Wren got a lantern and a rope.",
        ),
        ([{"type": "item_acquired", "name": "The left shoe", "actor": "Nim"}], "Nim got the left shoe."),
        ([{"type": "item_acquired", "name": name} for name in ("A rope", "Ink")], "They found a rope and Ink."),
        ([{"type": "treasure_gained", "amount": amount} for amount in (1000, 500)], "They gained 1,500 gp."),
        ([{"type": "treasure_gained", "amount": 5}, {"type": "treasure_gained", "amount": -5}], ""),
        ([{"type": "quest_started", "name": "Find the bell"}], "They began the quest “Find the bell”."),
        ([{"type": "quest_started", "name": name} for name in "AB"], "They began the quests “A” and “B”."),
        ([{"type": "quest_completed", "name": "Find the bell"}], "They completed “Find the bell”."),
        ([{"type": "quest_failed", "name": "Find the bell"}], "They failed “Find the bell”."),
        ([{"type": "goal_progress", "name": "Names", "amount": 2}] * 2, "They made progress towards “Names” (+4)."),
        ([{"type": "level_up", "actor": name, "amount": 5} for name in PARTY], "Wren and Nim reached level 5."),
        ([{"type": "level_up", "actor": "wren"}], "Wren gained a level."),
        ([{"type": "xp_awarded", "amount": 4000}], "They earned 4,000 XP."),
        ([{"type": "highlight", "name": "“The bell rings”"}], "To be remembered: “The bell rings”."),
        ([{"type": "quote", "name": "\"If it hums, hit it.\"", "actor": "Nim"}], "Nim said: “If it hums, hit it.”"),
        (
            [{"type": "quote", "name": "\"If it hums, hit it.\"", "description": "All he said.", "actor": "Brannoc"}],
            "Brannoc said: “If it hums, hit it.”",
        ),
        ([{"type": "quote", "description": "Who was that?"}], "It was said: “Who was that?”"),
    ],
)  # fmt: skip
def test_each_kind_of_event_has_its_sentence(events: list[dict[str, Any]], text: str) -> None:
    assert told(*events) == text


def test_it_is_told_in_the_order_of_a_story() -> None:
    events = [
        {"type": "xp_awarded", "amount": 5},
        {"type": "quest_started", "name": "Q"},
        *fight(),
        *met("Ilse"),
        {"type": "location_discovered", "location": "Hask"},
    ]
    assert told(*events, span="It all happened on Day 3") == (
        "It all happened on Day 3. They won “Ambush”. They met Ilse. They discovered Hask. They began the quest “Q”. "
        "They earned 5 XP."
    )


def test_what_came_first_is_told_first() -> None:
    """Who fell in a fight is told with it, and a rest where it was taken."""
    events = [
        *met("Ilse"),
        {"type": "location_discovered", "location": "Glass Quay"},
        fight("Ambush")[0],
        *met("Bo"),
        {"type": "character_down", "actor": "wren"},
        fight("Ambush")[-1],
        {"type": "rest", "data": {"kind": "short"}},
        {"type": "travel", "location": "Hask"},
        *fight("Brawl", outcome="other"),
        {"type": "character_down", "actor": "nim"},
        {"type": "rest", "data": {"kind": "short"}},
    ]
    assert told(*events) == (
        "They met Ilse. They discovered Glass Quay. They won “Ambush”. Wren went down. They met Bo. "
        "They took a short rest. They travelled to Hask. They fought “Brawl”. Nim went down. They took a short rest."
    )


def test_how_many_rooms_they_saw_is_told_after_the_place() -> None:
    events = [room(1, 20), {"type": "location_discovered", "location": "Hask"}, room(2, 20)]
    assert told(*events) == "They discovered Hask. They explored 2 of 20 rooms."


def test_one_character_goes_down_in_each_fight() -> None:
    falls = [fight()[0], {"type": "character_down", "actor": "wren"}, fight()[-1]]
    assert told(*falls * 2) == "They won “Ambush”. Wren went down. They won “Ambush”. Wren went down."
    # Beyond the fights told one by one, and beyond the falls whose events are kept.
    assert told(*falls * 8).endswith("They fought 4 more times. Wren went down.")


MONTHS = DAY_COUNT.with_epoch(GameDate(day=0, hour=0))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, ""),
        (None, 5, ""),
        (9 * HOUR, None, "It began in the morning of Day 0"),
        (9 * HOUR, 10 * HOUR, "It all happened in the morning of Day 0"),
        (9 * HOUR, 18 * HOUR, "It went from the morning of Day 0 to its evening"),
        (13 * HOUR, DAY + 2 * HOUR, "It went from the afternoon of Day 0 to the night of Day 1"),
        (9 * HOUR, 9 * HOUR, "It all happened in the morning of Day 0"),
        (9 * HOUR, 8 * HOUR, "It began in the morning of Day 0"),
    ],
)
def test_when_it_was(start: int | None, end: int | None, words: str) -> None:
    assert span_words(start, end, MONTHS) == words


def test_days_unlike_ours_have_no_morning() -> None:
    odd = CalendarDefinition(hours_per_day=30)
    assert span_words(9 * HOUR, 40 * HOUR, odd) == "It went from Day 0 to Day 1"
    assert span_words(9 * HOUR, 10 * HOUR, odd) == "It all happened on Day 0"


ODD = ["", " ", "Wren", "A  gap", "“Quoted”", "Mr.", "1. *x* [y](z)", "#", "\u00a0", "-", "& <b>", "'"]
TEXT = st.sampled_from(ODD) | st.text(max_size=8)
DATA = [{}, {"of": 3}, {"of": True}, {"outcome": "fled"}, {"kind": "long"}, {"goalId": 4}]
EVENTS = st.lists(
    st.fixed_dictionaries(
        {"type": st.sampled_from(sorted(TYPES))},
        optional={
            "name": TEXT, "actor": TEXT, "target": TEXT, "location": TEXT, "description": TEXT,
            "amount": st.integers(-3, 30) | st.integers(-(2**63), 2**63),
            "data": st.sampled_from(DATA),
        },
    ),
    max_size=30,
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(EVENTS)
def test_every_sentence_says_something_and_stands_on_events(events: list[dict[str, Any]]) -> None:
    fold = Fold.of((row(seq, **event) for seq, event in enumerate(events, start=1)), PARTY)
    recap = compose(fold.gm, span="It all happened on Day 3")
    for sentence in recap.sentences:
        assert sentence.seqs, sentence
        assert set(sentence.seqs) <= set(range(1, len(events) + 1))
        assert sentence.text.strip() == sentence.text
        assert sentence.text.endswith((".", "!", "?", "…", "”"))
        assert re.search(r"\s\s|\(\)|“”|, \.|: \.", sentence.text) is None, sentence.text
        assert re.search(r"\w", sentence.text)
    assert all(recap.paragraphs)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(EVENTS)
def test_names_are_no_markup(events: list[dict[str, Any]]) -> None:
    fold = Fold.of((row(seq, **event) for seq, event in enumerate(events, start=1)), PARTY)
    recap = compose(fold.gm)
    html = str(to_html(to_markdown(recap)))
    assert set(re.findall(r"<(\w+)", html)) <= {"p"}
    assert html.count("<p>") == len(recap.paragraphs)


@pytest.mark.django_db
class TestOfASession:
    @pytest.fixture
    def session(self) -> Session:
        session = SessionFactory(completed=True)
        items = [
            *(EventItem(type="npc_introduced", actor=name) for name in ("Ilse", "*Bo*")),
            EventItem(type="npc_introduced", actor="Secret Sam", visibility="gm"),
            EventItem(type="combat_start", name="Ambush"),
            EventItem(type="combat_end", data={"outcome": "victory"}),
            EventItem(type="xp_awarded", amount=5),
        ]
        record_events(session.campaign, items, session=session, by=None, now=NOON)
        session.refresh_from_db()
        return session

    @pytest.fixture
    def player(self, session: Session) -> Viewer:
        return Viewer(session.campaign, None)

    def test_each_reads_their_own(self, session: Session, player: Viewer) -> None:
        gm = Viewer(session.campaign, Member(campaign=session.campaign, role="gm"))
        assert "Secret Sam" in recap_text(session, gm)
        assert "Secret Sam" not in recap_text(session, player)
        assert "Secret Sam" not in to_text(short_recap(session, player))

    def test_the_links_lead_to_the_events(self, session: Session, player: Viewer) -> None:
        by_id = {event.pk: event for event in Event.objects.all()}
        [people] = [one for one in recap_of(session, player).sentences if one.kind == "people"]
        assert [by_id[event].actor for event in people.events] == ["Ilse", "*Bo*"]
        text = to_markdown(recap_of(session, player), link=lambda event: f"/e/{by_id[event].seq}/")
        assert r"They met [Ilse](</e/1/>) and [\*Bo\*](</e/2/>)." in text

    def test_the_short_form_has_the_two_most_telling_sentences(self, session: Session, player: Viewer) -> None:
        assert to_text(short_recap(session, player)) == "They met Ilse and *Bo*. They won “Ambush”."

    def test_it_tells_what_became_of_goals(self, session: Session, player: Viewer) -> None:
        def say(title: str, outcome: str, **columns: str) -> UUID:
            goal = GoalFactory(campaign=session.campaign, title=title, **columns)
            SessionGoalFactory(session=session, goal=goal, outcome=outcome)
            return goal.pk

        heir, bell = say("Find the heir", "achieved"), say("Ring the *bell*", "achieved")
        say("Save the mill", "failed")
        say("Sell it", "dropped")
        say("Buy it back", "open")
        say("Only pursued", "")
        secret = say("Unmask the mayor", "failed", visibility="gm")
        told = recap_of(session, player)
        assert (
            "They achieved the goals “Find the heir” and “Ring the *bell*”. They failed at the goal “Save the mill”. "
            "They gave up the goal “Sell it”. They took up the goal “Buy it back” again."
        ) in to_text(told)
        [achieved] = [one for one in told.sentences if one.kind == "goalsAchieved"]
        assert [part.goal for part in achieved.parts if part.goal] == [heir, bell]
        markdown = to_markdown(told, goal_link=lambda goal: f"/g/{goal}/")
        assert rf"[“Find the heir”](</g/{heir}/>) and [“Ring the \*bell\*”](</g/{bell}/>)" in markdown
        gm = Viewer(session.campaign, Member(campaign=session.campaign, role="gm"))
        assert {part.goal for one in recap_of(session, gm).sentences for part in one.parts} >= {secret}
        assert "Unmask" not in to_text(told)

    def test_what_was_stated_wins(self, session: Session, player: Viewer) -> None:
        session.summary = {"auto": "As we told it."}
        assert recap_text(session, player) == "As we told it."

    def test_a_session_without_events_tells_nothing(self, player: Viewer) -> None:
        empty = SessionFactory(campaign=player.campaign)
        assert (recap_text(empty, player), bool(recap_of(empty, player)), bool(short_recap(empty, player))) == (
            "", False, False,
        )  # fmt: skip
