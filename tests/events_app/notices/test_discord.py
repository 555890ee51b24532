"""What a webhook is sent, and what people's texts cannot do in it."""

import datetime as dt
import json
from typing import Any

from events_app.notices import discord
from events_app.notices.letter import Letter
from sessions_app.models import Session
from tests.events_app.notices.conftest import EVENING
from tests.factories import DateOptionFactory


def message(session: Session, kind: str = "reminder") -> dict[str, Any]:
    return discord.message(Letter(kind, session.campaign, session))


def test_a_reminder(session: Session) -> None:
    [embed] = message(session)["embeds"]
    assert embed["title"] == "Session 7: The mill"
    assert embed["url"] == "http://localhost:8000/c/road/sessions/7/"
    assert f"<t:{int(EVENING.timestamp())}:F>" in embed["description"]
    assert "Find the bell" in embed["description"]
    fields = {field["name"]: field["value"] for field in embed["fields"]}
    assert fields == {"Where": "Jo's kitchen", "Previously, in Session 6: The ferry": r"They crossed\."}
    assert "Zyxwort" not in json.dumps(embed)


def test_nobody_is_called_and_nothing_is_linked(session: Session) -> None:
    nasty = "@everyone <@123> [free](https://evil.example) https://evil.example **bold** `code` # head ||spoiler||"
    session.title = session.location = nasty
    session.planned_objectives = [nasty]
    Session.objects.filter(number=6).update(summary={"gm": nasty})
    body = message(session)
    assert body["allowed_mentions"] == {"parse": []}
    text = json.dumps(body, ensure_ascii=False)
    assert "@everyone" not in text
    assert "<@123>" not in text
    assert "https://evil" not in text
    for part in (body["embeds"][0]["description"], *(field["value"] for field in body["embeds"][0]["fields"])):
        assert "](" not in part
        assert "**bold" not in part


def test_proposed_dates(session: Session) -> None:
    later = EVENING + dt.timedelta(days=7)
    for moment in (EVENING, later):
        DateOptionFactory(session=session, starts_at=moment)
    [embed] = message(session, "dates")["embeds"]
    for moment in (EVENING, later):
        assert f"<t:{int(moment.timestamp())}:F>" in embed["description"]


def test_the_longest_there_can_be_fits(session: Session) -> None:
    session.title = session.location = session.campaign.name = "*" * 200
    session.planned_objectives = ["*" * 500] * 50
    Session.objects.filter(number=6).update(title="*" * 200, summary={"gm": r"\*" * 5_000})
    for number in range(12):
        DateOptionFactory(session=session, starts_at=EVENING + dt.timedelta(days=number))
    for kind in ("reminder", "dates", "picked"):
        [embed] = message(session, kind)["embeds"]
        texts = [embed["title"], embed["description"], embed["footer"]["text"]]
        texts += [text for field in embed["fields"] for text in (field["name"], field["value"])]
        assert len(embed["title"]) <= 256
        assert len(embed["description"]) <= 4096
        assert all(len(field["name"]) <= 256 and len(field["value"]) <= 1024 for field in embed["fields"])
        assert sum(map(len, texts)) <= 6000


def test_the_test_message() -> None:
    body = discord.test_message("@everyone " * 400)
    assert len(body["content"]) <= 2000
    assert "@everyone" not in body["content"]
    assert body["allowed_mentions"] == {"parse": []}
