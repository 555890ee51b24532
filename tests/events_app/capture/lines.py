"""Lines as people might type them: words of the grammar in any order, with anything between."""

from hypothesis import strategies as st

from campaigntracker.gametime import DAY_COUNT, CalendarDefinition
from campaigntracker.gametime.presets import PRESETS
from events_app.capture import Table, vocabulary
from events_app.capture.examples import SITUATIONS, TABLE
from events_app.capture.table import KnownGoal

_WORDS = vocabulary(TABLE)
NUMBERS = st.integers(0, 10**20).map(str) | st.integers(0, 10**7).map("{:,}".format)
_UNITS = "gp sp pp xp m h d min hours days years rounds tenday fortnight 30 month"
UNITS = st.sampled_from(_UNITS.split())
_TIMES = "dusk tomorrow at next morning noon yesterday now day second 18:00 3 pm of worth from"
PIECES = st.one_of(
    st.sampled_from(_WORDS.verbs),
    st.sampled_from([*_WORDS.characters, *_WORDS.people, *_WORDS.places, "cultist 2", "Sir Bors", '"A, b"']),
    st.sampled_from(["/" + tag for tag in _WORDS.tags]),
    st.sampled_from(["@" + place for place in (*_WORDS.places, "Cave", "x y z", '"q, r"')]),
    st.sampled_from(
        [">", "->", "→", ",", "and", "--", "—", ":", "each", "x3", "up", "start", "done", "long", "victory"]
    ),
    st.sampled_from(_TIMES.split()),
    NUMBERS,
    st.tuples(st.sampled_from(["", "+", "-"]), NUMBERS, UNITS).map("".join),
    st.text(max_size=8),
)
LINES = st.one_of(
    st.lists(PIECES, max_size=8).map(" ".join),
    st.tuples(st.sampled_from([line for s in SITUATIONS for line in s.lines]), PIECES, PIECES).map(" ".join),
    st.text(),
)
NAMES = st.lists(st.text(min_size=1, max_size=30), max_size=4).map(tuple)
TABLES = st.builds(
    Table,
    definition=st.sampled_from(
        [DAY_COUNT, CalendarDefinition(20, 50, 100), *(preset.definition for preset in PRESETS.values())]
    ),
    clock=st.integers(-(10**12), 10**12) | st.sampled_from([0, 2**63 - 1, -(2**63)]),
    seconds_per_round=st.integers(1, 60),
    characters=NAMES | st.just(TABLE.characters),
    people=NAMES | st.just(TABLE.people),
    places=NAMES | st.just(TABLE.places),
    players=NAMES | st.just(TABLE.players),
    sharers=NAMES,
    goals=st.lists(
        st.builds(KnownGoal, st.text(min_size=1, max_size=30) | st.just("Gather the relics"), st.text(), st.booleans()),
        max_size=4,
    ).map(tuple),
    round=st.integers(0, 100),
    in_combat=st.booleans(),
    is_combat_secret=st.booleans(),
    clock_runs=st.booleans(),
)
