"""Figures side by side, each with its ratio to the first of its row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from timeit import Timer

ROUNDS = 25
SECONDS_PER_ROUND = 0.004


@dataclass
class Table:
    """Rows of figures under the same columns; microseconds unless it says otherwise."""

    title: str
    columns: tuple[str, ...]
    rows: dict[str, list[float]] = field(default_factory=dict)
    unit: str = "µs"

    def __str__(self) -> str:
        lines = [f"{self.title:32}" + "".join(f"{column:>20}" for column in self.columns)]
        lines += [f"  {name:30}" + "".join(_cells(figures, self.unit)) for name, figures in self.rows.items()]
        return "\n".join(lines)


def microseconds(call: Callable[[], object]) -> float:
    """What one call costs: the best of many short rounds, since whatever disturbs one only makes it slower."""
    timer = Timer(call)
    once = min(timer.repeat(3, 1))
    number = max(1, int(SECONDS_PER_ROUND / max(once, 1e-9)))
    return min(timer.repeat(ROUNDS, number)) / number * 1_000_000


def _cells(figures: list[float], unit: str) -> list[str]:
    return [f"{figure:11,.1f} {unit} ×{figure / figures[0]:4.2f}" for figure in figures]
