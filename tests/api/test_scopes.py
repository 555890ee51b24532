"""Every operation as every token."""

import pytest

from events_app.models import Event
from sessions_app.models import Session
from tests.api.conftest import Programs
from tests.factories import CampaignFactory, MemberFactory, UserFactory

READS = ("sessions", "sessions/3", "sessions/3/events")
WRITES = ("events", "sessions/3/events")
NOTE = {"event": {"type": "note"}}


@pytest.mark.parametrize(
    ("name", "reading", "writing"),
    [
        ("writer", 403, 201),
        ("party", 200, 403),
        ("all", 200, 403),
        ("both", 200, 201),
        ("full", 200, 201),
        ("revoked", 401, 401),
        ("foreign", 404, 404),
        (None, 401, 401),
    ],
)
def test_each_token_does_what_it_may(
    programs: Programs, session: Session, name: str | None, reading: int, writing: int
) -> None:
    assert {programs.get(name, path).status_code for path in READS} == {reading}
    assert {programs.post(name, path, NOTE).status_code for path in WRITES} == {writing}
    assert Event.objects.count() == (2 if writing == 201 else 0)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        "Basic ct_writer-secret",
        "Bearer " + "x" * 5000,
        "Bearer ct_é\x7f",
    ],
)
def test_what_is_no_token_is_told_how_to_come(programs: Programs, session: Session, header: str) -> None:
    answer = programs.client.get(programs.address("sessions"), headers={"Authorization": header})
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthorized")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_somebody_logged_in_is_nobody_here(programs: Programs, session: Session) -> None:
    user = UserFactory()
    MemberFactory(campaign=programs.campaign, role="gm", user=user)
    programs.client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert programs.get(None, "sessions").status_code == 401


def test_what_is_not_there_looks_like_what_is_anothers(programs: Programs, session: Session) -> None:
    CampaignFactory(slug="elsewhere")
    answers = [
        programs.client.get(f"/api/v1/campaigns/{slug}/sessions", headers={"Authorization": "Bearer ct_all___-secret"})
        for slug in ("elsewhere", "nowhere")
    ]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


@pytest.mark.parametrize("path", ["sessions/4", "sessions/4/events", "sessions/x", "sessions/-1", "nothing", ""])
def test_an_address_that_leads_nowhere_says_so_in_json(programs: Programs, session: Session, path: str) -> None:
    answer = programs.get("all", path)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_a_method_that_is_not_there_is_refused_in_json(programs: Programs, session: Session) -> None:
    answer = programs.client.delete(programs.address("sessions/3"))
    assert (answer.status_code, answer.json()["code"], answer.headers["Allow"]) == (405, "method_not_allowed", "GET")


def test_using_a_token_is_noted(programs: Programs, session: Session) -> None:
    assert programs.token("party").last_used_at is None
    programs.get("party", "sessions")
    assert programs.token("party").last_used_at is not None
