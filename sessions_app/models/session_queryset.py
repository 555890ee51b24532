"""How the rest of the project asks for sessions."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import FilteredRelation, Prefetch, Q

from campaigntracker.campaigns.models import Campaign, Viewer
from sessions_app.models.session_lines import SessionLines
from sessions_app.models.session_narrowing import SessionNarrowing
from sessions_app.models.session_player import SessionPlayer

if TYPE_CHECKING:
    from sessions_app.models.session import Session

# What recording reads and changes of a session.
LOG_FIELDS = ("status", "last_seq", "projection", "log_version", "party_log_version")

# What a chronicle says of a session, and by which versions its recap is kept.
STORY_FIELDS = (
    "campaign",
    "number",
    "title",
    "status",
    "real_start_time",
    "real_end_time",
    "duration_minutes",
    "game_start_time",
    "game_end_time",
    "summary",
    "log_version",
    "party_log_version",
)


def _as_uuid(text: str) -> UUID | None:
    try:
        found = UUID(text)
    except ValueError:
        return None
    return found if str(found) == text else None


class SessionQuerySet(SessionLines, SessionNarrowing):  # type: ignore[override]
    """Whose they are, which they are, and what is loaded with them."""

    def of(self, campaign: Campaign) -> Self:
        return self.filter(campaign=campaign)

    def of_id(self, session: "Session") -> Self:
        """This one session alone."""
        return self.filter(campaign=session.campaign_id, pk=session.pk)

    def lock_log(self, campaign: Campaign, session: "Session") -> int:
        """Lock the campaign's row, which guards its clock, then the session's, which guards its counter.

        Bring the instance's LOG_FIELDS up to date, and return where the clock stands.
        """
        rows = self.filter(campaign=campaign, pk=session.pk).select_related("campaign")
        # The database locks them in this order.
        locked = rows.only(*LOG_FIELDS, "campaign__clock").select_for_update(of=("campaign", "self")).get()
        for name in LOG_FIELDS:
            setattr(session, name, getattr(locked, name))
        session.campaign = campaign
        clock: int = locked.campaign.clock
        return clock

    def kept_in_other_form_than(self, form: int) -> Self:
        """Those that have had events, but keep their figures in another form."""
        return self.filter(last_seq__gt=0).exclude(projection__contains={"form": form})

    def of_any(self, campaign_ids: Iterable[UUID]) -> Self:
        return self.filter(campaign__in=campaign_ids)

    def visible_to(self, viewer: Viewer) -> Self:
        """The sessions of the viewer's campaign; for anyone but a GM the columns of secrets are not even read."""
        sessions = self.filter(campaign=viewer.campaign)
        return sessions if viewer.is_gm else sessions.defer("gm_notes", "recap_draft")

    def pulses_for(
        self, user_id: UUID | None, *, slug: str
    ) -> "models.QuerySet[Session, tuple[str, int, int, str | None]]":
        """Status, log version, party log version, and what the user is in the campaign: None without a seat.

        Of the campaign of that address, if this user may read it, by a seat or because all may. One query, for what
        is asked every few seconds.
        """
        seat = FilteredRelation("campaign__members", condition=Q(campaign__members__user=user_id))
        may_read = Q(seat__isnull=False) | Q(campaign__is_public=True)
        sessions = self.annotate(seat=seat).filter(may_read, campaign__slug=slug)
        return sessions.values_list("status", "log_version", "party_log_version", "seat__role")

    def game_spans(self) -> "models.QuerySet[Session, tuple[int, int | None, int | None]]":
        """Number, start and end in game time, by number."""
        return self.in_order().values_list("number", "game_start_time", "game_end_time")

    def stated_quests(self) -> "models.QuerySet[Session, tuple[int, list[str] | None, list[str] | None]]":
        """Number, and the quests that were stated as taken up and as completed, of the sessions that state any."""
        stating = self.filter(summary__has_any_keys=["questsStarted", "questsCompleted"])
        return stating.in_order().values_list("number", "summary__questsStarted", "summary__questsCompleted")

    def with_game_time(self) -> Self:
        """Those of which it is known when in the game they began or ended."""
        return self.filter(Q(game_start_time__isnull=False) | Q(game_end_time__isnull=False))

    def before(self, session: "Session") -> Self:
        return self.numbered_before(session.number)

    def after(self, session: "Session") -> Self:
        return self.numbered_after(session.number)

    def going_on_from(self, session: "Session") -> Self:
        """Those that can have taken up what the session left: later ones and planned ones, unless cancelled."""
        return self.not_cancelled().filter(Q(status="planned") | Q(number__gt=session.number)).exclude(pk=session.pk)

    def numbered(self, number: int) -> Self:
        return self.filter(number=number)

    def numbered_before(self, number: int) -> Self:
        return self.filter(number__lt=number)

    def numbered_after(self, number: int) -> Self:
        return self.filter(number__gt=number)

    def outside(self, first: int, last: int) -> Self:
        """Those with a number before `first` or after `last`."""
        return self.filter(Q(number__lt=first) | Q(number__gt=last))

    def with_public_ids(self, ids: Iterable[str]) -> Self:
        """Those that documents call by one of these ids: the sender's own, or ours where there is none."""
        ours = [found for found in map(_as_uuid, ids) if found]
        return self.filter(Q(external_id__in=ids) | Q(external_id="", pk__in=ours))

    def for_log(self) -> Self:
        """Only what a reader of its log needs."""
        return self.only("campaign_id", "external_id", "last_seq")

    def with_ids(self, ids: Iterable[UUID]) -> Self:
        return self.filter(pk__in=ids)

    def in_order(self) -> Self:
        return self.order_by("number")

    def latest_first(self) -> Self:
        return self.order_by("-number")

    def numbered_from(self, first: int, last: int | None) -> Self:
        """Both ends in it; `last` None: all that come after."""
        sessions = self.filter(number__gte=first)
        return sessions if last is None else sessions.filter(number__lte=last)

    def for_story(self) -> Self:
        """Load no more of each than what a chronicle says of it: what it adds up to is read elsewhere."""
        return self.only(*STORY_FIELDS)

    def for_links(self) -> Self:
        """Load no more of each than what a link to it says."""
        return self.only("campaign", "number", "title")

    def for_dated_links(self) -> Self:
        """The same with the evening they are planned for."""
        return self.only("campaign", "number", "title", "real_start_time")

    def with_roster(self) -> Self:
        """Load the GM, and who was to play with which characters, in a fixed number of queries."""
        roster = SessionPlayer.objects.select_related("member").prefetch_related("characters").in_order()
        return self.select_related("gm").prefetch_related(Prefetch("players", queryset=roster, to_attr="roster"))

    def with_played_characters(self) -> Self:
        """With the roster, load its characters in the order in which each player listed them."""
        return self.with_roster().prefetch_related("roster__played__character")
