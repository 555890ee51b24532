"""The list of what is prepared, as a GM works with it; nobody else finds anything there."""

import pytest
from django.db.models import F
from django.test import Client
from django.urls import reverse

from sessions_app.models import PrepItem, Session
from tests.campaigns.counting import queries_of
from tests.conftest import Table
from tests.factories import NOON, PrepItemFactory, SessionFactory

HTMX = {"HX-Request": "true"}


@pytest.fixture
def session(table: Table) -> Session:
    return SessionFactory(campaign=table.campaign, number=16, title="The Way Home")


@pytest.fixture
def item(session: Session) -> PrepItem:
    return PrepItemFactory(session=session, kind="secret", text="The mayor is dead")


def address(session: Session, name: str = "session_prep", item: PrepItem | None = None) -> str:
    return reverse(name, args=[session.campaign.slug, session.number, *([item.pk] if item else [])])


ACTS = ["prep_tick", "prep_move", "prep_remove", "session_carry", "session_carry_back"]


@pytest.mark.parametrize("name", ["session_prep", "prep_edit", *ACTS])
@pytest.mark.parametrize("is_public", [False, True])
def test_everybody_but_a_gm_gets_404(table: Table, item: PrepItem, name: str, is_public: bool) -> None:
    table.campaign.is_public = is_public
    table.campaign.save()
    url = address(item.session, name, item if name.startswith("prep_") else None)
    before = list(PrepItem.objects.values())
    for persona in table.everybody()[1:]:
        for headers in ({}, HTMX):
            data = {"lines": "A line", "text": "Other", "kind": "scene", "done": "1", "up": "1", "from": "15"}
            assert persona.client.post(url, data, headers=headers).status_code == 404, persona.name
            assert persona.client.get(url, headers=headers).status_code in (404, 405), persona.name
    assert list(PrepItem.objects.values()) == before


@pytest.mark.parametrize("name", ACTS)
def test_what_changes_something_is_not_done_by_a_link(table: Table, item: PrepItem, name: str) -> None:
    url = address(item.session, name, item if name.startswith("prep_") else None)
    assert table.gm.client.get(url).status_code == 405


def test_an_item_of_another_session_is_not_found(table: Table, item: PrepItem) -> None:
    other = SessionFactory(campaign=table.campaign, number=17)
    for name in ("prep_edit", "prep_tick", "prep_move", "prep_remove"):
        assert table.gm.client.post(address(other, name, item)).status_code == 404


def test_an_empty_list_says_what_to_do_first(table: Table, session: Session) -> None:
    page = table.gm.client.get(address(session)).content.decode()
    assert "Nothing is prepared yet" in page
    assert 'id="prep-line"' in page


def test_lines_are_added_each_as_its_kind(table: Table, session: Session) -> None:
    response = table.gm.client.post(address(session), {"lines": "The bridge\nsecret: The mayor", "kind": "place"})
    assert response.url == f"{address(session)}#prep-line"
    assert list(PrepItem.objects.of_session(session).values_list("kind", "text")) == [
        ("place", "The bridge"),
        ("secret", "The mayor"),
    ]


def test_htmx_gets_the_list_with_an_empty_line_that_takes_the_next(table: Table, session: Session) -> None:
    response = table.gm.client.post(address(session), {"lines": "The bridge", "kind": "place"}, headers=HTMX)
    page = response.content.decode()
    assert page.lstrip().startswith('<div id="prep"')
    assert "The bridge" in page
    assert 'value="" maxlength="520"' in page
    assert "autofocus" in page
    assert '<option value="place" selected>' in page
    assert "HX-Request" in response["Vary"]


def test_a_cancelled_session_shows_its_gm_what_was_prepared_and_lets_it_go_on(table: Table, item: PrepItem) -> None:
    Session.objects.filter(pk=item.session_id).update(status="cancelled")
    page = table.gm.client.get(address(item.session, "session")).content.decode()
    assert item.text in page
    assert "Carry over to the next session:" in page
    assert item.text not in table.player.client.get(address(item.session, "session")).content.decode()
    table.gm.client.post(address(item.session, "session_carry"))
    assert PrepItem.objects.filter(carried_from=item, session__status="planned").count() == 1
    assert "Carry over to the next" not in table.gm.client.get(address(item.session, "session")).content.decode()


@pytest.mark.parametrize("lines", ["x" * 501, "", "short\n" + "y" * 501, "x" * 60_000])
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_cannot_be_added_comes_back_with_the_reason(
    table: Table, session: Session, lines: str, headers: dict[str, str]
) -> None:
    response = table.gm.client.post(address(session), {"lines": lines, "kind": "scene"}, headers=headers)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert lines in response.content.decode()
    assert not PrepItem.objects.exists()


@pytest.mark.parametrize(
    ("place", "back"),
    [("session_prep", "session_prep"), ("session", "session"), ("session_play", "session_play"), ("x", "session_prep")],
)
def test_a_tick_leads_back_to_where_it_was_made(table: Table, item: PrepItem, place: str, back: str) -> None:
    response = table.gm.client.post(address(item.session, "prep_tick", item), {"done": "1", "place": place})
    assert response.url == f"{address(item.session, back)}#prep-{item.pk}"
    item.refresh_from_db()
    assert item.done_at is not None
    table.gm.client.post(address(item.session, "prep_tick", item), {"done": "0", "place": place})
    item.refresh_from_db()
    assert item.done_at is None


def test_htmx_gets_the_line_and_the_counts(table: Table, item: PrepItem) -> None:
    PrepItemFactory(session=item.session)
    url = address(item.session, "prep_tick", item)
    page = table.gm.client.post(url, {"done": "1", "place": "session_prep"}, headers=HTMX).content.decode()
    assert page.lstrip().startswith("<li")
    assert 'aria-pressed="true"' in page
    assert "1 of 2 used" in page
    assert 'id="prep-count-secret" hx-swap-oob="true">1 of 1' in page
    # A tick of an item that somebody has removed is not made.
    item.delete()
    assert table.gm.client.post(url, {"done": "1"}, headers=HTMX).status_code == 404


def test_a_secret_that_is_out_can_be_told_at_the_table(table: Table, item: PrepItem) -> None:
    url = address(item.session, "prep_tick", item)
    pages = {
        place: table.gm.client.post(url, {"done": "1", "place": place}, headers=HTMX).content.decode()
        for place in ("session", "session_play")
    }
    assert 'value="note The mayor is dead"' in pages["session_play"]
    assert "data-tell" not in pages["session"]


def test_an_item_is_changed_moved_and_removed(table: Table, item: PrepItem) -> None:
    second = PrepItemFactory(session=item.session, kind="secret", text="The well")
    edit = address(item.session, "prep_edit", item)
    page = table.gm.client.get(edit).content.decode()
    assert "The mayor is dead" in page
    said = {"kind": "person", "text": " The\nmayor ", "seen_kind": "secret", "seen_text": "The mayor is dead"}
    assert table.gm.client.post(edit, said).status_code == 302
    item.refresh_from_db()
    assert (item.kind, item.text) == ("person", "The mayor")
    third = PrepItemFactory(session=item.session, kind="secret", text="The mill")
    table.gm.client.post(address(item.session, "prep_move", third), {"up": "1"})
    rows = [row.text for row in PrepItem.objects.of_session(item.session) if row.kind == "secret"]
    assert rows == ["The mill", "The well"]
    table.gm.client.post(address(item.session, "prep_remove", second))
    assert not PrepItem.objects.filter(pk=second.pk).exists()


def test_what_two_people_change_the_second_decides(table: Table, item: PrepItem) -> None:
    edit = address(item.session, "prep_edit", item)
    PrepItem.objects.filter(pk=item.pk).update(text="The mayor is a ghost")
    said = {"kind": "secret", "text": "The mayor fled", "seen_kind": "secret", "seen_text": "The mayor is dead"}
    page = table.gm.client.post(edit, said)
    assert page.status_code == 200
    for text in ("The mayor is a ghost", "The mayor fled", "Save mine over it"):
        assert text in page.content.decode()
    shown = {name: page.context["form"][name].value() for name in said}
    assert table.gm.client.post(edit, shown).status_code == 302
    item.refresh_from_db()
    assert item.text == "The mayor fled"


def test_as_many_queries_for_many_items_as_for_few(table: Table, session: Session) -> None:
    def seed(played: Session, count: int) -> None:
        for number in range(count):
            earlier = PrepItemFactory(session=played, text=f"{played.number} {number}", done_at=NOON)
            PrepItemFactory(session=session, carried_from=earlier, text=earlier.text, kind=earlier.kind)

    def counts() -> list[int]:
        # A page that is kept takes next to none.
        Session.objects.filter(pk=session.pk).update(version=F("version") + 1)
        return [queries_of(table.gm.client, url) for url in (address(session), session.get_absolute_url())]

    seed(SessionFactory(campaign=table.campaign, completed=True, number=14, planned_objectives=["a"]), 2)
    counts()
    few = counts()
    seed(SessionFactory(campaign=table.campaign, completed=True, number=15, planned_objectives=["a", "b"]), 9)
    assert counts() == few


def carried(client: Client, number: int, **data: object) -> str:
    response = client.post(reverse("session_carry", args=["the-long-road", number]), data, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_one_click_carries_over_and_another_takes_back(table: Table, session: Session) -> None:
    played = SessionFactory(campaign=table.campaign, completed=True, number=15, planned_objectives=["Find the key"])
    item = PrepItemFactory(session=played, kind="secret", text="The mayor is dead")
    for page in (session.get_absolute_url(), address(session)):
        html = table.gm.client.get(page).content.decode()
        assert "Carry over from session 15: 1 objective, 1 secret" in " ".join(html.replace("<span>", "").split())
    page = carried(table.gm.client, 15, to=16)
    assert "Session 16: The Way Home goes on with 2 things." in page
    assert "from session 15" in page
    session.refresh_from_db()
    assert session.planned_objectives == ["Find the key"]
    assert PrepItem.objects.get(session=session).carried_from == item
    assert "Carry over from" not in table.gm.client.get(address(session)).content.decode()
    assert "carried over to session 16" in table.gm.client.get(played.get_absolute_url()).content.decode()
    assert "nothing left to carry over" in carried(table.gm.client, 15, to=16)
    back = table.gm.client.post(address(session, "session_carry_back"), {"from": "15"}, follow=True)
    assert "2 things are taken back." in back.content.decode()
    session.refresh_from_db()
    assert (session.planned_objectives, PrepItem.objects.filter(session=session).count()) == ([], 0)


def test_objectives_alone_can_be_taken_back_right_away(table: Table, session: Session) -> None:
    SessionFactory(campaign=table.campaign, completed=True, number=15, planned_objectives=["Find the key"])
    assert "Take back what was carried over from session 15" in carried(table.gm.client, 15)


def test_without_a_plan_the_click_makes_one(table: Table) -> None:
    played = SessionFactory(campaign=table.campaign, completed=True, number=15, planned_objectives=["Find the key"])
    assert "Carry over to the next session:" in table.gm.client.get(played.get_absolute_url()).content.decode()
    assert "Session 16 is planned, and goes on with 1 thing." in carried(table.gm.client, 15)


@pytest.mark.parametrize("to", ["nonsense", "404", "15"])
def test_what_cannot_go_on_is_refused(table: Table, session: Session, to: str) -> None:
    played = SessionFactory(campaign=table.campaign, completed=True, number=15, planned_objectives=["Find the key"])
    url = reverse("session_carry", args=[table.campaign.slug, played.number])
    response = table.gm.client.post(url, {"to": to}, follow=True)
    assert response.status_code == (200 if to == "15" else 404)
    assert Session.objects.get(pk=session.pk).planned_objectives == []


def test_only_the_last_session_played_offers_to_be_carried_over(table: Table) -> None:
    for number in (14, 15):
        SessionFactory(campaign=table.campaign, completed=True, number=number, planned_objectives=[f"Key {number}"])
    pages = {
        number: table.gm.client.get(f"/c/the-long-road/sessions/{number}/").content.decode() for number in (14, 15)
    }
    assert ["Carry over to the next" in pages[number] for number in (14, 15)] == [False, True]


@pytest.mark.parametrize(("used", "tenths"), [((10, 5, 6), 6), ((1,), 1), ((9, 10), 10)])
def test_the_page_tells_how_much_comes_up(table: Table, session: Session, used: tuple[int, ...], tenths: int) -> None:
    for number, count in enumerate(used, 1):
        played = SessionFactory(campaign=table.campaign, completed=True, number=number)
        for place in range(10):
            PrepItemFactory(session=played, done_at=NOON if place < count else None)
        PrepItemFactory(session=played, kind="task")
    page = table.gm.client.get(address(session)).content.decode()
    assert f"{tenths} of 10" in page
