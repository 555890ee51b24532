"""Both copies of what a session adds up to."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from events_app.domain.fold.copy import CopyFold
from events_app.domain.fold.row import Told
from events_app.domain.fold.tally import effect_of

# Raised whenever the same events fold into other JSON; what is kept in another form is computed anew.
FORM = 6


class Fold:
    """The GM's copy and the party's. As long as nothing is secret they are one, and folded once: `party` is None.

    `through` is the last event folded, as (real time, seq).
    """

    __slots__ = ("_party", "gm", "through")

    def __init__(
        self, gm: CopyFold | None = None, party: CopyFold | None = None, through: tuple[dt.datetime, int] | None = None
    ) -> None:
        self.gm, self._party, self.through = gm or CopyFold.empty(), party, through

    @classmethod
    def of(cls, events: Iterable[Told], party: Mapping[str, str]) -> "Fold":
        """Fold events, none of them voided, in real order."""
        fold = cls()
        for event in events:
            fold.add(event, party)
        return fold

    def copy(self, *, is_gm: bool) -> CopyFold:
        return self.gm if is_gm or self._party is None else self._party

    def follows(self, event: Told) -> bool:
        """Whether the event is not earlier than any that was folded."""
        return self.through is None or (event.real_time, event.seq or 0) > self.through

    def add(self, event: Told, party: Mapping[str, str]) -> None:
        """Count an event that `follows`. `party`: from casefolded names and ids to the characters' names."""
        effect = effect_of(event, party)
        if event.visibility == "gm" and self._party is None:
            self._party = CopyFold.from_json(_detached(self.gm.to_json()))
        if self._party is not None and event.visibility == "party":
            self._party.add(event, effect, party)
        self.gm.add(event, effect, party)
        self.through = (event.real_time, event.seq or 0)

    def to_json(self) -> dict[str, Any]:
        """{"form", "through", "gm", "party", "isOne"}.

        `isOne`: both copies are the same because nothing is secret; the party's is then kept as its figures alone.
        """
        gm = self.gm.to_json()
        return {
            "form": FORM,
            "through": self.through and [self.through[0].astimezone(dt.UTC).isoformat(), self.through[1]],
            "gm": gm,
            "party": self._party.to_json() if self._party else {"figures": gm["figures"]},
            "isOne": self._party is None,
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Fold | None":
        """What was kept; None when there is nothing, or in another form."""
        if kept.get("form") != FORM:
            return None
        through = kept["through"]
        return cls(
            CopyFold.from_json(kept["gm"]),
            None if kept["isOne"] else CopyFold.from_json(kept["party"]),
            (dt.datetime.fromisoformat(through[0]), through[1]) if through else None,
        )


def _detached(value: Any) -> Any:
    """A copy that shares nothing which can change."""
    match value:
        case dict():
            return {key: _detached(one) for key, one in value.items()}
        case list() | tuple():
            return [_detached(one) for one in value]
    return value
