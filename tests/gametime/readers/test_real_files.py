"""Every file of these projects that lies beside the checkout (shared/data/calendars) is read or clearly refused."""

import json
import random
from pathlib import Path

import pytest

from campaigntracker import gametime
from campaigntracker.gametime import GameTimeError, readers
from campaigntracker.gametime.readers import seasons_and_stars

CALENDARS = Path(__file__).resolve().parents[4] / "shared" / "data" / "calendars"
PROJECTS = (
    "simple-calendar",
    "seasons-and-stars",
    "calendaria",
    "foundry-dnd5e-extracted",
    "calendarium",
    "obsidian-fantasy-calendar",
    "fantasy-calendar",
)
FILES = sorted(path for project in PROJECTS for path in (CALENDARS / project).rglob("*.json"))
NO_CALENDARS = {
    "calendar-list.json": "is no calendar that is known here",
    "gregorian-categories.json": "is no calendar that is known here",
    "gregorian-events.json": "is no calendar that is known here",
    "calendar-collection-v1.0.0.json": "is no calendar that is known here",
    "calendar-v1.0.0.json": "is no calendar that is known here",
    "calendar-variants-v1.0.0.json": "is no calendar that is known here",
    "gregorian-canonical-hours-variants.json": "needs the file of the calendar “gregorian”",
    "gregorian-star-trek-variants.json": "needs the file of the calendar “gregorian”",
}


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def round_trips(definition, seed):
    chance = random.Random(seed)  # noqa: S311 a sample, not a secret
    for number in range(1000):
        total = chance.randint(-(10**13), 10**13)
        assert definition.total_at(definition.date_at(total)) == total
        if number % 10 == 0:
            assert gametime.parse(gametime.format(total, definition), definition) == total


def name_of(path):
    return str(path.relative_to(CALENDARS))


@pytest.mark.parametrize("path", [path for path in FILES if path.name not in NO_CALENDARS], ids=name_of)
def test_a_calendar_is_read_without_unknown_fields_and_its_dates_go_there_and_back(path):
    result = readers.read(load(path))

    assert not [sentence for sentence in result.not_honoured if "not known here" in sentence]
    round_trips(result.definition, path.name)


@pytest.mark.parametrize("path", [path for path in FILES if path.name in NO_CALENDARS], ids=name_of)
def test_a_file_that_defines_no_calendar_is_refused_in_one_line(path):
    with pytest.raises(GameTimeError, match=NO_CALENDARS[path.name]) as caught:
        readers.read(load(path))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", [path for path in FILES if seasons_and_stars.variants(load(path))], ids=name_of)
def test_every_variant_is_read(path):
    document = load(path)
    base = next(
        (
            load(other)
            for other in FILES
            if "seasons-and-stars" in other.parts
            and isinstance(load(other), dict)
            and load(other).get("id") == document.get("baseCalendar", "")
        ),
        None,
    )
    for variant in seasons_and_stars.variants(document):
        result = seasons_and_stars.read(document, variant, base)
        assert not [sentence for sentence in result.not_honoured if "not known here" in sentence]
        round_trips(result.definition, variant)
