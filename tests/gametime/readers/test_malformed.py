"""Whatever a document says, a reader answers with a calendar or with one GameTimeError."""

import copy
import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigntracker.gametime import GameTimeError, readers
from tests.gametime.readers.documents import SEASONS_AND_STARS, SIMPLE_CALENDAR
from tests.gametime.readers.foundry_documents import CALENDARIA, FOUNDRY
from tests.gametime.readers.site_documents import CALENDARIUM, FANTASY_CALENDAR

DOCUMENTS = [SIMPLE_CALENDAR, SEASONS_AND_STARS, FOUNDRY, CALENDARIA, CALENDARIUM, FANTASY_CALENDAR]
NAMES = ["simple-calendar", "seasons-and-stars", "foundry", "calendaria", "calendarium", "fantasy-calendar"]
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["gregorian", "custom", "2d", "Bud"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def places(value, path=()):
    """The paths of everything inside a document."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        yield from places(inner, (*path, key))


def with_change(document, path, value, *, remove):
    changed = copy.deepcopy(document)
    *outer, last = path
    inner = changed
    for key in outer:
        inner = inner[key]
    if remove:
        del inner[last]
    else:
        inner[last] = value
    return changed


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
@settings(max_examples=250, deadline=None)
@given(data=st.data())
def test_a_document_changed_anywhere_is_read_or_refused(document, data):
    changed = document
    for _ in range(data.draw(st.integers(1, 3))):
        found = sorted(places(changed), key=str)
        path = data.draw(st.sampled_from(found))
        changed = with_change(changed, path, data.draw(json_values), remove=data.draw(st.booleans()))
    with suppress(GameTimeError):
        definition = readers.read(changed).definition
        for total in (0, -1, 10**12):
            assert definition.total_at(definition.date_at(total)) == total


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_every_part_of_a_document_may_be_missing(document):
    read = refused = 0
    for path in list(places(document)):
        try:
            readers.read(with_change(document, path, None, remove=True))
            read += 1
        except GameTimeError:
            refused += 1
    assert read > refused > 0


@pytest.mark.parametrize("key", ["months", "weekdays", "moons", "notes", "extensions", "year"])
def test_deep_nesting_is_no_danger(key):
    deep: object = []
    for _ in range(200_000):
        deep = [deep]
    for document in (
        {**SEASONS_AND_STARS, key: deep},
        {"calendar": {**SIMPLE_CALENDAR["calendar"], key: deep}, "notes": deep},
    ):
        with suppress(GameTimeError):
            assert readers.read(document).not_honoured


def test_a_flood_of_months_is_refused_in_one_line():
    months = [{"name": f"M{number}", "days": 1} for number in range(20_000)]

    with pytest.raises(GameTimeError) as caught:
        readers.read({**SEASONS_AND_STARS, "months": months})
    assert len(str(caught.value)) < 200


def test_the_order_of_keys_does_not_matter():
    shuffled = json.loads(json.dumps(SEASONS_AND_STARS))
    items = reversed(shuffled.items())

    assert readers.read(dict(items)).definition == readers.read(SEASONS_AND_STARS).definition


@pytest.mark.parametrize("document", DOCUMENTS[2:], ids=NAMES[2:])
def test_deep_nesting_in_any_place_is_no_danger(document):
    deep: object = []
    for _ in range(200_000):
        deep = [deep]
    for path in places(document):
        with suppress(GameTimeError):
            readers.read(with_change(document, path, deep, remove=False))


@pytest.mark.parametrize(
    ("document", "path", "value"),
    [
        (FOUNDRY, ("days", "hoursPerDay"), 0),
        (FOUNDRY, ("months", "values", 0, "days"), -5),
        (FOUNDRY, ("years", "leapYear", "leapInterval"), -4),
        (CALENDARIA, ("leapYearConfig", "pattern"), "4,4,4,4,4,4,4,4,4"),
        (CALENDARIA, ("leapYearConfig", "pattern"), "99991,99989,99971"),
        (CALENDARIA, ("moons", "m", "cycleLength"), -1),
        (CALENDARIUM, ("static", "months"), []),
        (CALENDARIUM, ("static", "months", 0, "length"), -1),
        (CALENDARIUM, ("static", "leapDays", 0, "interval", 0, "interval"), 0),
        (FANTASY_CALENDAR, ("static_data", "year_data", "global_week"), "Oil"),
        (FANTASY_CALENDAR, ("static_data", "moons", 0, "cycle"), 0),
    ],
)
def test_what_makes_no_calendar_is_refused(document, path, value):
    with pytest.raises(GameTimeError) as caught:
        readers.read(with_change(document, path, value, remove=False))
    assert caught.value.path
    assert "\n" not in str(caught.value)
