"""The campaign on one page."""

import pytest
from django.core.management import call_command

from campaigntracker.campaigns.models import Campaign
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.rendering.telling import LONGEST, opening
from sessions_app.models import Chapter
from tests.conftest import Table
from tests.exchange.helpers import MIGHTY_NEIN, load
from tests.factories import (
    NOON,
    ChapterFactory,
    CharacterFactory,
    MemberFactory,
    SessionFactory,
    SessionPlayerFactory,
)
from tests.sessions_app.chapters.test_pages import HOME, tell, text_of

pytestmark = pytest.mark.django_db


def test_it_tells_everything_in_its_order(table: Table) -> None:
    tell(table, 2)
    SessionFactory(campaign=table.campaign, number=3, completed=True, title="Written", summary={"gm": "They *rested*."})
    SessionFactory(campaign=table.campaign, number=4, status="planned", title="Not yet")
    text = text_of(table.player, f"{HOME}chronicle/")
    order = (
        "The chronicle of", "Contents", "The mine 1", "Down they went.", "And up again.", "Evening 2",
        "Between chapters", "Written", "They rested", "Who was there", "What was achieved", "When it happened",
        "What it adds up to",
    )  # fmt: skip
    place = 0
    for words in order:
        assert words in text[place:], words
        place = text.index(words, place) + len(words)
    assert "3 sessions" in text
    assert "Not yet" not in text
    assert "Deeper" not in text_of(table.gm, f"{HOME}chronicle/")


def test_a_published_recap_is_told_whole_with_its_highlights(table: Table) -> None:
    summary = {"gm": "# Down\n\nThey *went*.\n\n## Deeper\n\nAnd fell.", "highlights": ["The bridge broke"]}
    session = SessionFactory(campaign=table.campaign, number=1, completed=True, title="Down", summary=summary)
    items = [
        EventItem(type="highlight", name="Nim sang"),
        EventItem(type="highlight", name="The bridge broke"),
        EventItem(type="highlight", name="The duke lied", visibility="gm"),
    ]
    record_events(table.campaign, items, session=session, by=None, now=NOON)
    page = table.player.client.get(f"{HOME}chronicle/").content.decode()
    for part in ("<h4>Down</h4>", "<h5>Deeper</h5>", "<p>And fell.</p>", "Nim sang"):
        assert part in page
    assert page.count("The bridge broke") == 1
    assert "The duke lied" not in page
    assert "The duke lied" in text_of(table.gm, f"{HOME}chronicle/")


def test_without_a_published_recap_it_stays_short(table: Table) -> None:
    SessionFactory(campaign=table.campaign, number=1, completed=True, summary={"auto": "One.\n\nTwo."})
    text = text_of(table.player, f"{HOME}chronicle/")
    assert "One." in text
    assert "Two." not in text


def test_a_range_counts_what_was_played(table: Table) -> None:
    SessionFactory(campaign=table.campaign, number=1, completed=True)
    SessionFactory(campaign=table.campaign, number=2, status="planned")
    ChapterFactory(campaign=table.campaign, title="The mine", first_number=1, last_number=3)
    for path in ("chronicle/", "chapters/", f"chapters/{Chapter.objects.get().pk}/"):
        text = text_of(table.player, f"{HOME}{path}")
        assert "Session 1 " in text
        assert "Sessions 1 to" not in text


def test_figures_can_be_left_out(table: Table) -> None:
    tell(table, 2)
    assert "experience" in text_of(table.player, f"{HOME}chronicle/")
    assert "experience" not in text_of(table.player, f"{HOME}chronicle/?figures=no")


def test_sessions_of_which_nothing_is_told_say_who_was_there(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, number=1, completed=True)
    row = SessionPlayerFactory(session=session, member=table.player.member, attended=True)
    row.characters.add(
        CharacterFactory(campaign=table.campaign, name="Nim"), through_defaults={"campaign": table.campaign}
    )
    SessionPlayerFactory(session=session, member=table.spectator.member, attended=True, position=1)
    SessionPlayerFactory(
        session=session, member=MemberFactory(campaign=table.campaign, display_name="Away"), position=2
    )
    page = table.player.client.get(f"{HOME}chronicle/").content.decode()
    assert '<p class="untold-cast">Nim, Spectator</p>' in page


def test_forty_six_real_sessions_make_a_chronicle(table: Table) -> None:
    if not MIGHTY_NEIN.exists():
        pytest.skip(f"the real file is not beside this checkout ({MIGHTY_NEIN})")
    campaign = load(MIGHTY_NEIN.read_bytes())
    Campaign.objects.filter(pk=campaign.pk).update(is_public=True)
    text = text_of(table.anonymous, "/c/the-mighty-nein/chronicle/")
    assert "46 sessions" in text
    assert "1 Curious Beginnings" in text
    assert "Khary Payton Shakäste" in text
    assert "Liam O&#x27;Brien" in text


def test_the_demo_has_three_chapters(table: Table, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_demo")
    capsys.readouterr()
    text = text_of(table.anonymous, "/c/the-drowned-bell/chronicle/")
    for chapter in Chapter.objects.of(Campaign.objects.get(slug="the-drowned-bell")):
        assert chapter.title in text
    assert "Dana guest in 1 session" in text
    assert "Corvin Tallow dead , Ottoline Gray" in text
    assert "Get Ketterby to say it aloud" not in text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ""),
        ("One.\n\nTwo.", "One."),
        ("# A heading\r\n\r\nOne.", "One."),
        ("A sentence. " * 80, ("A sentence. " * 50).rstrip()),
        ("x" * 700, "x" * LONGEST + " …"),
    ],
)
def test_the_opening_of_a_text(text: str, told: str) -> None:
    assert opening(text) == told
