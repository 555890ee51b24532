"""Runs every bench, or those named: ``python -m tests.bench conversions``. Slow figures are shown, never failures."""

from __future__ import annotations

import importlib
import pkgutil
import signal
import sys
from types import FrameType

from tests import bench


def stop(number: int, _frame: FrameType | None) -> None:
    """Leave by way of every `finally`, so that no server and no scratch database stays behind."""
    sys.exit(128 + number)


def main(wanted: list[str]) -> None:
    for module in pkgutil.iter_modules(bench.__path__, f"{bench.__name__}."):
        name = module.name.rpartition(".")[2]
        if name.startswith("_") or (wanted and name not in wanted):
            continue
        tables = getattr(importlib.import_module(module.name), "tables", None)
        for table in tables() if tables else ():
            sys.stdout.write(f"{table}\n\n")
            sys.stdout.flush()


for cut_short in (signal.SIGTERM, signal.SIGHUP):
    signal.signal(cut_short, stop)
main(sys.argv[1:])
