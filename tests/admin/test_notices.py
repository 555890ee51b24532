"""Looking at notices in the admin: of one's own campaigns, and nothing to change."""

import pytest

from sessions_app.models import NoticeSettings
from tests.campaigns.counting import queries_of
from tests.conftest import Table
from tests.factories import MemberFactory, NoticeFactory, SessionFactory

SECRET = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture
def chosen(table: Table) -> NoticeSettings:
    url = f"https://discord.com/api/webhooks/1/{SECRET}"
    return NoticeSettings.objects.create(campaign=table.campaign, webhook_url=url)


def test_lists_and_rows(table: Table, chosen: NoticeSettings) -> None:
    own = NoticeFactory(session=SessionFactory(campaign=table.campaign, title="Mine"))
    other = NoticeFactory(session=SessionFactory(title="Zyxwort"))
    for model, row in (("notice", own), ("noticesettings", chosen)):
        for path in ("", f"?q={table.campaign.name}", f"{row.pk}/change/"):
            answer = table.gm.client.get(f"/admin/sessions_app/{model}/{path}")
            assert answer.status_code == 200
            assert SECRET not in answer.content.decode()
            assert "Zyxwort" not in answer.content.decode()
        for path in ("add/", f"{row.pk}/delete/"):
            assert table.gm.client.get(f"/admin/sessions_app/{model}/{path}").status_code in (403, 404)
        assert table.gm.client.get(f"/admin/sessions_app/{model}/{row.pk}/history/").status_code == 404
        assert table.gm.client.post(f"/admin/sessions_app/{model}/{row.pk}/change/", {}).status_code == 403
    assert table.gm.client.get(f"/admin/sessions_app/notice/{other.pk}/change/").status_code == 404
    assert "discord.com …wxyz" in table.gm.client.get("/admin/sessions_app/noticesettings/").content.decode()


def test_queries_do_not_grow(table: Table) -> None:
    def fill(count: int) -> None:
        for _ in range(count):
            session = SessionFactory(campaign=table.campaign)
            NoticeFactory(session=session, member=MemberFactory(campaign=table.campaign))

    fill(2)
    few = queries_of(table.gm.client, "/admin/sessions_app/notice/")
    fill(8)
    assert queries_of(table.gm.client, "/admin/sessions_app/notice/") == few
