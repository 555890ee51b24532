"""Whichever way a search takes, it finds what a plain look at every event finds, in the same order."""

import datetime as dt
import random

import pytest

from events_app.domain import searching
from events_app.domain.search_question import Question
from events_app.domain.search_terms import read_terms
from events_app.domain.searching import search_events
from events_app.models.tsquery import Kind, Term, forms_of
from tests.factories import NOON, CampaignFactory, EventFactory, SessionFactory

pytestmark = pytest.mark.django_db

# How many of the latest are looked at, how many hits an index may collect, how far a walk leads.
BOUNDS = {
    "all are among the latest": (500, 500, 500),
    "looked up": (30, 500, 500),
    "too many to be collected": (30, 2, 500),
    "a long walk": (30, 2, 50),
}
QUESTIONS = [
    {},
    {"terms": "bell"},
    {"terms": "bells"},
    {"terms": "lantern"},
    {"terms": "bell -mill"},
    {"terms": "-bell"},
    {"terms": "lan*"},
    {"terms": '"old mill"'},
    {"terms": "bell OR lantern"},
    {"terms": "zyzzyva"},
    {"category": "combat"},
    {"type": "dialogue", "terms": "old"},
    {"actor": "elan"},
    {"place": "mil", "terms": "bell"},
    {"place": "mill"},
    {"sessions": (2, 3)},
    {"sessions": (1, 1), "terms": "old"},
    {"game_from": 300, "game_to": 900},
    {"real_from": NOON + dt.timedelta(minutes=20), "real_to": NOON + dt.timedelta(minutes=90), "terms": "mill"},
    {"amount_from": 15},
    {"amount_from": 3, "amount_to": 9, "terms": "bell"},
    {"secret_only": True},
    {"secret_only": True, "terms": "mill"},
    {"with_voided": True},
    {"with_voided": True, "terms": "bell"},
]


@pytest.fixture
def events(table):
    """140 events of a campaign and 60 of another, several at one moment."""
    chance = random.Random(4)  # noqa: S311 - the same events each time
    made = []
    for campaign, count in ((table.campaign, 140), (CampaignFactory(), 60)):
        sessions = [SessionFactory(campaign=campaign, number=number, completed=True) for number in (1, 2, 3)]
        made += [event(chance, campaign, chance.choice([None, *sessions]), number) for number in range(count)]
    return made


def event(chance, campaign, session, number):
    category, kind = chance.choice([("combat", "damage"), ("social", "dialogue"), ("note", "note")])
    return EventFactory(
        campaign=campaign,
        session=session,
        seq=number + 1 if session else None,
        real_time=NOON + dt.timedelta(minutes=number - number % 7),
        game_time=chance.randrange(1_200),
        category=category,
        type=kind,
        name=" ".join(chance.choices(["bell", "bells", "old", "mill", "road", "inn"], k=2)),
        description="The lantern" if number % 30 == 3 else "",
        actor=chance.choice(["Élan", "Mira of the Mill", ""]),
        location=chance.choice(["Old Mill", "the bell's tower", ""]),
        amount=chance.choice([None, chance.randrange(20)]),
        visibility=chance.choice(["party", "party", "gm"]),
        voided_at=chance.choice([None, None, None, NOON]),
    )


def answers(event, question, *, is_gm):
    """What a person would say."""
    words = f"{event.name} {event.description} {event.actor} {event.location}".lower().replace("é", "e")
    words = f" {words.replace(chr(39), ' ')} {event.type} "

    def holds(term: Term) -> bool:
        if term.others:
            return any(holds(way) for way in term.ways)
        if term.kind is Kind.PREFIX:
            held = f" {term.text}" in words
        elif term.kind is Kind.PHRASE:
            held = f" {term.text} " in words
        else:
            held = any(f" {form} " in words for form in forms_of(term.text))
        return held != term.excluded

    number = event.session.number if event.session else None
    seen = is_gm or (event.visibility == "party" and event.voided_at is None)
    return all(
        [
            seen,
            question.with_voided or event.voided_at is None,
            not question.secret_only or event.visibility == "gm",
            all(holds(term) for term in question.terms),
            question.category in ("", event.category),
            question.type in ("", event.type),
            _has_word(question.actor, event.actor),
            _has_word(question.place, event.location),
            question.sessions is None or (number and question.sessions[0] <= number <= question.sessions[1]),
            question.game_from is None or question.game_from <= event.game_time < question.game_to,
            question.real_from is None or question.real_from <= event.real_time < question.real_to,
            question.amount_from is None or (event.amount is not None and event.amount >= question.amount_from),
            question.amount_to is None or (event.amount is not None and event.amount <= question.amount_to),
        ]
    )


def _has_word(word, name):
    return not word or word in name.lower().replace("é", "e").split()


def found_by(viewer, question):
    """The ids on all pages, in order, and what the first page told."""
    pages = [search_events(viewer, question)]
    while pages[-1].following is not None:
        pages.append(search_events(viewer, question, after=pages[-1].following))
    return [event.id for page in pages for event in page.events], pages


@pytest.mark.parametrize("bounds", BOUNDS)
@pytest.mark.parametrize("oldest_first", [False, True])
def test_every_way_finds_what_a_plain_look_finds(table, events, bounds, oldest_first, monkeypatch):
    for name, bound in zip(("LATEST", "MOST_COLLECTED", "WALKED"), BOUNDS[bounds], strict=True):
        monkeypatch.setattr(searching, name, bound)
    campaign_id = table.campaign.id
    in_order = sorted(events, key=lambda event: (event.real_time, event.id), reverse=not oldest_first)

    for asked in QUESTIONS:
        order = "oldest" if oldest_first else "newest"
        question = Question(**{**asked, "terms": read_terms(asked.get("terms", "")), "order": order})
        for persona in (table.gm, table.player):
            viewer = table.viewer(persona)
            expected = [
                event.id
                for event in in_order
                if event.campaign_id == campaign_id and answers(event, question, is_gm=viewer.is_gm)
            ]
            found, pages = found_by(viewer, question)

            assert found == expected, asked
            for page in pages:
                assert page.total in (None, len(expected)), asked
                assert (page.at_least or 0) <= len(expected), asked


@pytest.mark.parametrize("bounds", BOUNDS)
def test_best_match_first_finds_the_same(table, events, bounds, monkeypatch):
    for name, bound in zip(("LATEST", "MOST_COLLECTED", "WALKED"), BOUNDS[bounds], strict=True):
        monkeypatch.setattr(searching, name, bound)
    viewer = table.viewer(table.player)
    question = Question(terms=read_terms("bell OR mill"), order="best")
    expected = [event for event in events if event.campaign_id == table.campaign.id]

    found, _pages = found_by(viewer, question)

    assert len(found) == len(set(found))
    assert set(found) == {event.id for event in expected if answers(event, question, is_gm=False)}


def test_a_players_count_is_the_same_whatever_is_kept_from_them(table, monkeypatch):
    """What is secret among the latest must not move the end of what was counted."""
    monkeypatch.setattr(searching, "LATEST", 40)
    session = SessionFactory(campaign=table.campaign, completed=True)
    for number in range(60):
        EventFactory(session=session, name="bell", real_time=NOON + dt.timedelta(minutes=number))
    question, viewer = Question(terms=read_terms("bell")), table.viewer(table.player)
    before = search_events(viewer, question)
    for number in range(30):
        EventFactory(session=session, name="bell", visibility="gm", real_time=NOON + dt.timedelta(minutes=90 + number))

    assert before.at_least == 25
    assert search_events(viewer, question) == before
