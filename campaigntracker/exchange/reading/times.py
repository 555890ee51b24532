"""When a session was: two clocks, each with a start, an end and the difference, of which two make the third."""

import datetime as dt

from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.real_time import problem_with
from campaigntracker.exchange.errors import DocumentError
from campaigntracker.exchange.reading.place import BIGGEST, Place
from campaigntracker.exchange.records import Times
from campaigntracker.gametime import CalendarDefinition, GameDuration, GameTimeError

MOST_MINUTES = 2**31 - 1


def read_times(real: Place, game: Place, definition: CalendarDefinition, seconds_per_round: int) -> Times:
    """`real` and `game` are a session's realTime and gameTime."""
    real_start, real_end = _read_real(real.fields(("startTime", "endTime", "durationMinutes")))
    game_start, game_end = _read_game(game.fields(("startTime", "endTime", "elapsed")), definition, seconds_per_round)
    return Times(real_start=real_start, real_end=real_end, game_start=game_start, game_end=game_end)


def _read_real(place: Place) -> tuple[dt.datetime | None, dt.datetime | None]:
    start, end = place.at("startTime").instant(), place.at("endTime").instant()
    stated = place.at("durationMinutes")
    minutes = stated.whole(0, MOST_MINUTES)
    try:
        if minutes is not None and start and end is None:
            end = start + dt.timedelta(minutes=minutes)
        elif minutes is not None and end and start is None:
            start = end - dt.timedelta(minutes=minutes)
    except OverflowError:
        raise stated.error(_("reaches out of the calendar")) from None
    if problem := problem_with(start) or problem_with(end):
        raise stated.error(problem)
    if start is None or end is None:
        if minutes is not None:
            raise stated.error(_("needs a startTime or an endTime beside it"))
        return start, end
    if end < start:
        raise place.at("endTime").error(_("lies before the startTime"))
    between = (end - start).total_seconds() / 60
    if minutes is not None and abs(between - minutes) > 1:
        message = _("contradicts startTime and endTime, which are %(between)s minutes apart")
        raise stated.error(message % {"between": int(between)})
    return start, end


def _read_game(place: Place, definition: CalendarDefinition, seconds_per_round: int) -> tuple[int | None, int | None]:
    start = place.at("startTime").game_time(definition, seconds_per_round)
    end = place.at("endTime").game_time(definition, seconds_per_round)
    stated = place.at("elapsed")
    elapsed = _read_elapsed(stated, definition, seconds_per_round)
    if elapsed is not None and start is not None and end is None:
        end = start + elapsed
    elif elapsed is not None and end is not None and start is None:
        start = end - elapsed
    if start is None or end is None:
        if elapsed is not None:
            raise stated.error(_("needs a startTime or an endTime beside it"))
        return start, end
    if end < start:
        raise place.at("endTime").error(_("lies before the startTime"))
    if max(abs(start), abs(end), end - start) > BIGGEST:
        raise place.error(_("lies too far away to be kept"))
    if elapsed is not None and elapsed != end - start:
        message = _("contradicts startTime and endTime, which are %(between)s seconds apart")
        raise stated.error(message % {"between": end - start})
    return start, end


def _read_elapsed(place: Place, definition: CalendarDefinition, seconds_per_round: int) -> int | None:
    if not place.is_given:
        return None
    try:
        elapsed = GameDuration.from_json(place.value, definition, seconds_per_round=seconds_per_round).seconds
    except GameTimeError as error:
        located = error.under(str(place))
        raise DocumentError(located.path, located.problem) from None
    if elapsed < 0:
        raise place.error(_("must not be negative"))
    return elapsed
