"""The moons and seasons of Fantasy-Calendar."""

from __future__ import annotations

from fractions import Fraction

from campaigntracker.gametime.leap import MOST_DAYS
from campaigntracker.gametime.moons import Moon, MoonPhase
from campaigntracker.gametime.readers import moonphases
from campaigntracker.gametime.readers.access import Part
from campaigntracker.gametime.readers.quantities import quantity, whole
from campaigntracker.gametime.readers.seasonicons import icon_of
from campaigntracker.gametime.readers.shaping import COSMETIC, DESCRIPTIONS, SUN_TIMES
from campaigntracker.gametime.seasons import Season

USUAL_TRANSITION = Fraction(90)
LONGEST_CYCLE = 20_000


def moons(static: Part, first_year: int) -> tuple[Moon, ...]:
    """A moon is new ``shift`` days after the first day of the first year; a day takes the nearest phase."""
    found = []
    for position, part in enumerate(static.parts("moons"), start=1):
        part.skip("id", "shadow_color", "shadow_color_hex")
        name, color = part.text("name") or f"Moon {position}", part.text("color")
        steps = whole(part, "granularity", 24, 1, moonphases.MOST_STEPS)
        rounding = part.text("cycle_rounding", "round")
        days = _days(part)
        if part.truth("custom_phase") and days:
            cycle, shift, phases = Fraction(len(days)), Fraction(0), moonphases.by_days(days, steps)
            part.skip("cycle", "shift")
            if not phases:
                part.notes.add(f"the phases of the moon “{name}”: they are too many")
        else:
            cycle, shift = quantity(part, "cycle", Fraction(0)), -quantity(part, "shift", Fraction(0))
            if cycle <= 0:
                raise part.error("must be more than 0", "cycle")
            phases = moonphases.by_steps(cycle, steps, rounding)
        if part.truth("hidden"):
            part.notes.add(f"that the moon “{name}” is hidden from players")
        found.append(Moon(name, cycle, first_year, 0, 1, shift, _kept(phases), color=color))
    return tuple(found)


def _kept(phases: tuple[MoonPhase, ...]) -> tuple[MoonPhase, ...]:
    return phases if sum(phase.days for phase in phases) > 0 else ()


def _days(part: Part) -> list[int]:
    """The steps of “0,1,2,3”, one for each day of the cycle."""
    texts = _text(part, "custom_cycle").split(",")
    if texts == [""]:
        return []
    if len(texts) > LONGEST_CYCLE or not all(text.strip().isdecimal() and len(text) <= 4 for text in texts):
        raise part.error("must be the numbers of phases, with commas", "custom_cycle")
    return [int(text) for text in texts]


def seasons(static: Part) -> tuple[tuple[Season, ...], Fraction]:
    """The seasons, and by how many days those with lengths are shifted."""
    part = static.part("seasons")
    settings = part.part("global_settings")
    settings.skip("weather_offset", "seed", "temp_sys", "wind_sys", "cinematic", "color_enabled", "preset_order")
    if settings.truth("enable_weather"):
        static.notes.add("weather")
    static.notes.counted(part.count("locations"), "place with a climate", "places with a climate")
    offset = quantity(settings, "season_offset", Fraction(0))
    periodic = settings.truth("periodic_seasons", True)
    found = []
    for position, season in enumerate(part.parts("data"), start=1):
        name = season.text("name") or f"Season {position}"
        season.skip("id", "gradient", "length", "start", "end")
        season.not_honoured(COSMETIC, "color")
        season.not_honoured(DESCRIPTIONS, "description")
        season.not_honoured(SUN_TIMES, "time")
        if periodic:
            season.skip("timespan", "day")
            transition = quantity(season, "transition_length", Fraction(0)) or USUAL_TRANSITION
            length = transition + quantity(season, "duration", Fraction(0))
            found.append(Season(name, length=length, icon=icon_of(name)))
        else:
            season.skip("transition_length", "duration")
            month, day = whole(season, "timespan", 0, 0, MOST_DAYS), whole(season, "day", 1, 1, MOST_DAYS)
            found.append(Season(name, month + 1, day, icon=icon_of(name)))
    return tuple(found), -offset if periodic else Fraction(0)


def _text(part: Part, key: str) -> str:
    value = part.raw(key)
    if value is None or isinstance(value, str):
        return (value or "").strip()
    raise part.error("must be a text", key)
