"""Correcting chapters in the admin, and looking up who answered what to a date."""

import pytest
from django.urls import reverse

from sessions_app.models import Chapter, DateAnswer
from tests.admin.forms import address, save
from tests.conftest import Table
from tests.factories import ChapterFactory, DateAnswerFactory

pytestmark = pytest.mark.django_db


def test_a_correction_goes_through_the_domain(table: Table) -> None:
    chapter = ChapterFactory(campaign=table.campaign, title="The mine", first_number=1, last_number=4)
    ChapterFactory(campaign=table.campaign, title="The mill", first_number=5)
    url = address("chapter", chapter.pk, "change")
    save(table.gm.client, url, title="The deep mine", last_number="3")
    chapter.refresh_from_db()
    assert (chapter.title, chapter.last_number, chapter.version) == ("The deep mine", 3, 2)
    page = save(table.gm.client, url, last_number="5")
    assert "“The mill” begins with session 5" in page.content.decode()
    assert Chapter.objects.get(pk=chapter.pk).last_number == 3


def test_a_chapter_is_made_and_taken_away_there(table: Table) -> None:
    said = {"campaign": str(table.campaign.pk), "title": "The mine", "first_number": "1"}
    save(table.gm.client, address("chapter", "add"), **said)
    made = Chapter.objects.get()
    assert (made.title, made.first_number, made.last_number) == ("The mine", 1, None)
    table.gm.client.post(address("chapter", made.pk, "delete"), {"post": "yes"})
    assert not Chapter.objects.exists()


def test_a_version_comes_back(table: Table) -> None:
    chapter = ChapterFactory(campaign=table.campaign, title="The mine", first_number=1, gm_notes="Deeper")
    save(table.gm.client, address("chapter", chapter.pk, "change"), title="Nonsense", gm_notes="")
    history = reverse("admin:sessions_app_chapter_history", args=[chapter.pk])
    assert "The mine" in table.gm.client.get(history).content.decode()
    version = chapter.history.get()
    revert = reverse("admin:sessions_app_chapter_revert", args=[chapter.pk, version.pgh_id])
    table.gm.client.post(revert, {"mark": table.gm.client.get(revert).context.get("mark", "")})
    chapter.refresh_from_db()
    assert (chapter.title, chapter.gm_notes) == ("The mine", "Deeper")


def test_answers_to_dates_can_be_looked_up_but_not_changed(table: Table) -> None:
    answer = DateAnswerFactory(option__session__campaign=table.campaign, member=table.player.member)
    page = table.gm.client.get(address("dateanswer", answer.pk, "change")).content.decode()
    assert "Player" in page
    assert 'name="_save"' not in page
    assert table.gm.client.post(address("dateanswer", answer.pk, "change"), {"answer": "no"}).status_code == 403
    assert DateAnswer.objects.get().answer == "yes"
