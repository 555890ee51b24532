"""Two people edit one thing: the second one is told what the first saved, and decides."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _


class ConflictError(Exception):
    """Somebody else saved it since the form was opened; `current` is the row as they left it."""

    def __init__(self, current: Any) -> None:
        super().__init__(_("Somebody else saved this while you were writing."))
        self.current = current


def fingerprint(values: Mapping[str, Any]) -> str:
    """The same for equal values: what a form carries to say which ones its writer saw."""
    return hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()
