"""Reading the search box, and marking what was found."""

import html
import re

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events_app.domain.highlighting import TOKEN, Highlighter, fold
from events_app.domain.search_question import BEST, Question
from events_app.domain.search_terms import MOST_TERMS, as_beginnings, read_terms, write_terms
from events_app.domain.searching import search_events
from events_app.models.tsquery import Kind, Term, forms_of
from tests.conftest import Table
from tests.factories import EventFactory, SessionFactory

# What a parser may stumble over, among any text at all.
PIECES = st.sampled_from(["OR", "or", "-", '"', "“", "*", "bell", "shoe", "-bell", "be*", '"old mill"', "'", "\\", ":*",
                          "&", "|", "!", "<->", "(", ")", "%s", "{}", "\x00", "É", "ß", "İ", "_", " "])  # fmt: skip
TYPED = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=20).map(" ".join), st.lists(PIECES).map("".join))


@given(TYPED)
def test_any_text_is_read_as_terms_that_say_something(text: str) -> None:
    terms = read_terms(text)
    assert sum(len(term.ways) for term in terms) <= MOST_TERMS
    assert len(set(terms)) == len(terms)
    for term in terms:
        assert not (term.excluded and term.others)
        for way in term.ways:
            assert re.search(r"\w", way.text)
            assert "\x00" not in way.text


@given(TYPED)
def test_terms_are_written_as_they_are_read(text: str) -> None:
    terms = read_terms(text)
    assert read_terms(write_terms(terms)) == terms


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("bell OR shoe", [["bell", "shoe"]]),
        ("red bell OR shoe OR hat blue", [["red"], ["bell", "shoe", "hat"], ["blue"]]),
        ('be* OR "old mill"', [["be", "old mill"]]),
        ("bell or shoe", [["bell"], ["or"], ["shoe"]]),
        ('bell "OR" shoe', [["bell"], ["OR"], ["shoe"]]),
        ("OR bell OR", [["bell"]]),
        ("bell OR bell", [["bell"]]),
        ("OR", []),
        ("bell OR -shoe", [["bell"], ["shoe"]]),
    ],
)
def test_or_joins_its_neighbours(text: str, ways: list[list[str]]) -> None:
    assert [[way.text for way in term.ways] for term in read_terms(text)] == ways


def test_a_search_is_loosened_word_by_word() -> None:
    terms = read_terms('bel OR sho "old mill" -red cult*')
    assert write_terms(as_beginnings(terms)) == 'bel* OR sho* "old mill" -red cult*'


@pytest.mark.django_db
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TYPED)
def test_the_database_answers_any_text(table: Table, text: str) -> None:
    for terms in (read_terms(text), as_beginnings(read_terms(text))):
        question = Question(terms=terms, order=BEST)
        if question.asks_for_something:
            assert search_events(table.viewer(table.player), question).events == []
    assert connection.is_usable()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("bell OR shoe", {"A bell", "Two shoes", "An old shoe"}),
        ("old bell OR shoe", {"An old shoe"}),
        ("hat* OR shoe", {"The hatter", "Two shoes", "An old shoe"}),
        ('"old shoe" OR bell', {"A bell", "An old shoe"}),
        ("bell OR shoe -old", {"A bell", "Two shoes"}),
        ("goose OR gander", set()),
    ],
)
@pytest.mark.parametrize("order", ["newest", "best"])
def test_either_is_found(table: Table, text: str, names: set[str], order: str) -> None:
    session = SessionFactory(campaign=table.campaign, completed=True)
    for name in ("A bell", "Two shoes", "An old shoe", "The hatter", "Somebody else"):
        EventFactory(session=session, name=name)
    page = table.player.client.get(f"/c/{table.campaign.slug}/events/", {"q": text, "order": order})
    assert {event.name for event in page.context["found"].events} == names


HOSTILE = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(["<b>", "</mark>", "<mark>", "&amp;", "&", "bell", "Bells", '"', "'", "<script>", " "])
    ).map("".join),
)
TERMS = st.lists(
    st.builds(Term, st.sampled_from(["bell", "mark", "amp", "script", "old mill", "b"]), st.sampled_from(Kind))
)


@given(HOSTILE, TERMS)
def test_marks_are_the_only_markup(text: str, terms: list[Term]) -> None:
    highlighter = Highlighter.of(terms)
    for marked in (str(highlighter.mark(text)), str(highlighter.excerpt(text))):
        bare = marked.replace("<mark>", "").replace("</mark>", "")
        assert "<" not in bare
        assert ">" not in bare
        assert '"' not in bare
        assert re.fullmatch(r"(?s)(?:(?!</?mark>).)*(?:<mark>(?:(?!</?mark>).)+</mark>(?:(?!</?mark>).)*)*", marked)


@given(HOSTILE, TERMS)
def test_only_what_was_asked_for_is_marked(text: str, terms: list[Term]) -> None:
    marked = str(Highlighter.of(terms).mark(text))
    for found in re.findall(r"(?s)<mark>(.*?)</mark>", marked):
        words = [fold(token) for token in TOKEN.findall(html.unescape(found))]
        assert any(_is_meant(term, words) for term in terms)


def _is_meant(term: Term, words: list[str]) -> bool:
    asked = term.text.split()
    if term.kind is Kind.PREFIX:
        return len(words) == 1 and (words[0].startswith(asked[-1]) or words[0] in asked[:-1])
    return words == asked or (term.kind is Kind.WORD and len(words) == 1 and words[0] in forms_of(term.text))


def test_without_escaping_the_hostile_text_would_be_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: what keeps the text harmless is the escaping."""
    monkeypatch.setattr("events_app.domain.highlighting.escape", lambda text: text)
    assert "<script>" in Highlighter.of([Term("bell")]).mark("<script> bell")
