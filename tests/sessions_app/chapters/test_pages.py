"""The pages of chapters: who may read and write them, and what they say."""

import re

import pytest
from django.utils.html import strip_tags

from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from sessions_app.models import Chapter, Session
from tests.campaigns.counting import queries_of
from tests.conftest import Persona, Table
from tests.factories import (
    NOON,
    ChapterFactory,
    GoalFactory,
    SessionFactory,
    SessionGoalFactory,
    SessionPlayerFactory,
)

pytestmark = pytest.mark.django_db

HOME = "/c/the-long-road/"
CHAPTERS = f"{HOME}chapters/"


def text_of(persona: Persona, path: str) -> str:
    answer = persona.client.get(path)
    assert answer.status_code == 200
    main = answer.content.decode().split("<main", 1)[1].split("</main>")[0]
    return re.sub(r"\s+", " ", strip_tags(main.replace("<", " <")))


def tell(table: Table, sessions: int = 2, start: int = 1) -> Chapter:
    """A chapter of so many evenings, each with a blow, a player who came and a goal that was reached."""
    for number in range(start, start + sessions):
        session = SessionFactory(campaign=table.campaign, number=number, completed=True, title=f"Evening {number}")
        items = [
            EventItem(type="combat_start", name="Rats"),
            EventItem(type="combat_end"),
            EventItem(type="xp_awarded", amount=50),
            EventItem(type="xp_awarded", amount=7, visibility="gm"),
            EventItem(type="quest_completed", name=f"Quest {number}"),
        ]
        record_events(table.campaign, items, session=session, by=None, now=NOON)
        SessionPlayerFactory(session=session, member=table.player.member, attended=number % 2 == 1)
        goal = GoalFactory(campaign=table.campaign, title=f"Goal {number}", state="achieved")
        SessionGoalFactory(session=session, goal=goal, outcome="achieved", note=f"Note {number}")
    return ChapterFactory(
        campaign=table.campaign,
        title=f"The mine {start}",
        first_number=start,
        last_number=start + sessions - 1,
        recap="Down *they* went.\n\nAnd up again.",
        gm_notes="Deeper",
    )


def test_who_may_read_and_who_may_write(table: Table) -> None:
    chapter = tell(table)
    for path in (CHAPTERS, f"{CHAPTERS}{chapter.pk}/", f"{HOME}chronicle/"):
        for persona in table.everybody():
            expected = 404 if persona in (table.stranger, table.anonymous) else 200
            assert persona.client.get(path).status_code == expected, (path, persona.name)
    for path in (f"{CHAPTERS}new/", f"{CHAPTERS}{chapter.pk}/edit/"):
        for persona in table.everybody():
            expected = 200 if persona is table.gm else 404
            assert persona.client.get(path).status_code == expected, (path, persona.name)
            assert persona is table.gm or persona.client.post(path, {"title": "x"}).status_code == 404
    for persona in (table.player, table.spectator, table.stranger, table.anonymous):
        assert persona.client.post(f"{CHAPTERS}{chapter.pk}/remove/").status_code == 404
    assert table.gm.client.get(f"{CHAPTERS}{chapter.pk}/remove/").status_code == 405
    assert Chapter.objects.get() == chapter


def test_a_public_campaign_is_read_by_everybody(table: Table) -> None:
    chapter = tell(table)
    table.campaign.is_public = True
    table.campaign.save()
    for path in (CHAPTERS, f"{CHAPTERS}{chapter.pk}/", f"{HOME}chronicle/"):
        assert table.anonymous.client.get(path).status_code == 200


def test_a_chapter_of_another_campaign_is_not_there(table: Table) -> None:
    theirs = ChapterFactory()
    for verb in ("", "edit/"):
        assert table.gm.client.get(f"{CHAPTERS}{theirs.pk}/{verb}").status_code == 404
    assert table.gm.client.post(f"{CHAPTERS}{theirs.pk}/remove/").status_code == 404


def test_empty_pages_say_what_to_do_first(table: Table) -> None:
    assert "Begin the first chapter" in text_of(table.gm, CHAPTERS)
    assert "As soon as the GM names one" in text_of(table.player, CHAPTERS)
    assert "Plan a session" in text_of(table.gm, f"{CHAPTERS}new/")
    assert "Play the first session" in text_of(table.gm, f"{HOME}chronicle/")
    assert "The first session that is played begins" in text_of(table.player, f"{HOME}chronicle/")


def test_the_list_tells_of_chapters_and_of_what_is_in_none(table: Table) -> None:
    tell(table, 2)
    SessionFactory(campaign=table.campaign, number=4, status="planned", title="Alone")
    SessionFactory(campaign=table.campaign, number=5, status="cancelled", title="Never")
    ChapterFactory(campaign=table.campaign, title="What comes", first_number=6)
    text = text_of(table.player, CHAPTERS)
    assert text.index("Sessions 1 to 2") < text.index("Session 4 · in no chapter") < text.index("From session 6 on")
    assert "Down they went." in text
    assert "And up again" not in text
    assert "combats 2" in text
    assert "experience 100" in text
    assert "8 h at the table" in text
    assert "Never" not in text


def test_figures_are_those_of_the_readers_copy_and_stated_ones_win(table: Table) -> None:
    chapter = tell(table, 3)
    Session.objects.of(table.campaign).filter(number=3).update(stats={"xpEarned": 1000})
    assert "experience 1,100" in text_of(table.player, f"{CHAPTERS}{chapter.pk}/")
    assert "experience 1,114" in text_of(table.gm, f"{CHAPTERS}{chapter.pk}/")


def test_the_page_of_a_chapter(table: Table) -> None:
    before = tell(table, 2)
    chapter = tell(table, 3, start=3)
    text = text_of(table.player, f"{CHAPTERS}{chapter.pk}/")
    assert "Sessions 3 to 5" in text
    assert "And up again." in text
    assert "Goal 3" in text
    assert "Quest 5" in text
    assert "Goal 2" not in text
    assert "Player 2 of 3 sessions" in text
    assert before.title in text
    assert "Deeper" not in text
    assert "Deeper" in text_of(table.gm, f"{CHAPTERS}{chapter.pk}/")


def test_goals_of_the_gms_do_not_show(table: Table) -> None:
    chapter = tell(table, 1)
    plot = GoalFactory(campaign=table.campaign, title="The plot", state="achieved", visibility="gm")
    SessionGoalFactory(session=Session.objects.of(table.campaign).get(), goal=plot, outcome="achieved")
    for path in (f"{CHAPTERS}{chapter.pk}/", f"{HOME}chronicle/"):
        assert "The plot" not in text_of(table.player, path)
        assert "The plot" in text_of(table.gm, path)


def test_a_gm_writes_changes_and_removes_a_chapter(table: Table) -> None:
    for number in (1, 2, 3):
        SessionFactory(campaign=table.campaign, number=number, title=f"Evening {number}")
    form = table.gm.client.get(f"{CHAPTERS}new/").content.decode()
    assert '<option value="1" selected>' in form
    said = {"title": "The mine", "first": "1", "last": "", "recap": "Down.", "gm_notes": "Deeper"}
    answer = table.gm.client.post(f"{CHAPTERS}new/", said)
    chapter = Chapter.objects.get()
    assert answer.url == f"{CHAPTERS}{chapter.pk}/"
    assert chapter.last_number is None
    edit = f"{CHAPTERS}{chapter.pk}/edit/"
    table.gm.client.post(edit, said | {"last": "2", "base_version": "1"})
    chapter.refresh_from_db()
    assert chapter.last_number == 2
    refused = table.gm.client.post(f"{CHAPTERS}new/", said | {"title": "The mill", "first": "2", "last": "3"})
    assert "Session 2 is in “The mine” already." in refused.content.decode()
    assert "The mill" in refused.content.decode()
    table.gm.client.post(f"{CHAPTERS}{chapter.pk}/remove/")
    assert not Chapter.objects.exists()


def test_two_who_change_one_chapter_see_both_texts(table: Table) -> None:
    chapter = tell(table, 2)
    edit = f"{CHAPTERS}{chapter.pk}/edit/"
    said = {"title": "Theirs", "first": "1", "last": "", "recap": "", "gm_notes": "", "base_version": "1"}
    table.gm.client.post(edit, said)
    mine = table.gm.client.post(edit, said | {"title": "Mine", "last": "2", "recap": "My recap"})
    page = mine.content.decode()
    assert "Somebody else changed this" in page
    assert '<dd class="version-text">Theirs</dd>' in page
    assert "– it goes on –</dd>" in page
    assert "My recap" in page
    assert Chapter.objects.get().title == "Theirs"
    table.gm.client.post(edit, said | {"title": "Mine", "base_version": "2"})
    assert Chapter.objects.get().title == "Mine"


def test_a_number_that_no_session_bears_any_more_can_be_kept(table: Table) -> None:
    SessionFactory(campaign=table.campaign, number=1)
    chapter = ChapterFactory(campaign=table.campaign, title="The mine", first_number=7, last_number=9)
    said = {"title": "Mine", "first": "7", "last": "9", "base_version": "1"}
    assert table.gm.client.post(f"{CHAPTERS}{chapter.pk}/edit/", said).status_code == 302
    assert "No session has these numbers yet." in text_of(table.gm, f"{CHAPTERS}{chapter.pk}/")


@pytest.mark.parametrize("name", ["gm", "player"])
def test_pages_take_as_many_queries_for_many_rows_as_for_few(table: Table, name: str) -> None:
    persona: Persona = getattr(table, name)
    few = tell(table, 2)
    # Where the chronicle comes first, it finds no recap that was told before.
    paths = (f"{HOME}chronicle/", CHAPTERS, f"{CHAPTERS}{few.pk}/")
    counted = [queries_of(persona.client, path) for path in paths]
    many = tell(table, 9, start=3)
    tell(table, 1, start=12)
    again = (f"{HOME}chronicle/", CHAPTERS, f"{CHAPTERS}{many.pk}/")
    assert [queries_of(persona.client, path) for path in again] == counted


def test_a_chapter_tells_how_recaps_begin_and_where_they_go_on(table: Table) -> None:
    chapter = ChapterFactory(campaign=table.campaign, title="The mine", first_number=1, last_number=2)
    SessionFactory(campaign=table.campaign, number=1, completed=True, title="Long", summary={"gm": "One.\n\nTwo."})
    SessionFactory(campaign=table.campaign, number=2, completed=True, title="Short", summary={"gm": "All.\n"})
    text = text_of(table.player, f"{CHAPTERS}{chapter.pk}/")
    assert "Two." not in text
    assert text.count("Read on") == 1
    assert "Read on : Long" in text


def test_the_chronicle_asks_as_often_for_many_published_recaps_as_for_one(table: Table) -> None:
    summary = {"gm": "One.\n\nTwo.", "highlights": ["A song"]}
    SessionFactory(campaign=table.campaign, number=1, completed=True, summary=summary)
    once = queries_of(table.player.client, f"{HOME}chronicle/")
    for number in range(2, 9):
        SessionFactory(campaign=table.campaign, number=number, completed=True, summary=summary)
    assert queries_of(table.player.client, f"{HOME}chronicle/") == once
