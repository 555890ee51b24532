"""The search page: who finds what, how it is asked, how it is paged."""

import datetime as dt

import pytest
from django.utils import timezone

from events_app.domain import searching
from events_app.models import Event, SavedSearch
from tests.campaigns.counting import queries_of
from tests.factories import NOON, EventFactory, SessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(table):
    return SessionFactory(campaign=table.campaign, number=3, completed=True)


def address(table):
    return f"/c/{table.campaign.slug}/events/"


def found(persona, table, **query):
    """The names of the events on the page, in their order."""
    response = persona.client.get(address(table), query)
    assert response.status_code == 200
    return [event.name for event in response.context["found"].events]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("dragon", ["The red dragon", "Dragons' lair"]),
        ("DRAGONS", ["The red dragon", "Dragons' lair"]),
        ("red dragon", ["The red dragon"]),
        ('"red dragon"', ["The red dragon"]),
        ('"dragon red"', []),
        ("drag*", ["The red dragon", "Dragons' lair", "Dragged away"]),
        ("drag* -red", ["Dragons' lair", "Dragged away"]),
        ("dragon -lair", ["The red dragon"]),
        ("-dragon", ["Dragged away", "Élan falls"]),
        ('-"red dragon" drag*', ["Dragons' lair", "Dragged away"]),
        ("elan", ["Élan falls"]),
        ("ÉLAN", ["Élan falls"]),
        ("cultists", ["Dragged away"]),
        ("guards", ["Dragged away"]),
        ("!!! :* & | <->", []),
        ("'", []),
    ],
)
def test_words_phrases_exclusions_prefixes(table, session, question, names):
    for number, (name, text) in enumerate(
        [("The red dragon", ""), ("Dragons' lair", ""), ("Dragged away", "By cultists/guards.Then"), ("Élan falls", "")]
    ):
        EventFactory(session=session, name=name, description=text, real_time=NOON - dt.timedelta(hours=number))
    response = table.player.client.get(address(table), {"q": question})

    assert response.status_code == 200
    events = response.context["found"].events if "found" in response.context else []
    assert [event.name for event in events] == names


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"session": "3"}, ["b", "a"]),
        ({"session": "3-9"}, ["c", "b", "a"]),
        ({"category": "combat"}, ["b"]),
        ({"type": "damage"}, ["b"]),
        ({"actor": "malachar"}, ["b"]),
        ({"actor": "cult MALACHAR"}, ["b"]),
        ({"place": "hall"}, ["a"]),
        ({"since": "2025-01-21"}, ["c"]),
        ({"until": "2025-01-20"}, ["b", "a"]),
        ({"game_from": "Day 2"}, ["c"]),
        ({"game_to": "Day 1"}, ["b", "a"]),
        ({"at_least": "5", "at_most": "20"}, ["b"]),
        ({"q": "-nothing", "order": "oldest"}, ["a", "b", "c"]),
        ({"q": "cult", "order": "best"}, ["b", "c"]),
    ],
)
def test_each_filter_narrows(table, session, query, names):
    later = SessionFactory(campaign=table.campaign, number=9, completed=True)
    EventFactory(session=session, name="a", location="Temple Hall", game_time=0)
    EventFactory(
        session=session, name="b", category="combat", type="damage", actor="Cult Leader Malachar", amount=12,
        game_time=60_000, real_time=NOON + dt.timedelta(hours=1),
    )  # fmt: skip
    EventFactory(
        session=later, name="c", game_time=200_000, real_time=NOON + dt.timedelta(days=1), target="Malachar",
        description="nothing but " + "many words " * 40 + "cult",
    )  # fmt: skip
    if "-nothing" in query.values():
        query = {**query, "q": "-absent"}

    assert found(table.player, table, **query) == names


@pytest.mark.parametrize("sign", "/.@<&")
@pytest.mark.parametrize("name", ["Elan", "Élan"])
def test_signs_part_the_words_of_a_name_with_accents_or_without(table, session, sign, name):
    EventFactory(session=session, name="both", actor=f"{name}{sign}Mira", location=f"Hall{sign}{name}")

    assert found(table.player, table, actor="mira ELAN", place="élan") == ["both"]
    assert found(table.player, table, actor=f"{name}{sign}mira") == ["both"]
    assert found(table.player, table, actor="hall") == []


def test_downtime_is_found_and_leads_to_its_day(table):
    event = EventFactory(campaign=table.campaign, session=None, seq=None, name="Carousing")

    page = table.player.client.get(address(table), {"q": "carousing"}).content.decode()

    assert f"/events/{event.id}/" in page
    assert "Between sessions" in page


def test_another_campaigns_events_stay_there(table, session):
    EventFactory(name="dragon")
    EventFactory(session=session, name="our dragon")

    assert found(table.gm, table, q="dragon") == ["our dragon"]
    assert found(table.gm, table, q="-absent") == ["our dragon"]


SECRETS = [{"visibility": "gm"}, {"voided_at": timezone.now()}]


@pytest.mark.parametrize("secret", SECRETS, ids=["secret", "voided"])
@pytest.mark.parametrize("field", ["name", "description", "actor", "target", "location"])
def test_players_find_count_and_mark_no_secret(table, session, secret, field):
    EventFactory(session=session, name="common ground", **{} if field == "name" else {"description": "open"})
    EventFactory(session=session, **{field: "common Zyxwtoken"}, **secret)
    table.campaign.is_public = True
    table.campaign.save()

    for persona in (table.player, table.spectator, table.stranger, table.anonymous):
        for query in ({"q": "zyxwtoken"}, {"q": "zyxw*"}, {"actor": "zyxwtoken"}, {"place": "zyxwtoken"}):
            plain = persona.client.get(
                address(table), {key: value.replace("zyxw", "qqqq") for key, value in query.items()}
            )
            page = persona.client.get(address(table), query)
            assert page.context["found"].events == []
            # What is told of a secret is what is told of nothing at all.
            assert page.context["found"] == plain.context["found"]
            assert "Zyxwtoken" not in page.content.decode()
        assert found(persona, table, q="common") == ["common ground"]
        assert found(persona, table, q="common", voided="on", secret="on") == ["common ground"]


@pytest.mark.parametrize("secret", SECRETS, ids=["secret", "voided"])
def test_the_same_token_is_found_where_nothing_hides_it(table, session, secret):
    """The twin: the tokens above are findable, and a GM finds them."""
    EventFactory(session=session, name="common Zyxwtoken", **secret)

    assert found(table.gm, table, q="zyxwtoken", voided="on") == ["common Zyxwtoken"]
    Event.objects.update(visibility="party", voided_at=None)
    assert found(table.player, table, q="zyxwtoken") == ["common Zyxwtoken"]


def test_a_gm_asks_for_secrets_alone_and_for_voided_ones_too(table, session):
    EventFactory(session=session, name="open")
    EventFactory(session=session, name="secret", visibility="gm", real_time=NOON - dt.timedelta(hours=1))
    EventFactory(session=session, name="void", voided_at=NOON, real_time=NOON - dt.timedelta(hours=2))

    assert found(table.gm, table, type="note") == ["open", "secret"]
    assert found(table.gm, table, secret="on") == ["secret"]
    assert found(table.gm, table, type="note", voided="on") == ["open", "secret", "void"]


def test_strangers_get_404_from_a_private_campaign(table):
    for persona in (table.stranger, table.anonymous):
        assert persona.client.get(address(table)).status_code == 404


@pytest.mark.parametrize("order", ["newest", "oldest", "best"])
@pytest.mark.parametrize("query", [{"q": "dragon"}, {"q": "drag*"}])
def test_every_event_is_on_one_page_and_only_one(table, session, order, query):
    # Many at the same second, so that time alone does not order them.
    events = [
        EventFactory(session=session, name=f"dragon {n}", real_time=NOON + dt.timedelta(seconds=n // 20))
        for n in range(70)
    ]
    seen, where = [], {**query, "order": order}
    while True:
        response = table.player.client.get(address(table), where)
        seen += [event.id for event in response.context["found"].events]
        assert len(seen) <= 70
        following = response.context["found"].following
        if following is None:
            break
        where["after"] = str(following)

    assert len(seen) == 70
    assert set(seen) == {event.id for event in events}


def test_bad_input_is_told_beside_its_field_and_kept(table):
    page = table.gm.client.get(
        address(table), {"q": "x", "session": "third", "since": "soon", "game_from": "yesteryear", "at_least": "lots"}
    ).content.decode()

    assert "Write a number, such as 12" in page
    assert "There is no such day" in page
    assert 'value="third"' in page
    assert 'value="yesteryear"' in page


@pytest.mark.parametrize(
    "query",
    [
        {"q": "\x00"}, {"q": "x\x00y"}, {"q": "a" * 500}, {"q": "'" * 300}, {"q": "\\" * 99 + "*"}, {"q": '"*" -*'},
        {"q": "x", "after": "nonsense"}, {"q": "x", "after": "2025-01-01T00:00:00~zz~1"},
        {"q": "x", "after": "9999-12-31T23:59:59-12:00~" + "0" * 32 + "~0"},
        {"q": "x", "after": "0001-01-01T00:00:00+12:00~" + "0" * 32 + "~nan"},
        {"since": "0001-01-01", "until": "9999-12-31"}, {"session": "999999999-0"},
        {"at_least": str(2**63 - 1)}, {"at_least": "9" * 40}, {"game_to": "Day 99999999999999999999"},
        {"actor": "'\\ :*"}, {"place": "\x00"}, {"category": "nothing"}, {"order": "sideways", "q": "x"},
    ],
)  # fmt: skip
def test_hostile_input_is_an_answer_too(table, session, query):
    EventFactory(session=session)

    assert table.gm.client.get(address(table), query).status_code == 200


def test_queries_do_not_grow_with_what_is_found(table, session):
    EventFactory(session=session, name="dragon")
    few = queries_of(table.player.client, address(table) + "?q=dragon")
    for number in range(40):
        EventFactory(
            session=SessionFactory(campaign=table.campaign, number=100 + number, completed=True), name="dragon"
        )
    many = queries_of(table.player.client, address(table) + "?q=dragon")

    assert many == few


def test_what_was_not_counted_to_the_end_is_told_so(table, session, monkeypatch):
    monkeypatch.setattr(searching, "LATEST", 60)
    for number in range(70):
        EventFactory(session=session, name="dragon", real_time=NOON + dt.timedelta(minutes=number))

    assert "50 events and more" in table.player.client.get(address(table), {"q": "dragon"}).text


def test_htmx_gets_the_results_alone_and_the_address(table, session):
    EventFactory(session=session, name="dragon")
    response = table.player.client.get(address(table), {"q": "dragon", "actor": ""}, headers={"HX-Request": "true"})

    assert response.content.decode().lstrip().startswith('<div id="found"')
    assert response["HX-Push-Url"] == address(table) + "?q=dragon"
    assert "HX-Request" in response["Vary"]


def test_finds_are_marked_and_texts_stay_texts(table, session):
    EventFactory(session=session, name="<b>Élan</b> & the dragons")
    page = table.player.client.get(address(table), {"q": "elan dragon"}).content.decode()

    assert "&lt;b&gt;<mark>Élan</mark>&lt;/b&gt; &amp; the <mark>dragons</mark>" in page


def test_a_search_is_saved_opened_replaced_and_deleted(table):
    client = table.player.client
    client.post(address(table) + "save/", {"name": "Dragons", "query": "q=dragon&after=x"})
    client.post(address(table) + "save/", {"name": "Dragons", "query": "q=dragon&type=damage"})
    saved = SavedSearch.objects.get()

    assert (saved.member, saved.query) == (table.player.member, "q=dragon&type=damage")
    assert "Dragons" in client.get(address(table)).content.decode()
    assert "Dragons" not in table.gm.client.get(address(table)).content.decode()

    assert table.gm.client.post(f"{address(table)}saved/{saved.id}/delete/").status_code == 404
    assert client.post(f"{address(table)}saved/{saved.id}/delete/").status_code == 302
    assert not SavedSearch.objects.exists()


def test_nothing_nameless_empty_or_too_much_is_saved(table):
    client = table.player.client
    for data in ({"name": "", "query": "q=x"}, {"name": "x", "query": ""}, {"name": "x" * 81, "query": "q=x"}):
        assert client.post(address(table) + "save/", data).status_code == 302
    assert not SavedSearch.objects.exists()
    for number in range(31):
        client.post(address(table) + "save/", {"name": f"n{number}", "query": "q=x"})
    assert SavedSearch.objects.count() == 30


def test_strangers_search_a_public_campaign_but_keep_nothing(table, session):
    table.campaign.is_public = True
    table.campaign.save()
    EventFactory(session=session, name="dragon")

    for persona in (table.stranger, table.anonymous):
        assert found(persona, table, q="dragon") == ["dragon"]
        assert "save-search" not in persona.client.get(address(table), {"q": "dragon"}).content.decode()
        assert persona.client.post(address(table) + "save/", {"name": "x", "query": "q=x"}).status_code == 404


def test_an_empty_page_says_what_to_do(table):
    assert "What are you looking for?" in table.player.client.get(address(table)).content.decode()
    assert "Nothing fits" in table.player.client.get(address(table), {"q": "dragon"}).content.decode()


def test_filters_show_what_this_reader_asked_for(table):
    """They are kept under what they show: nobody gets somebody else's."""
    pages = {
        (persona.name, number): persona.client.get(address(table), {"q": "x", "session": str(number)}).text
        for number in (11, 12)
        for persona in (table.gm, table.player, table.gm)
    }

    for (_name, number), page in pages.items():
        assert f'value="{number}"' in page
        assert f'value="{23 - number}"' not in page
    assert 'name="secret"' in pages["gm", 11]
    assert 'name="secret"' not in pages["player", 11]
