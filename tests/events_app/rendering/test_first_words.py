"""What the list of sessions tells of each."""

import pytest

from events_app.domain.items import EventItem
from events_app.rendering.first_words import LONGEST, first_words
from tests.conftest import Table
from tests.factories import SessionFactory
from tests.sessions_app.detail_page.reading import log


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "# Down\n\nThey *went* **down**. It was [dark](https://example.org)! Then light.",
            "They went down. It was dark!",
        ),
        ("No stop at all", "No stop at all"),
        ("", ""),
        ("1 < 2 & more.", "1 < 2 & more."),
    ],
)
def test_a_text_begins_with_a_sentence_or_two(text: str, words: str) -> None:
    assert first_words(text) == words


def test_a_sentence_without_end_is_cut_between_words() -> None:
    words = first_words("word " * 200)
    assert len(words) <= LONGEST + 2
    assert words.endswith("word …")


@pytest.mark.django_db
def test_the_gms_words_win_over_the_logs(table: Table) -> None:
    session = SessionFactory(campaign=table.campaign, number=1, completed=True)
    log(session, EventItem(type="item_acquired", name="Rope"))
    address = f"/c/{table.campaign.slug}/sessions/"
    assert "They found Rope." in table.player.client.get(address).content.decode()
    session.refresh_from_db()
    session.summary, session.recap_draft = {"gm": "We **crossed** <b>.\n\nMore."}, "Xyzzy"
    session.save()
    html = table.player.client.get(address).content.decode()
    assert "We crossed &lt;b&gt;." in html
    assert "They found Rope." not in html
    assert "Xyzzy" not in html
