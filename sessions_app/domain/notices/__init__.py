"""The outbox: what is to be told about sessions, each thing to each reader once.

`queueing` writes down what is due, under keys that make asking twice the same as asking once. `delivery` hands over one
notice at a time, in the transaction that holds its row.
"""

from sessions_app.domain.notices.delivery import SendingError, deliver_next
from sessions_app.domain.notices.keys import mark_of
from sessions_app.domain.notices.queueing import announce_dates, announce_pick, due_reminders, is_pick_told
from sessions_app.domain.notices.reach import is_reached, reach_of

__all__ = [
    "SendingError",
    "announce_dates",
    "announce_pick",
    "deliver_next",
    "due_reminders",
    "is_pick_told",
    "is_reached",
    "mark_of",
    "reach_of",
]
