"""Every file of the projects that lies beside the checkout is read in full or clearly refused; our samples always."""

import pytest

from campaigntracker.gametime import GameTimeError, readers
from tests.gametime.readers import files
from tests.gametime.readers.documents import VARIANTS_ALONE
from tests.gametime.readers.samples import SAMPLES

REFUSED = {
    "a schema": ({"$schema": "x", "properties": {"months": {}}}, "is no calendar that is known here"),
    "variants alone": (VARIANTS_ALONE, "needs the file of the calendar “orchard”"),
}


@pytest.mark.parametrize("name", [*SAMPLES, *files.names()])
def test_a_calendar_is_read_without_unknown_fields(name):
    result = readers.read(SAMPLES[name]) if name in SAMPLES else files.reading(name)

    assert result.format in readers.formats()
    assert not [words for words in result.not_honoured if "not known here" in words]


@pytest.mark.parametrize("name", [*REFUSED, *files.refused()])
def test_a_file_that_defines_no_calendar_is_refused_in_one_line(name):
    document, message = REFUSED[name] if name in REFUSED else (files.load(files.FOLDER / name), files.refused()[name])

    with pytest.raises(GameTimeError, match=message) as caught:
        readers.read(document)
    assert "\n" not in str(caught.value)
