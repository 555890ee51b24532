"""What can stand in the way of a change to the event log."""

from django.utils.translation import gettext as _

from events_app.models import Event


class BadItemError(Exception):
    """An item of a batch cannot be recorded; nothing of the batch was. `index` counts from 0."""

    def __init__(self, index: int, field: str, message: str) -> None:
        super().__init__(message)
        self.index, self.field, self.message = index, field, str(message)


class EventConflictError(Exception):
    """Somebody else changed the event since the form was opened; `current` is what they left."""

    def __init__(self, current: Event) -> None:
        super().__init__(_("Somebody else changed this event while you were writing."))
        self.current = current


class DuplicateIdError(Exception):
    """The sender's id is known, but stands for something else."""

    def __init__(self, index: int, external_id: str) -> None:
        super().__init__(_("The id “%(id)s” belongs to another event.") % {"id": external_id})
        self.index, self.external_id = index, external_id
