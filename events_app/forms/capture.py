"""A line from the table, as a browser posts it."""

import datetime as dt
from collections.abc import Mapping

from events_app.models import Visibility


class CaptureForm:
    """The line and what goes with it, each as it was sent or else empty.

    Whatever comes is taken: what cannot be recorded is for the reading of the line to say. `capture_id` is the
    sender's, under which the line is recorded once; `typed_at` when it was typed, None for what is no moment;
    `fingerprint` of what the sender was shown that it would record.
    """

    def __init__(self, data: Mapping[str, str]) -> None:
        line = data.get("line", "")
        # "Set the clock to": the button names the verb, the field the moment.
        self.text = f"{line} {data['moment']}".strip() if "moment" in data else line
        self.visibility = Visibility.GM if data.get("visibility") == Visibility.GM else Visibility.PARTY
        self.capture_id = data.get("capture", "")
        self.typed_at = _moment(data.get("typed_at", ""))
        self.fingerprint = data.get("fingerprint", "")


def _moment(text: str) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
