"""Chapters are made, changed and taken away, and none takes a session from another."""

from dataclasses import replace

import pytest

from campaigntracker.campaigns.domain.errors import RuleError
from sessions_app.domain.chapters import (
    ChapterConflictError,
    ChapterDraft,
    create_chapter,
    edit_chapter,
    remove_chapter,
)
from sessions_app.models import Chapter, Session
from tests.factories import NOON, CampaignFactory, ChapterFactory, SessionFactory

pytestmark = pytest.mark.django_db

DRAFT = ChapterDraft(title="  The   mine ", first=1, last=4, recap="Down.", gm_notes="Deeper")


def test_a_chapter_is_made() -> None:
    chapter = create_chapter(CampaignFactory(), DRAFT, now=NOON)
    kept = Chapter.objects.get()
    assert kept == chapter
    assert (kept.title, kept.first_number, kept.last_number) == ("The mine", 1, 4)
    assert (kept.recap, kept.gm_notes, kept.version) == ("Down.", "Deeper", 1)


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"title": " "}, "title", "A chapter needs a title."),
        ({"title": "x" * 201}, "title", "too long"),
        ({"first": -1}, "first", "No session has that number."),
        ({"first": 2, "last": 1}, "last", "A chapter cannot end before it begins."),
        ({"first": 7, "last": 8}, "first", "Session 7 is in “The mill” already."),
        ({"first": 6, "last": None}, "first", "Session 6 is in “The mill” already."),
        ({"first": 1, "last": 6}, "last", "“The mill” begins with session 6: end before it."),
        ({"first": 20}, "last", "A chapter cannot end before it begins."),
        ({"first": 10, "last": None}, "first", "Session 10 is in “The end” already."),
    ],
)
def test_what_cannot_stand_is_refused(changes: dict[str, object], field: str, message: str) -> None:
    campaign = CampaignFactory()
    ChapterFactory(campaign=campaign, title="The mill", first_number=6, last_number=8)
    ChapterFactory(campaign=campaign, title="The end", first_number=10)
    ChapterFactory(title="Of another campaign", first_number=1)
    with pytest.raises(RuleError, match=message) as refused:
        create_chapter(campaign, replace(DRAFT, **changes), now=NOON)  # type: ignore[arg-type]
    assert refused.value.field == field
    assert Chapter.objects.of(campaign).count() == 2


def test_one_that_goes_on_makes_way_for_the_next() -> None:
    campaign = CampaignFactory()
    create_chapter(campaign, replace(DRAFT, last=None), now=NOON)
    create_chapter(campaign, replace(DRAFT, title="The mill", first=5, last=6), now=NOON)
    assert [chapter.title for chapter in Chapter.objects.of(campaign).in_order()] == ["The mine", "The mill"]


def test_a_chapter_is_changed_and_its_own_sessions_stand_in_nobodys_way() -> None:
    chapter = create_chapter(CampaignFactory(), DRAFT, now=NOON)
    changed = edit_chapter(chapter, replace(DRAFT, first=2, last=5), base_version=1, now=NOON)
    assert (changed.first_number, changed.last_number, changed.version) == (2, 5, 2)
    assert chapter.history.get().first_number == 1


def test_the_second_of_two_editors_hears_of_the_first() -> None:
    chapter = create_chapter(CampaignFactory(), DRAFT, now=NOON)
    edit_chapter(chapter, replace(DRAFT, title="Theirs"), base_version=1, now=NOON)
    with pytest.raises(ChapterConflictError) as conflict:
        edit_chapter(chapter, replace(DRAFT, title="Mine"), base_version=1, now=NOON)
    assert conflict.value.current.title == "Theirs"
    assert Chapter.objects.get().title == "Theirs"


def test_taking_a_chapter_away_leaves_its_sessions() -> None:
    session = SessionFactory(number=1)
    chapter = create_chapter(session.campaign, DRAFT, now=NOON)
    remove_chapter(chapter)
    assert not Chapter.objects.exists()
    assert Session.objects.get() == session
