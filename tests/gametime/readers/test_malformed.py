"""Whatever a document says, a reader answers with a calendar or with one GameTimeError."""

import copy
import json
import math
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigntracker.gametime import GameTimeError, readers
from tests.gametime.readers.documents import SEASONS_AND_STARS
from tests.gametime.readers.foundry_documents import CALENDARIA, FOUNDRY
from tests.gametime.readers.samples import OWN, SAMPLES
from tests.gametime.readers.site_documents import CALENDARIUM, FANTASY_CALENDAR

DOCUMENTS = {name: document for name, document in SAMPLES.items() if document is not OWN}
each_document = pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
# What makes readers stumble: other types, numbers out of any range, texts that are no names, other kinds of the same.
AWKWARD = [
    *(None, True, False, 0, 1, -1, 3, 2.5, -0.5, math.nan, math.inf, 1e300, 10**9, 10**20, -(10**20)),
    *("", " ", "x", "7", "-1", "two\nlines", "\ud800", "x" * 5000, "gregorian", "custom", "2d", "4,!100", "Bud"),
    *([], {}, [[]], [None], [1, 2], ["a", "a"], [{}], {"": None}, {"name": 3}, {"values": []}, {"values": {"a": {}}}),
]


def places(value, path=()):
    """Everything inside a document: its path and itself."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key), inner
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


@each_document
@settings(max_examples=100)
@given(data=st.data())
def test_a_document_changed_anywhere_is_read_or_refused(document, data):
    """Up to three of its parts are gone, awkward, or the same as another part of it."""
    found = list(places(document))
    parts = [part for path, part in found if len(path) > 1]
    values = st.sampled_from(AWKWARD) | st.sampled_from(parts)
    changed = document
    for path, _ in data.draw(st.lists(st.sampled_from(found), min_size=1, max_size=3)):
        with suppress(LookupError, TypeError):  # Where the change before took this place away.
            changed = with_change(changed, path, data.draw(values), remove=data.draw(st.booleans()))
    with suppress(GameTimeError):
        definition = readers.read(changed).definition
        for total in (0, -1, 10**12):
            assert definition.total_at(definition.date_at(total)) == total


@each_document
def test_every_part_of_a_document_may_be_missing(document):
    read = refused = 0
    for path, _ in places(document):
        try:
            readers.read(with_change(document, path, None, remove=True))
            read += 1
        except GameTimeError:
            refused += 1
    assert read > refused > 0


def test_a_flood_of_months_is_refused_in_one_line():
    months = [{"name": f"M{number}", "days": 1} for number in range(20_000)]

    with pytest.raises(GameTimeError) as caught:
        readers.read({**SEASONS_AND_STARS, "months": months})
    assert len(str(caught.value)) < 200


def test_the_order_of_keys_does_not_matter():
    shuffled = json.loads(json.dumps(SEASONS_AND_STARS))
    items = reversed(shuffled.items())

    assert readers.read(dict(items)).definition == readers.read(SEASONS_AND_STARS).definition


@each_document
def test_deep_nesting_in_any_place_is_no_danger(document):
    deep: object = []
    for _ in range(20_000):
        deep = [deep]
    for path, _ in places(document):
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
