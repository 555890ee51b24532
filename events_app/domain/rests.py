"""A rest and the time that passes with it: two events, recorded at once, told in one line."""

from events_app.domain.logged import LoggedEvent


def is_time_of(rest: LoggedEvent, passing: LoggedEvent) -> bool:
    """Whether the time that passes came with the rest, and says nothing else.

    One line that is captured, or one press of a button, records both at one moment of the real clock.
    """
    return (
        rest.type == "rest"
        and passing.type == "time_advanced"
        and (passing.amount or 0) > 0
        and (passing.real_time, passing.game_time) == (rest.real_time, rest.game_time)
        and passing.is_secret == rest.is_secret
        and not (passing.is_voided or rest.is_voided)
        and not (passing.name or passing.description or passing.actor or passing.target or passing.location)
    )
