"""What nobody types by accident gets an answer, not an error page."""

import pytest

from events_app.models import Event
from tests.admin.forms import address, save
from tests.conftest import Table
from tests.factories import EventFactory


@pytest.mark.parametrize("next_page", ["http://[", "//[", "http://[::1", "javascript:alert(1)", "//evil.example/"])
def test_a_next_page_that_is_no_address_is_ignored(table: Table, next_page: str) -> None:
    assert table.anonymous.client.get("/accounts/login/", {"next": next_page}).status_code == 200
    assert table.anonymous.client.get("/accounts/signup/", {"next": next_page}).status_code == 200
    form = {"login": "player", "password": "a good long password", "next": next_page}
    answer = table.anonymous.client.post("/accounts/login/", form)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


@pytest.mark.parametrize("token", ["%00", "a%00", "a%2Fb", "%FF%FE"])
def test_an_invitation_that_cannot_be_is_not_there(table: Table, token: str) -> None:
    assert table.player.client.get(f"/invitations/{token}/").status_code == 404


@pytest.mark.parametrize("model", ["session", "event"])
@pytest.mark.parametrize("query", ["updated_at__year=999999", "created_at__year=0", "created_at__year=-5"])
def test_an_impossible_year_in_the_admins_address(table: Table, model: str, query: str) -> None:
    assert table.gm.client.get(f"{address(model)}?{query}").status_code in (200, 302)


@pytest.mark.parametrize(
    "data",
    [
        '"x"',
        "1",
        "true",
        '["a"]',
        '{"a":' * 3000 + "1" + "}" * 3000,
        "[" * 60_000,
        '{"a": ' + "[" * 40 + "]" * 40 + "}",
        '{"a": "\\ud800"}',
        '{"a": ' + "9" * 5000 + "}",
        '{"a": ' + "9" * 400 + "}",
        '{"a": NaN}',
    ],
    ids=lambda data: data[:12],
)
def test_data_that_is_no_plain_object_is_refused_in_the_admin(table: Table, data: str) -> None:
    event = EventFactory(campaign=table.campaign, session=None, seq=None)
    answer = save(table.gm.client, address("event", event.pk, "change"), data=data)
    assert answer.status_code == 200
    event.refresh_from_db()
    assert event.data == {}


@pytest.mark.parametrize("year", [1, 1899, 2201, 9999])
def test_a_moment_nobody_can_mean_is_refused(table: Table, year: int) -> None:
    event = EventFactory(campaign=table.campaign, session=None, seq=None)
    before = event.real_time
    save(table.gm.client, address("event", event.pk, "change"), real_time_0=f"{year:04}-06-01", real_time_1="10:00:00")
    assert Event.objects.get(pk=event.pk).real_time == before
