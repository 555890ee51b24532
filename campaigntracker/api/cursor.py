"""Where a reader of the party's log stands, as a word that tells nothing else.

The numbers of a session's events count the secret ones too: from "after 7" and "after 12" a player learns that four
things happened which nobody told. So a party reader gets the number sealed: 64 bits, the upper half the number, the
lower half zeros, sent through a Feistel network whose rounds are keyed by the site's secret and the session. That is a
permutation: each number has one cursor, and a cursor of any other origin almost never opens to 32 zeros (one in
four billion), which is how it is known as wrong. Neither order nor distance shows in it.
"""

import hmac
from uuid import UUID

ROUNDS = 8
HALF = 32
LOW = (1 << HALF) - 1
DIGITS = 16


def seal(number: int, session_id: UUID, *, secret: str) -> str:
    """The cursor of a number from 0 to 2**32 - 1: 16 hexadecimal digits."""
    left, right = number, 0
    key = _key(session_id, secret)
    for turn in range(ROUNDS):
        left, right = right, left ^ _mix(key, turn, right)
    return f"{left << HALF | right:0{DIGITS}x}"


def unseal(cursor: str, session_id: UUID, *, secret: str) -> int | None:
    """The inverse; None for what `seal` never gave for this session."""
    if len(cursor) != DIGITS or not set(cursor) <= set("0123456789abcdef"):
        return None
    block = int(cursor, 16)
    left, right = block >> HALF, block & LOW
    key = _key(session_id, secret)
    for turn in reversed(range(ROUNDS)):
        left, right = right ^ _mix(key, turn, left), left
    return left if right == 0 else None


def _key(session_id: UUID, secret: str) -> bytes:
    return hmac.digest(secret.encode(), b"party cursor" + session_id.bytes, "sha256")


def _mix(key: bytes, turn: int, half: int) -> int:
    return int.from_bytes(hmac.digest(key, bytes([turn]) + half.to_bytes(4, "big"), "sha256")[:4], "big")
