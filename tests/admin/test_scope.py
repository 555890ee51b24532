"""A GM sees and touches the rows of their own campaigns, through whatever channel; each has a twin without the scope.

`table.gm` runs "The Long Road" and is a player in the Vexation campaign.
"""

from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

import pytest
from django.db.models import QuerySet
from django.test import Client

from campaigntracker.campaigns.admin.scope import Scope
from events_app.models import Event
from sessions_app.models import Session
from tests.admin.conftest import SECRET
from tests.admin.forms import MODELS, address, save, typed
from tests.admin.rows import Rows
from tests.conftest import Persona, Table
from tests.factories import CampaignFactory, CharacterFactory, MemberFactory, SessionFactory

Channel = Callable[[Client, Rows, Rows], str]


def text_of(response: Any) -> str:
    """The page, with what the browser is told to open next."""
    return f"{response.status_code} {response.get('Location', '')} {response.content.decode()}"


def lists(client: Client, mine: Rows, theirs: Rows) -> str:
    """Change lists with their filters' choices, and the pages above them."""
    pages = ["/admin/", "/admin/campaigns/", *(address(model) for model in MODELS)]
    return "".join(text_of(client.get(page)) for page in pages)


def searches(client: Client, mine: Rows, theirs: Rows) -> str:
    # What was searched for stands in the search box, so it is searched for by a part of the word.
    return "".join(text_of(client.get(address(model), {"q": SECRET[:5].lower()})) for model in MODELS)


def typed_filters(client: Client, mine: Rows, theirs: Rows) -> str:
    queries = [
        ("session", {"campaign__id__exact": theirs.campaign.pk}),
        ("session", {"gm__id__exact": theirs.member.pk}),
        ("event", {"campaign__id__exact": theirs.campaign.pk}),
        ("event", {"session__id__exact": theirs.session.pk}),
        ("character", {"name": theirs.character.name.upper(), "name__startswith": SECRET[:5]}),
        ("member", {"campaign__id__exact": theirs.campaign.pk}),
        ("event", {"voided": "no"}),
    ]
    return "".join(text_of(client.get(address(model), query)) for model, query in queries)


def date_hierarchies(client: Client, mine: Rows, theirs: Rows) -> str:
    Session.objects.filter(pk=theirs.session.pk).update(real_start_time="1999-04-01T12:00Z")
    Event.objects.filter(pk=theirs.event.pk).update(real_time="1999-04-01T12:00Z")
    pages = [client.get(address(model)) for model in ("session", "event")]
    return "".join(SECRET for page in pages if "1999" in page.content.decode())


def autocomplete(client: Client, mine: Rows, theirs: Rows) -> str:
    fields = [
        ("sessions_app", "session", "gm"),
        ("sessions_app", "session", "campaign"),
        ("sessions_app", "sessionplayer", "member"),
        ("events_app", "event", "session"),
        ("events_app", "event", "campaign"),
        ("campaigns", "character", "member"),
        ("campaigns", "invitation", "member"),
    ]
    answers = [
        client.get("/admin/autocomplete/", {"app_label": app, "model_name": model, "field_name": field, "term": ""})
        for app, model, field in fields
    ]
    return "".join(map(text_of, answers))


def pickers(client: Client, mine: Rows, theirs: Rows) -> str:
    """Selects of every form, inlines included."""
    adding = [address(model, "add") for model in MODELS if model not in ("invitation", "apitoken")]
    changing = [address(model, getattr(mine, model).pk, "change") for model in MODELS]
    return "".join(text_of(client.get(page)) for page in adding + changing)


def addresses(client: Client, mine: Rows, theirs: Rows) -> str:
    """The pages of single rows, typed by hand; with them the pop-up's way of naming a row."""
    verbs = ("change", "history", "delete")
    pages = [address(model, getattr(theirs, model).pk, verb) for model in MODELS for verb in verbs]
    pages.append(address("campaign", theirs.campaign.slug, "change") + "?_to_field=slug&_popup=1")
    return "".join(text_of(client.get(page)) for page in pages)


def reverting(client: Client, mine: Rows, theirs: Rows) -> str:
    Event.objects.filter(pk=theirs.event.pk).update(name="something else")
    version = theirs.event.history.get()
    return text_of(client.get(address("event", theirs.event.pk, "history", version.pgh_id, "revert")))


def event_actions(client: Client, mine: Rows, theirs: Rows) -> str:
    client.post(address("event"), {"action": "void", "_selected_action": [theirs.event.pk]})
    client.post(
        address("event"), {"action": "hide_from_party", "select_across": 1, "_selected_action": [mine.event.pk]}
    )
    event = Event.objects.get(pk=theirs.event.pk)
    return SECRET if event.is_voided or event.is_secret else ""


def session_actions(client: Client, mine: Rows, theirs: Rows) -> str:
    planned = SessionFactory(campaign=theirs.campaign, number=8)
    client.post(address("session"), {"action": "cancel", "_selected_action": [planned.pk]})
    return SECRET if Session.objects.get(pk=planned.pk).is_cancelled else ""


def posted_changes(client: Client, mine: Rows, theirs: Rows) -> str:
    data = typed(client, address("event", mine.event.pk, "change"), name="overwritten")
    client.post(address("event", theirs.event.pk, "change"), data | {"session": str(theirs.session.pk)})
    # Without the scope the mark of the other row stands in the way; the answer then tells of it.
    answer = client.post(address("event", theirs.event.pk, "change"), data)
    return text_of(answer)


def posted_relations(client: Client, mine: Rows, theirs: Rows) -> str:
    answer = save(client, address("session", "add"), campaign=str(theirs.campaign.pk), number="77", title="smuggled in")
    assert answer.status_code == 200 or Session.objects.filter(title="smuggled in").exists()
    return SECRET if Session.objects.filter(title="smuggled in").exists() else ""


CHANNELS: list[Channel] = [
    lists, searches, typed_filters, date_hierarchies, autocomplete, pickers, addresses, reverting, event_actions,
    session_actions, posted_changes, posted_relations,
]  # fmt: skip
by_name = pytest.mark.parametrize("channel", CHANNELS, ids=lambda channel: channel.__name__)


@pytest.fixture
def no_scope() -> Iterator[None]:
    """The safeguard taken away."""

    def narrow(scope: Scope, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows

    with patch.object(Scope, "narrow", narrow), patch.object(Scope, "holds", lambda scope, row: True):
        yield


@by_name
def test_nothing_of_another_campaign_comes_through(table: Table, mine: Rows, theirs: Rows, channel: Channel) -> None:
    assert SECRET not in channel(table.gm.client, mine, theirs)


@by_name
@pytest.mark.usefixtures("no_scope")
def test_without_the_scope_it_would(table: Table, mine: Rows, theirs: Rows, channel: Channel) -> None:
    assert SECRET in channel(table.gm.client, mine, theirs)


@by_name
def test_a_superuser_gets_through(mine: Rows, theirs: Rows, superuser: Persona, channel: Channel) -> None:
    assert SECRET in channel(superuser.client, mine, theirs)


def test_rows_of_others_answer_like_rows_that_are_not_there(table: Table, mine: Rows, theirs: Rows) -> None:
    for model in MODELS:
        for verb in ("change", "history", "delete"):
            nowhere = address(model, "01890000-0000-7000-8000-000000000000", verb)
            theirs_page = address(model, getattr(theirs, model).pk, verb)
            for verb_of_http in ("get", "post"):
                ask = getattr(table.gm.client, verb_of_http)
                answers = {ask(page, {"post": "yes"}).status_code for page in (nowhere, theirs_page)}
                # 403 where that is done to nobody's rows.
                assert answers in ({404}, {403})


def test_own_rows_come_through_every_list(table: Table, mine: Rows, theirs: Rows) -> None:
    for model in MODELS:
        listed = table.gm.client.get(address(model)).context["cl"].queryset
        assert getattr(mine, model).pk in [row.pk for row in listed]


@pytest.mark.parametrize(
    ("model", "field", "target"),
    [("session", "gm", "member"), ("character", "member", "member"), ("event", "session", "session")],
)
def test_a_foreign_id_is_an_error_beside_its_field(
    table: Table, mine: Rows, theirs: Rows, model: str, field: str, target: str
) -> None:
    row = getattr(mine, model)
    answer = save(table.gm.client, address(model, row.pk, "change"), **{field: str(getattr(theirs, target).pk)})
    assert answer.status_code == 200
    assert field in answer.context["adminform"].form.errors
    row.refresh_from_db()
    assert getattr(row, f"{field}_id") != getattr(theirs, target).pk


def test_a_foreign_player_or_character_on_the_roster_is_an_error(table: Table, mine: Rows, theirs: Rows) -> None:
    page = address("session", mine.session.pk, "change")
    for field, row in (("member", theirs.member), ("brought", theirs.character)):
        value: Any = str(row.pk) if field == "member" else [str(row.pk)]
        answer = save(table.gm.client, page, **{f"players-0-{field}": value})
        assert answer.status_code == 200
        assert field in answer.context["inline_admin_formsets"][0].formset.errors[0]
    assert [player.member_id for player in mine.session.players.all()] == [mine.member.pk]


def test_two_campaigns_of_one_gm_do_not_meet_in_a_row(table: Table, mine: Rows) -> None:
    second = CampaignFactory(name="Second")
    MemberFactory(campaign=second, role="gm", user=table.gm.user)
    other = MemberFactory(campaign=second)
    adding = save(
        table.gm.client,
        address("character", "add"),
        campaign=str(mine.campaign.pk),
        name="Two-faced",
        member=str(other.pk),
    )
    assert adding.context["adminform"].form.errors["member"] == ["Choose one of the same campaign."]
    changing = save(table.gm.client, address("character", mine.character.pk, "change"), member=str(other.pk))
    assert "member" in changing.context["adminform"].form.errors
    row = {"players-TOTAL_FORMS": "1", "players-0-member": str(other.pk), "players-0-rsvp": "yes"}
    new = {"campaign": str(mine.campaign.pk), "number": "50"}
    roster = save(table.gm.client, address("session", "add"), **new, **row)
    assert roster.status_code == 200
    assert "session's campaign" in roster.content.decode().replace("&#x27;", "'")
    assert not Session.objects.filter(number=50).exists()


def test_the_campaign_of_a_row_never_changes(table: Table, mine: Rows) -> None:
    second = CampaignFactory(name="Second")
    MemberFactory(campaign=second, role="gm", user=table.gm.user)
    answer = save(
        table.gm.client, address("character", mine.character.pk, "change"), campaign=str(second.pk), name="Moved"
    )
    assert answer.status_code == 302
    mine.character.refresh_from_db()
    assert (mine.character.name, mine.character.campaign_id) == ("Moved", mine.campaign.pk)


def test_a_version_of_another_row_does_not_fit(table: Table, mine: Rows) -> None:
    other = CharacterFactory(campaign=mine.campaign)
    other.name = "Changed"
    other.save()
    version = other.history.get()
    page = address("character", mine.character.pk, "history", version.pgh_id, "revert")
    assert table.gm.client.get(page).status_code == 404
