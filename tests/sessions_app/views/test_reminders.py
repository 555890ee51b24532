"""Who may decide about reminders, and what of a webhook is shown."""

import datetime as dt

import pytest
from django.utils import timezone

from campaigntracker.web import outbound
from campaigntracker.web.outbound import Answer
from sessions_app.models import Notice, NoticeSettings
from tests.campaigns.counting import queries_of
from tests.conftest import Table
from tests.factories import NOON, NoticeFactory, SessionFactory, SessionPlayerFactory

PAGE = "/c/the-long-road/settings/reminders/"
SECRET = "abcdefghijklmnopqrstuvwxyz"
HOOK = f"https://discord.com/api/webhooks/123/{SECRET}"


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[dict]:
    made: list[dict] = []

    def post(host: str, path: str, body: object, *, headers: object) -> Answer:
        made.append({"host": host, "path": path, "body": body, "headers": headers})
        return Answer(204)

    monkeypatch.setattr(outbound, "post_json", post)
    return made


@pytest.mark.parametrize("name", ["player", "spectator", "stranger", "anonymous"])
@pytest.mark.parametrize("path", ["", "webhook/", "test/"])
def test_only_gms_decide(table: Table, name: str, path: str) -> None:
    client = getattr(table, name).client
    assert client.post(PAGE + path, {"hours_ahead": "3"}).status_code == 404
    assert not NoticeSettings.objects.exists()
    if not path:
        assert client.get(PAGE).status_code == 404


def test_hours_and_mails(table: Table) -> None:
    assert b'value="24"' in table.gm.client.get(PAGE).content
    response = table.gm.client.post(PAGE, {"hours_ahead": "48"})
    assert response.status_code == 302
    chosen = NoticeSettings.objects.get()
    assert (chosen.by_mail, chosen.hours_ahead) == (False, 48)


@pytest.mark.parametrize("hours", ["0", "337", "x", "", "-1", "1e3"])
def test_hours_that_cannot_be(table: Table, hours: str) -> None:
    response = table.gm.client.post(PAGE, {"hours_ahead": hours, "by_mail": "on"})
    assert response.status_code == 200
    assert "hours_ahead" in response.context["form"].errors
    assert not NoticeSettings.objects.exists()


def test_a_second_writer_is_told(table: Table) -> None:
    seen = table.gm.client.get(PAGE).context["form"]["seen"].value()
    table.gm.client.post(PAGE, {"hours_ahead": "48", "by_mail": "on", "seen": seen})
    second = table.gm.client.post(PAGE, {"hours_ahead": "12", "by_mail": "on", "seen": seen})
    assert "Saved meanwhile: 48" in second.content.decode()
    assert NoticeSettings.objects.get().hours_ahead == 48


def test_a_webhook_is_shown_masked_and_never_again(table: Table) -> None:
    saved = table.gm.client.post(f"{PAGE}webhook/", {"webhook_url": HOOK}, follow=True)
    assert "discord.com …wxyz" in saved.content.decode()
    assert SECRET not in saved.content.decode()
    assert NoticeSettings.objects.get().webhook_url == HOOK
    for path in ("settings/", "members/", ""):
        assert SECRET not in table.gm.client.get(f"/c/the-long-road/{path}").content.decode()
    table.gm.client.post(f"{PAGE}webhook/", {"remove": "1", "webhook_url": ""})
    assert NoticeSettings.objects.get().webhook_url == ""


def test_what_was_typed_is_kept_beside_the_reason(table: Table) -> None:
    typed = "https://evil.example/api/webhooks/1/a"
    answer = table.gm.client.post(f"{PAGE}webhook/", {"webhook_url": typed})
    assert answer.status_code == 200
    assert typed in answer.content.decode()
    assert "to these hosts only" in answer.content.decode()
    assert not NoticeSettings.objects.exists()


def test_a_test_message_and_no_second_at_once(table: Table, calls: list[dict]) -> None:
    assert "no webhook" in table.gm.client.post(f"{PAGE}test/", follow=True).content.decode()
    table.gm.client.post(f"{PAGE}webhook/", {"webhook_url": HOOK})
    assert "test message is sent" in table.gm.client.post(f"{PAGE}test/", follow=True).content.decode()
    assert "wait a little" in table.gm.client.post(f"{PAGE}test/", follow=True).content.decode()
    [call] = calls
    assert (call["host"], call["path"]) == ("discord.com", f"/api/webhooks/123/{SECRET}")
    assert call["body"]["allowed_mentions"] == {"parse": []}


def test_a_test_that_fails_says_why(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbound, "post_json", lambda *args, **options: Answer(404))
    table.gm.client.post(f"{PAGE}webhook/", {"webhook_url": HOOK})
    page = table.gm.client.post(f"{PAGE}test/", follow=True).content.decode()
    assert "The webhook no longer exists (404)." in page
    assert SECRET not in page


def test_what_was_sent_is_listed(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign)
    member = table.player.member
    NoticeFactory(session=session, member=member, state="sent", sent_at=NOON)
    NoticeFactory(session=session, member=member, state="failed", problem="Nobody home.")
    NoticeFactory()
    page = table.gm.client.get(PAGE).content.decode()
    assert page.count("E-mail to Player") == 2
    assert "Nobody home." in page


def test_queries_do_not_grow(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign)
    NoticeFactory.create_batch(2, session=session)
    few = queries_of(table.gm.client, PAGE)
    NoticeFactory.create_batch(30, session=session)
    assert queries_of(table.gm.client, PAGE) == few
    assert "Page" in table.gm.client.get(f"{PAGE}?page=2").content.decode()
    assert Notice.objects.count() == 32


def test_the_page_says_what_goes_out_next(table: Table) -> None:
    page = f"/c/{table.campaign.slug}/settings/reminders/"
    start = timezone.now() + dt.timedelta(days=3)
    session = SessionFactory(campaign=table.campaign, number=4, title="The ford", real_start_time=start)
    SessionPlayerFactory(session=session, member=table.player.member)
    user = table.player.user
    assert user is not None
    user.email = "player@example.org"
    user.save()
    told = table.gm.client.get(page).content.decode()
    assert "The next reminder goes out" in told
    assert "by mail to 1 player." in told
    assert "Plan a session with a date" not in told
    user.email = ""
    user.save()
    assert "to nobody as things stand" in table.gm.client.get(page).content.decode()
