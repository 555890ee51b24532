"""Where on a session's page an event stands."""

from uuid import UUID


def anchor_of(event_id: UUID) -> str:
    """The event's anchor: `event-` and the random end of its id.

    Its number in the session would tell by its gaps how many events are kept from the reader, and where.
    """
    return f"event-{event_id.hex[-12:]}"
