"""Reading and writing the files that a command names; "-" is standard input or output."""

import os
import sys
import tempfile
from pathlib import Path

from django.utils.translation import gettext as _

from campaigntracker.exchange.errors import DocumentError, show

LONGEST_NAME = 1000


def read_file(name: str) -> bytes:
    """Raise DocumentError when there is nothing to read."""
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except (OSError, ValueError) as error:
        raise _unusable(name, error) from None


def write_file(name: str, text: str) -> None:
    """Put the text in place at once: a reader never sees half of it. Raise DocumentError when that cannot be."""
    path = Path(name)
    try:
        # Devices and pipes are written to, not replaced.
        if path.exists() and not path.is_file():
            path.write_bytes(text.encode())
            return
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode())
            Path(draft).chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
            Path(draft).replace(path)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        raise _unusable(name, error) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unusable(name: str, error: Exception) -> DocumentError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return DocumentError("", _("%(file)s: %(reason)s") % {"file": show(name, LONGEST_NAME), "reason": reason})
