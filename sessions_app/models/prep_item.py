"""What a GM has prepared for a session: scenes, secrets, people, things to do."""

from typing import TYPE_CHECKING, Any, Self

import pghistory
from django.db import models
from django.db.models import Case, Count, Exists, F, Max, OuterRef, Q, Subquery, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models.owned import CampaignOwned, SameCampaignForeignKey, same_campaign_key
from campaigntracker.campaigns.models.viewer import Viewer

if TYPE_CHECKING:
    from campaigntracker.campaigns.models.campaign import Campaign
    from sessions_app.models.session import Session


class PrepKind(models.TextChoices):
    SCENE = "scene", _("Scene")
    SECRET = "secret", _("Secret or clue")
    PERSON = "person", _("Person")
    PLACE = "place", _("Place")
    FIGHT = "fight", _("Fight")
    TREASURE = "treasure", _("Treasure")
    TASK = "task", _("To do")


class PrepItemQuerySet(models.QuerySet["PrepItem"]):
    def of_session(self, session: "Session") -> Self:
        """Those of the session, in the GM's order."""
        return self.filter(campaign_id=session.campaign_id, session=session).order_by("position", "id")

    def of(self, campaign: "Campaign") -> Self:
        return self.filter(campaign=campaign)

    def visible_to(self, viewer: Viewer) -> Self:
        """What is prepared is for GMs alone."""
        return self.filter(campaign=viewer.campaign) if viewer.is_gm else self.none()

    def open(self) -> Self:
        return self.filter(done_at=None)

    def not_carried(self) -> Self:
        """Those that no other session goes on with; one that was cancelled goes on with nothing."""
        copies = self.model.objects.filter(campaign_id=OuterRef("campaign_id"), carried_from=OuterRef("pk"))
        return self.exclude(Exists(copies.exclude(session__status="cancelled")))

    def carried_between(self, earlier: "Session", later: "Session") -> Self:
        """Those of the later session that go on with one of the earlier."""
        return self.of_session(later).filter(carried_from__session=earlier)

    def untouched(self) -> Self:
        """Those that nobody has ticked, changed or carried on since they were carried over."""
        same = self.filter(done_at=None, kind=F("carried_from__kind"), text=F("carried_from__text"))
        return same.filter(carried_to=None)

    def as_lines(self) -> "models.QuerySet[PrepItem, tuple[Any, ...]]":
        """As `PrepLine` takes them: plain values, with the numbers of the sessions before and after."""
        copies = self.model.objects.filter(campaign_id=OuterRef("campaign_id"), carried_from=OuterRef("pk"))
        going_on = copies.exclude(session__status="cancelled").order_by("-session__number")
        untouched = Q(done_at=None, kind=F("carried_from__kind"), text=F("carried_from__text"))
        return self.values_list(
            "id",
            "kind",
            "text",
            "done_at",
            "carried_from__session__number",
            Subquery(going_on.values("session__number")[:1]),
            Case(When(untouched, then=True), default=False, output_field=models.BooleanField()),
        )

    def used_by_session(self, *, besides: "Session") -> "models.QuerySet[PrepItem, tuple[int, int, int]]":
        """Number, how much came up, and how much was prepared, of each session played, the last first; without what
        is done beforehand.
        """
        played = self.filter(session__status="completed").exclude(session=besides).exclude(kind=PrepKind.TASK)
        counts = played.values("session__number").annotate(used=Count("done_at"), total=Count("pk"))
        return counts.order_by("-session__number").values_list("session__number", "used", "total")

    def next_position(self) -> int:
        """Behind all of these."""
        highest = self.aggregate(highest=Max("position"))["highest"]
        return 0 if highest is None else highest + 1


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent(), model_name="PrepItemHistory")
class PrepItem(CampaignOwned):
    """For GMs alone, all of it. `done_at`: when it came up in play, a secret came out, or a task was done.

    `carried_from` is the item of an earlier session which this one goes on; that one stays as it was.
    """

    session = SameCampaignForeignKey("sessions_app.Session", on_delete=models.CASCADE, related_name="prep_items")
    kind = models.CharField(_("kind"), max_length=8, choices=PrepKind.choices, default=PrepKind.SCENE)
    text = models.CharField(_("text"), max_length=500)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    position = models.PositiveIntegerField(default=0, editable=False)
    carried_from = SameCampaignForeignKey(
        "sessions_app.PrepItem",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="carried_to",
    )

    objects = PrepItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("prepared item")
        verbose_name_plural = _("prepared items")
        constraints = [
            same_campaign_key("prep_item"),
            models.CheckConstraint(condition=~Q(text=""), name="prep_item_has_text"),
            models.CheckConstraint(condition=Q(kind__in=PrepKind.values), name="prep_item_kind"),
            models.UniqueConstraint(
                fields=["campaign", "session", "carried_from"],
                condition=Q(carried_from__isnull=False),
                name="prep_item_carried_once",
            ),
        ]
        indexes = [
            models.Index(fields=["campaign", "session", "position"], name="prep_item_session"),
            models.Index(fields=["campaign", "carried_from"], name="prep_item_carried_from"),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return f"{reverse('session_prep', args=[self.campaign.slug, self.session.number])}#prep-{self.pk}"
