"""Correcting what was prepared in the admin."""

from django.urls import reverse

from sessions_app.models import PrepItem
from tests.admin.forms import address, save
from tests.conftest import Table
from tests.factories import CampaignFactory, PrepItemFactory, SessionFactory


def test_an_item_is_corrected_and_ticked(table: Table) -> None:
    item = PrepItemFactory(session__campaign=table.campaign, text="The bridge")
    url = address("prepitem", item.pk, "change")
    save(table.gm.client, url, text="The ford", kind="place", done_at_0="2025-01-20", done_at_1="19:30:00")
    item.refresh_from_db()
    assert (item.text, item.kind, item.done_at is not None) == ("The ford", "place", True)
    save(table.gm.client, url, done_at_0="", done_at_1="")
    item.refresh_from_db()
    assert item.done_at is None
    page = save(table.gm.client, url, text="")
    assert page.status_code == 200
    item.refresh_from_db()
    assert item.text == "The ford"
    history = reverse("admin:sessions_app_prepitem_history", args=[item.pk])
    assert "The bridge" in table.gm.client.get(history).content.decode()


def test_an_item_is_added_and_removed(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign)
    said = {"campaign": str(table.campaign.pk), "kind": "secret", "text": "The mayor is dead"}
    save(table.gm.client, address("prepitem", "add"), **said, session=str(session.pk))
    item = PrepItem.objects.get()
    assert (item.session, item.kind, item.done_at) == (session, "secret", None)
    assert table.gm.client.get(item.get_absolute_url()).status_code == 200
    table.gm.client.post(address("prepitem", item.pk, "delete"), {"post": "yes"})
    assert not PrepItem.objects.exists()


def test_an_item_of_another_campaign_is_not_there(table: Table) -> None:
    item = PrepItemFactory(session__campaign=CampaignFactory())
    assert table.gm.client.get(address("prepitem", item.pk, "change")).status_code == 404
