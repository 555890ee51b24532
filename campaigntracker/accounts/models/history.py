"""What every kept earlier version has in common."""

from django.db import models
from pghistory.models import Event


class MakeUuid7(models.Func):
    """The UUIDv7 of the moment, made by our SQL function: triggers, not the application, write history rows."""

    function = "campaigntracker_uuid7"
    arity = 0
    output_field = models.UUIDField()
    allowed_default = True


class History(Event):
    """An earlier version of a row: as it stood before the change that `pgh_label` names (update or delete)."""

    pgh_id = models.UUIDField(  # type: ignore[assignment]
        primary_key=True, db_default=MakeUuid7(), editable=False
    )

    class Meta:
        abstract = True
