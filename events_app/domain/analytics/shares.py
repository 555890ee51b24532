"""Which part each character had in what the party did."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from events_app.domain.analytics.asked import PERSONAL_FIGURES
from events_app.domain.analytics.rows import Evening

FIGURES = {"dealt": "totalDamageDealt", "taken": "totalDamageReceived", "healed": "totalHealingDone",
           "kills": "npcsKilled"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A character; "" for what the log gives to nobody of the party by name. `amounts` by `Shares.figures`."""

    character: str
    amounts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shares:
    """`figures`: those of which there is anything, with their names; `totals` of each."""

    figures: tuple[tuple[str, str], ...]
    rows: tuple[ShareRow, ...]
    totals: tuple[int, ...]

    def percent(self, amount: int, place: int) -> int:
        return round(100 * amount / self.totals[place]) if self.totals[place] else 0


def shares(evenings: Sequence[Evening]) -> Shares | None:
    """Of what was counted: what was stated of a session is nobody's."""
    labels = {"dealt": _("Damage dealt"), "taken": _("Damage taken"), "healed": _("Healed"), "kills": _("Felled")}
    totals = {key: sum(evening.counted.get(name, 0) for evening in evenings) for key, name in FIGURES.items()}
    present = [key for key, total in totals.items() if total]
    if not present:
        return None
    names = sorted({name for evening in evenings for name in evening.characters}, key=str.casefold)
    rows = [ShareRow(name, tuple(_sum(evenings, name, FIGURES[key]) for key in present)) for name in names]
    rows = [row for row in rows if any(row.amounts)]
    rest = tuple(totals[key] - sum(row.amounts[place] for row in rows) for place, key in enumerate(present))
    if any(rest):
        rows.append(ShareRow("", rest))
    return Shares(tuple((key, labels[key]) for key in present), tuple(rows), tuple(totals[key] for key in present))


def _sum(evenings: Sequence[Evening], character: str, key: str) -> int:
    field = PERSONAL_FIGURES[key]
    return sum(getattr(evening.characters[character], field) for evening in evenings if character in evening.characters)
