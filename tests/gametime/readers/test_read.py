"""Which reader takes a document, and what is refused."""

import pytest

from campaigntracker.gametime import CalendarDefinition, GameDate, GameTimeError, readers


def test_our_own_format_is_recognised():
    result = readers.read({"kind": "calendar", "months": [{"name": "Thaw", "days": 20}]})

    assert result.format == "Campaign Tracker"
    assert result.not_honoured == ()
    assert [month.name for month in result.definition.months] == ["Thaw"]


def test_our_own_format_may_bring_its_epoch():
    result = readers.read({"calendar": {"kind": "day-count"}, "epoch": {"day": 0, "hour": 9}})

    assert result.definition == CalendarDefinition(epoch=GameDate(hour=9))


@pytest.mark.parametrize("document", [None, True, 3, 1.5, "Harptos", [], [{"name": "x"}], {}, {"notes": [{}]}])
def test_what_is_no_calendar_is_refused_with_the_formats_that_are_known(document):
    with pytest.raises(GameTimeError, match="is no calendar that is known here; known are Campaign Tracker"):
        readers.read(document)
