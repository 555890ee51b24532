"""A recap is a draft for GMs, or published for all."""

import pytest

from sessions_app.domain.recap_text import RecapUse, is_recap_kept, usual_use, write_recap
from sessions_app.models import Session


def session(published: str = "", draft: str = "") -> Session:
    summary = {"highlights": ["The fall"]} | ({"gm": published} if published else {})
    return Session(summary=summary, recap_draft=draft)


def kept(row: Session) -> tuple[str, str]:
    return row.summary.get("gm", ""), row.recap_draft


@pytest.mark.parametrize(
    ("before", "use", "after"),
    [
        (("", ""), RecapUse.PUBLISH, ("New", "")),
        (("", "Old draft"), RecapUse.PUBLISH, ("New", "")),
        (("Old", "Old draft"), RecapUse.PUBLISH, ("New", "")),
        (("", ""), RecapUse.DRAFT, ("", "New")),
        (("Old", ""), RecapUse.DRAFT, ("Old", "New")),
        (("Old", ""), RecapUse.WITHDRAW, ("", "New")),
    ],
)
def test_where_the_text_goes(before, use, after):
    row = session(*before)
    assert not is_recap_kept(row, "New", use)
    write_recap(row, "New", use)
    assert kept(row) == after
    assert row.summary["highlights"] == ["The fall"]
    assert is_recap_kept(row, "New", use)


def test_publishing_nothing_takes_it_away():
    row = session("Old")
    write_recap(row, "", RecapUse.PUBLISH)
    assert "gm" not in row.summary


def test_a_draft_is_not_published_unasked():
    assert usual_use(session("Old", "Draft")) is RecapUse.DRAFT
    assert usual_use(session("Old")) is usual_use(session()) is RecapUse.PUBLISH
