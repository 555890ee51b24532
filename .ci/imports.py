"""Import-linter's contracts, in one line when they are kept and with the whole report when one is broken."""

import contextlib
import io
import sys

from importlinter.cli import lint_imports

report = io.StringIO()
with contextlib.redirect_stdout(report):
    broken = lint_imports()
if broken:
    sys.exit(report.getvalue())
