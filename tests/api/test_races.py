"""The same event from two senders at once is stored once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client

from events_app.models import Event
from tests.api.conftest import SECRETS, bearer
from tests.factories import ApiTokenFactory, CampaignFactory, SessionFactory

NOTE = {"id": "same", "event": {"type": "note", "name": "Once"}}


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one_event() -> None:
    campaign = CampaignFactory(slug="the-long-road")
    ApiTokenFactory(campaign=campaign, secret=SECRETS["writer"])
    SessionFactory(campaign=campaign, in_progress=True)
    together = Barrier(4)

    def send(_number: int) -> list[str]:
        try:
            together.wait(timeout=30)
            address = "/api/v1/campaigns/the-long-road/events"
            answer = Client().post(address, NOTE, content_type="application/json", headers=bearer("writer"))
            return [result["status"] for result in answer.json()["results"]]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        outcomes = sorted(status for statuses in pool.map(send, range(4)) for status in statuses)
    assert outcomes == ["created", "duplicate", "duplicate", "duplicate"]
    assert Event.objects.count() == 1
