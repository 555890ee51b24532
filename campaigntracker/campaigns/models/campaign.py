"""A campaign: the table everything else hangs from."""

import json
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Self

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigntracker.accounts.models.user import validate_time_zone
from campaigntracker.gametime import CalendarDefinition
from campaigntracker.ids import uuid7

if TYPE_CHECKING:
    from campaigntracker.accounts.models import User

RESERVED_SLUGS = frozenset({"new"})


@lru_cache(maxsize=64)
def _definition(stored: str) -> CalendarDefinition:
    """Checking a large calendar takes a thousandth of a second or more: once in a process, not once a request.

    Few are kept, as each can take a megabyte.
    """
    return CalendarDefinition.from_json(*json.loads(stored))


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def of_user(self, user: "User") -> Self:
        """The campaigns at whose table this user has a seat."""
        return self.filter(members__user=user)

    def run_by(self, user: "User") -> Self:
        """The campaigns in which this user is a GM."""
        return self.filter(members__user=user, members__role="gm")

    def lock_clock(self, campaign: "Campaign") -> int:
        """Lock the campaign's row, which guards its clock; return where the clock stands."""
        clock: int = self.filter(pk=campaign.pk).select_for_update().values_list("clock", flat=True).get()
        return clock

    def public(self) -> Self:
        return self.filter(is_public=True)

    def open_to(self, origin: str) -> Self:
        """Those whose API a browser may call from there."""
        return self.filter(allowed_origins__contains=[origin])


@pghistory.track(
    pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent(), exclude=["clock"], model_name="CampaignHistory"
)
class Campaign(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    external_id = models.CharField(max_length=200, blank=True, default="", editable=False)
    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    game_system = models.CharField(_("game system"), max_length=100, blank=True)
    description = models.TextField(_("description"), blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC", validators=[validate_time_zone])
    is_public = models.BooleanField(
        _("public"), default=False, help_text=_("Anyone with the address may read it, without your secrets.")
    )
    calendar = models.JSONField(_("calendar"), default=dict, blank=True)
    epoch = models.JSONField(_("epoch"), default=dict, blank=True)
    clock = models.BigIntegerField(_("game clock"), default=0)
    seconds_per_round = models.PositiveIntegerField(
        _("seconds per combat round"), default=6, validators=[MinValueValidator(1), MaxValueValidator(86_400)]
    )
    # From where a browser may call the API: scheme://host[:port].
    allowed_origins = ArrayField(models.TextField(), default=list, blank=True, editable=False)
    created_at = models.DateTimeField()

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(seconds_per_round__gte=1), name="campaign_seconds_per_round"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("campaign", args=[self.slug])

    @cached_property
    def stored_calendar(self) -> str:
        """Calendar and epoch as one text: all that `definition` comes from."""
        return json.dumps((self.calendar, self.epoch))

    @cached_property
    def definition(self) -> CalendarDefinition:
        """The calendar with this campaign's epoch: what turns seconds into dates."""
        return _definition(self.stored_calendar)
