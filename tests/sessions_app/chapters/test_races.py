"""Two GMs begin a chapter at the same moment."""

import contextlib
import threading
from unittest import mock

import pytest
from django.db import models

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Campaign
from sessions_app.domain import chapters
from sessions_app.domain.chapter_spans import Span
from sessions_app.domain.chapters import ChapterDraft, create_chapter
from sessions_app.models import Chapter
from tests.campaigns.test_claim_races import at_once
from tests.factories import NOON, CampaignFactory

pytestmark = pytest.mark.django_db(transaction=True)


def create_together(campaign: Campaign) -> list[object]:
    """Each has seen that its sessions are free; they begin with different ones, so that the database has no say."""
    both_looked = threading.Barrier(2, timeout=1)
    refuse = chapters._refuse_overlap

    def refuse_and_wait(chapter: Chapter, span: Span) -> None:
        refuse(chapter, span)
        with contextlib.suppress(threading.BrokenBarrierError):  # the other one waits for the lock
            both_looked.wait()

    drafts = ChapterDraft(title="The mine", first=1, last=5), ChapterDraft(title="The mill", first=3, last=8)
    with mock.patch.object(chapters, "_refuse_overlap", refuse_and_wait):
        return at_once(*(lambda d=draft: create_chapter(campaign, d, now=NOON) for draft in drafts))


def test_of_two_who_claim_one_session_one_is_refused() -> None:
    campaign = CampaignFactory()
    results = create_together(campaign)
    assert {type(result) for result in results} == {Chapter, RuleError}
    assert Chapter.objects.of(campaign).count() == 1


def test_without_the_lock_a_session_would_be_in_two() -> None:
    campaign = CampaignFactory()
    with mock.patch.object(models.QuerySet, "select_for_update", lambda queryset, **options: queryset):
        create_together(campaign)
    assert Chapter.objects.of(campaign).count() == 2
