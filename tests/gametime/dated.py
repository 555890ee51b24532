"""Random calendars with years, and moments in them that can be kept."""

from __future__ import annotations

from hypothesis import strategies as st

from campaigntracker.gametime import (
    CalendarDefinition,
    Era,
    GameDate,
    GameTimeError,
    IntercalaryDays,
    LeapDays,
    LeapRule,
    Month,
    Season,
    Weekday,
    YearNames,
)

# Names that lie close to each other, to numbers and to the words that people type.
NAMES = [
    "Hammer", "Ham", "Deep Winter", "Winter", "Winter 2", "2nd Moon", "5 Nights", "Noon", "Day", "Second", "Now",
    "Feast of the Moon", "Mörk-Månad", "Gods’ Rest", "In", "The 1st", "March", "May", "Year's End", "AM", "Sûn",
]  # fmt: skip
DATE_PATTERNS = [
    "",
    "{day_of_year:03}-{year}",
    "{year}-{month:02}-{day:02}",
    "{weekday}, {day_ordinal} {month_name}, {year}[ {era}]",
    "{month_abbr} {day}, {year}{year_suffix}",
    "{year}{day_of_year:03}",
    "[{weekday} ]{month_name} {day}[ ({season})] {year_prefix}{year}",
    "{day}. {month_name} {year}[ – {year_name}]",
    "day {day} of {month_name} [[{year}]]",
]
CLOCK_PATTERNS = [
    "",
    "{hour}h{minute}[m{second}]",
    "{hour:02}.{minute:02}.{second:02}",
    "{hour12}:{minute:02}{ampm} {second}",
]

names = st.lists(st.sampled_from(NAMES), min_size=2, max_size=10, unique=True)
leaps = st.lists(st.builds(LeapDays, st.integers(-1, 2), st.none() | st.just(LeapRule.every(3, 1))), max_size=2)


@st.composite
def _definitions(draw: st.DrawFn) -> CalendarDefinition | None:
    words = draw(names)
    cut = draw(st.integers(1, len(words)))
    months = tuple(
        Month(
            word,
            draw(st.sampled_from([0, 1, 2, 5, 30, 400])),
            word[:3].strip(),
            tuple(draw(leaps)),
            draw(st.booleans()),
        )
        for word in words[:cut]
    )
    if draw(st.integers(0, 4)) == 0:
        months = (Month("", draw(st.integers(1, 400)), leap=tuple(draw(leaps))),)
    runs = tuple(
        IntercalaryDays(word, draw(st.integers(0, 3)), draw(st.integers(0, cut)) if months[0].name else 0)
        for word in words[cut:]
    )
    hours, minutes, seconds = draw(
        st.sampled_from([(24, 60, 60), (24, 60, 60), (20, 50, 100), (25, 60, 60), (1, 1, 1)])
    )
    try:
        return CalendarDefinition(
            hours,
            minutes,
            seconds,
            GameDate(),
            months=months,
            intercalary=runs,
            leap_rule=LeapRule.every(4),
            weekdays=tuple(Weekday(word, word[:2].strip()) for word in draw(names | st.just([]))),
            has_year_zero=draw(st.booleans()),
            year_prefix=draw(st.sampled_from(["", "Year ", "1", "-"])),
            year_suffix=draw(st.sampled_from(["", " DR", " of the 2nd age", "5"])),
            year_names=draw(st.sampled_from([None, YearNames(("Rat", "Ox"))])),
            eras=draw(st.sampled_from([(), (Era("Before", None, "B"), Era("After 1", 1, "A"))])),
            seasons=draw(st.sampled_from([(), (Season("Wet", day=1), Season("Dry", day=1))]))
            if not months[0].name
            else (),
            date_pattern=draw(st.sampled_from(DATE_PATTERNS)),
            clock_pattern=draw(st.sampled_from(CLOCK_PATTERNS)),
        )
    except GameTimeError:
        return None


definitions = _definitions().filter(bool)
