"""Collecting static files only when one has changed, because hashing and compressing them takes a while."""

import hashlib
import os
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect_static_files() -> None:
    if settings.STATIC_ROOT is None:
        return
    target = Path(settings.STATIC_ROOT)
    # Beside the folder, because collecting empties it; written last, so that a collection cut short is made again.
    stamp = target.with_name(f"{target.name}.collected")
    fingerprint = _fingerprint()
    if stamp.exists() and stamp.read_text() == fingerprint and target.is_dir():
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(fingerprint)


def _fingerprint() -> str:
    """Changes with every file that is added, removed or written, and with the way they are stored."""
    digest = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            state = os.stat(storage.path(path))
            digest.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
