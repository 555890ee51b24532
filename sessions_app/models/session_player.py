"""Who is on a session's roster, what they answered, and whether they came."""

import datetime as dt
from typing import TYPE_CHECKING, Self

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models.character import Character
from campaigntracker.campaigns.models.member import Member
from campaigntracker.campaigns.models.owned import CampaignOwned, SameCampaignForeignKey, same_campaign_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from campaigntracker.campaigns.models.campaign import Campaign
    from campaigntracker.campaigns.models.member import Member
    from sessions_app.models.session import Session


class Rsvp(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    MAYBE = "maybe", _("Maybe")
    LATE = "late", _("Late")
    NONE = "none", _("No answer")


# An answer goes on standing when its session moves by no more than this.
SAME_DATE = dt.timedelta(hours=1)


def standing_answer(start: models.F | models.OuterRef) -> models.Case:
    """For a query: the answer as it stands with a session that is planned for `start`; none when given for another."""
    hour = models.Value(SAME_DATE)
    is_for_another = models.Q(rsvp_for__lt=start - hour) | models.Q(rsvp_for__gt=start + hour)
    none = models.Value(Rsvp.NONE.value)
    return models.Case(models.When(is_for_another, then=none), default=models.F("rsvp"))


class SessionPlayerQuerySet(models.QuerySet["SessionPlayer"]):
    def of(self, session: "Session") -> Self:
        return self.filter(campaign_id=session.campaign_id, session=session)

    def of_campaign(self, campaign: "Campaign") -> Self:
        return self.filter(campaign=campaign)

    def of_outer_session(self) -> Self:
        """For a subquery in a query of sessions: the roster of each."""
        return self.filter(campaign_id=models.OuterRef("campaign_id"), session=models.OuterRef("pk"))

    def of_outer_member(self) -> Self:
        """For a subquery in a query of members: where each was on a roster."""
        return self.filter(campaign_id=models.OuterRef("campaign_id"), member=models.OuterRef("pk"))

    def guests(self) -> Self:
        return self.filter(is_guest=True)

    def regulars(self) -> Self:
        return self.filter(is_guest=False)

    def mentioning(self, word: str, *, with_notes: bool = True) -> Self:
        """Those whose name, character or, where the reader may see it, note holds the word."""
        found = models.Q(member__display_name__icontains=word) | models.Q(characters__name__icontains=word)
        return self.filter(found | models.Q(note__icontains=word) if with_notes else found)

    def of_sessions(self, campaign: "Campaign", session_ids: "Iterable[UUID]") -> Self:
        return self.filter(campaign=campaign, session__in=session_ids)

    def of_any_session(self, sessions: "Iterable[Session]") -> Self:
        """Whatever their campaigns."""
        return self.filter(session__in=sessions)

    def reachability(self) -> "models.QuerySet[SessionPlayer, tuple[UUID, UUID, str, bool]]":
        """Session, member, RSVP as it stands with a plan, and whether a mail would reach the member; in their order."""
        reachable = Member.objects.reachable_by_mail().filter(pk=models.OuterRef("member"))
        rows = self.with_standing().annotate(is_reachable=models.Exists(reachable)).in_order()
        return rows.values_list("session_id", "member_id", "standing", "is_reachable")

    def with_standing(self) -> Self:
        """Annotate `standing`: the answer, or none where the session has moved since it was given."""
        return self.annotate(standing=standing_answer(models.F("session__real_start_time")))

    def standing_answers(self) -> "models.QuerySet[SessionPlayer, tuple[UUID, UUID, str]]":
        """Session, member, and the answer as it stands with a plan."""
        return self.with_standing().values_list("session_id", "member_id", "standing")

    def with_who(self) -> Self:
        """Load member and characters, in a fixed number of queries; in the order of the sessions."""
        return (
            self.select_related("member").prefetch_related("characters").order_by("session__number", "position", "id")
        )

    def attended(self) -> Self:
        return self.filter(attended=True)

    def in_order(self) -> Self:
        return self.order_by("position", "id")


@pghistory.track(
    pghistory.UpdateEvent(row=pghistory.Old),
    pghistory.DeleteEvent(),
    exclude=["external_id"],
    model_name="SessionPlayerHistory",
)
class SessionPlayer(CampaignOwned):
    session = SameCampaignForeignKey("sessions_app.Session", on_delete=models.CASCADE, related_name="players")
    member = SameCampaignForeignKey(
        "campaigns.Member", on_delete=models.PROTECT, related_name="appearances", verbose_name=_("player")
    )
    characters: "models.ManyToManyField[Character, SessionPlayerCharacter]" = models.ManyToManyField(
        Character,
        through="sessions_app.SessionPlayerCharacter",
        blank=True,
        related_name="appearances",
        verbose_name=_("characters"),
    )
    # The same characters once more, in order: a kept version of the row tells who was played, which rows of a link
    # table, gone by then, could not.
    lineup = ArrayField(models.UUIDField(), verbose_name=_("characters"), default=list, blank=True, editable=False)
    position = models.PositiveIntegerField(default=0, editable=False)
    rsvp = models.CharField(_("answer"), max_length=5, choices=Rsvp.choices, default=Rsvp.NONE)
    # The start that the answer was given for: a session that moves later leaves the answer with its old date.
    rsvp_for = models.DateTimeField(_("answered for"), null=True, editable=False)
    attended = models.BooleanField(_("attended"), default=False)
    arrived_late = models.BooleanField(_("arrived late"), default=False)
    left_early = models.BooleanField(_("left early"), default=False)
    # Absent, and said so in time.
    excused = models.BooleanField(_("excused"), default=False)
    # Came for this evening without belonging to the table.
    is_guest = models.BooleanField(_("guest"), default=False)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = SessionPlayerQuerySet.as_manager()

    class Meta:
        verbose_name = _("player in a session")
        verbose_name_plural = _("players in sessions")
        constraints = [
            same_campaign_key("session_player"),
            models.UniqueConstraint(fields=["campaign", "session", "member"], name="session_player_key"),
            models.CheckConstraint(condition=models.Q(rsvp__in=Rsvp.values), name="session_player_rsvp"),
        ]
        indexes = [models.Index(fields=["campaign", "member"], name="session_player_member")]

    def __str__(self) -> str:
        return str(self.member)


class SessionPlayerCharacterQuerySet(models.QuerySet["SessionPlayerCharacter"]):
    def brought_by(
        self, campaign: "Campaign", member: "Member"
    ) -> "models.QuerySet[SessionPlayerCharacter, tuple[UUID, str]]":
        """Session and name of each character that this member brought, in order."""
        rows = self.filter(campaign=campaign, session_player__member=member).order_by("id")
        return rows.values_list("session_player__session_id", "character__name")


class SessionPlayerCharacter(CampaignOwned):
    """A character that a player brought to a session."""

    session_player = SameCampaignForeignKey(SessionPlayer, on_delete=models.CASCADE, related_name="played")
    character = SameCampaignForeignKey(Character, on_delete=models.PROTECT, related_name="played")

    objects = SessionPlayerCharacterQuerySet.as_manager()

    class Meta:
        verbose_name = _("character in a session")
        verbose_name_plural = _("characters in sessions")
        constraints = [
            models.UniqueConstraint(fields=["campaign", "session_player", "character"], name="session_character_key")
        ]
        indexes = [models.Index(fields=["campaign", "character"], name="session_character_character")]
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.character)
