"""The recap: begun from the log, looked at, kept as a draft, published."""

import pytest

from campaigntracker.campaigns.models import Viewer
from events_app.domain.items import EventItem
from events_app.domain.recap import recap_text
from events_app.models import Event
from sessions_app.models import Session
from tests.conftest import Table
from tests.factories import (
    GoalFactory,
)
from tests.sessions_app.views.closing.pressing import address, log, press
from tests.sessions_app.views.forms import open_form, typed_into


def test_a_draft_is_read_by_gms_alone(table: Table, over: Session) -> None:
    press(table, over, "save:recap", gm_summary="Half a thought", recap_use="draft")
    over.refresh_from_db()
    assert (over.recap_draft, over.summary["gm"]) == ("Half a thought", "It was dark.")
    for persona in (table.gm, table.player):
        assert "Half a thought" not in persona.client.get(over.get_absolute_url()).content.decode()
    assert open_form(table.gm.client, address(over))["gm_summary"] == ["Half a thought"]


def test_a_published_recap_is_taken_back(table: Table, over: Session) -> None:
    press(table, over, "save:recap", recap_use="withdraw")
    over.refresh_from_db()
    assert (over.recap_draft, over.summary.get("gm")) == ("It was dark.", None)


def test_a_draft_is_not_published_by_the_end(table: Table, playing: Session) -> None:
    press(table, playing, "save:recap", gm_summary="Half a thought", recap_use="draft")
    press(table, playing, "end")
    playing.refresh_from_db()
    assert (playing.recap_draft, playing.summary) == ("Half a thought", {})


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_preview_saves_nothing(table: Table, over: Session, headers: dict) -> None:
    form = open_form(table.gm.client, address(over)) | {"gm_summary": "So **bold**", "act": "preview"}
    html = table.gm.client.post(address(over), form, headers=headers).content.decode()
    assert "<strong>bold</strong>" in html
    assert typed_into(html)["gm_summary"] == ["So **bold**"]
    over.refresh_from_db()
    assert over.summary["gm"] == "It was dark."


def test_a_recap_begins_with_what_the_log_tells_everybody(table: Table, playing: Session) -> None:
    log(
        playing,
        EventItem(type="item_acquired", name="The lantern"),
        EventItem(type="item_acquired", name="The Hush’s eye", visibility="gm"),
    )
    html = press(table, playing, "compose").content.decode()
    [text] = typed_into(html)["gm_summary"]
    assert "the lantern" in text
    assert "Hush" not in text


def begun(table: Table, session: Session, **typed: object) -> str:
    html = press(table, session, "compose", **typed).content.decode()
    [text] = typed_into(html)["gm_summary"]
    return text


def test_the_recap_to_begin_with_tells_what_is_typed_on_the_page(table: Table, playing: Session) -> None:
    log(playing, EventItem(type="treasure_gained", amount=100), EventItem(type="item_acquired", name="Rope"))
    goal = GoalFactory(campaign=playing.campaign, title="Find them all", target=12)
    secret = GoalFactory(campaign=playing.campaign, title="Xyzzy", visibility="gm")
    typed = {
        "treasure": "50",
        "xp": "4000",
        "is_split": "on",
        "items": "Lantern",
        f"progress-{goal.pk.hex}": "3",
        f"progress-{secret.pk.hex}": "5",
    }
    text = begun(table, playing, **typed)
    for told in ("150 gp", "4,000 XP", "Rope", "Lantern", "“Find them all” (+3)"):
        assert told in text
    assert "Xyzzy" not in text
    assert Event.objects.count() == 2, "nothing is saved"
    form = open_form(table.gm.client, address(playing)) | typed | {"gm_summary": text, "act": "end"}
    assert table.gm.client.post(address(playing), form).status_code == 302
    again = Session.objects.get(pk=playing.pk)
    told_by_the_log = recap_text(again, Viewer.of_role(again.campaign, is_gm=False))
    assert text.startswith("It all happened")
    assert text.startswith(told_by_the_log.partition(".")[0])
    assert text.endswith(told_by_the_log[told_by_the_log.index("They gained") :])


def test_what_cannot_be_saved_is_not_told(table: Table, playing: Session) -> None:
    log(playing, EventItem(type="treasure_gained", amount=100))
    text = begun(table, playing, xp="many", treasure="50")
    assert "100 gp" in text
    assert "XP" not in text
