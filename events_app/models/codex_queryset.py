"""How the rest of the project asks for entries of the codex, and who may know them by which name."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Lower

from campaigntracker.campaigns.models import Campaign, Viewer
from events_app.models.codex_sightings import named_lately, naming_outer_name, sightings_of_outer_entry

if TYPE_CHECKING:
    from events_app.models.codex_entry import CodexEntry
    from events_app.models.codex_name import CodexName  # noqa: F401


class CodexNameQuerySet(models.QuerySet["CodexName"]):
    def of(self, campaign: Campaign) -> Self:
        return self.filter(campaign=campaign)

    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def claiming(self, names: Iterable[str]) -> Self:
        """The rows that hold one of these names, whatever the case."""
        return self.filter(folded__in=[Lower(Value(name)) for name in names])

    def known_to(self, viewer: Viewer) -> Self:
        """The names that this viewer may know it by: a GM all; others those that a GM revealed, and its own name once
        events that they may read use it. That an alias is used there does not tell them whose it is.
        """
        return self._known_to(viewer, Q(Exists(naming_outer_name(viewer))))

    def all_known_to(self, viewer: Viewer) -> Self:
        """The same, asked of a whole codex at once: what is named all the time is met among the latest events, which
        are read but once. Only the rest is looked up, name by name; that takes long only for names that occur often.
        """
        lately = Q(folded__in=named_lately(viewer))
        return self._known_to(viewer, lately | Q(Exists(naming_outer_name(viewer))))

    def _known_to(self, viewer: Viewer, told: Q) -> Self:
        names = self.filter(campaign=viewer.campaign)
        if viewer.is_gm:
            return names
        return names.filter(Q(revealed=True) | (Q(is_alias=False) & (Q(entry__revealed=True) | told)))

    def linked_for(self, viewer: Viewer) -> Self:
        """Those whose events count for it: for who is no GM, an unrevealed alias is anybody's name."""
        return self if viewer.is_gm else self.filter(Q(is_alias=False) | Q(revealed=True))

    def own_first(self) -> Self:
        """The entry's own name, then its aliases."""
        return self.order_by("is_alias", "folded")


class CodexEntryQuerySet(models.QuerySet["CodexEntry"]):
    def of(self, campaign: Campaign) -> Self:
        return self.filter(campaign=campaign)

    def visible_to(self, viewer: Viewer) -> Self:
        """A GM sees all; others what they may know by at least one name, and not the column `gm_notes`.

        `shown_description`: empty for them until a GM reveals the entry: the log tells names, not what a GM wrote.
        """
        entries = self.filter(campaign=viewer.campaign)
        if viewer.is_gm:
            return entries.annotate(shown_description=F("description"))
        told = Case(When(revealed=True, then=F("description")), default=Value(""), output_field=models.TextField())
        known = entries.filter(Exists(_names_of_outer(viewer)))
        return known.annotate(shown_description=told).defer("gm_notes", "description")

    def hidden_from(self, viewer: Viewer) -> Self:
        """Those of the campaign that this viewer may not know of."""
        return self.filter(~Exists(_names_of_outer(viewer)), campaign=viewer.campaign)

    def named_for(self, viewer: Viewer) -> Self:
        """Annotate `shown_name`: its own where the viewer may know that, else an alias that they know it by."""
        if viewer.is_gm:
            return self.annotate(shown_name=F("name"))
        return self.annotate(shown_name=Subquery(_names_of_outer(viewer).own_first().values("name")[:1]))

    def with_is_known_to(self, viewer: Viewer) -> Self:
        """Annotate `is_known`: whether this other viewer may know of it."""
        return self.annotate(is_known=Exists(_names_of_outer(viewer)))

    def with_sightings(self, viewer: Viewer) -> Self:
        """Annotate `sightings` with what the viewer's events tell: how many, the first and the last (their ids)."""
        return self.annotate(sightings=sightings_of_outer_entry(viewer))

    def by_kind_and_name(self) -> Self:
        """After `named_for`: in an order that depends on nothing but the content."""
        rank = Case(
            *(When(kind=kind, then=index) for index, kind in enumerate(("npc", "location", "item", "quest"))),
            output_field=models.IntegerField(),
        )
        return self.order_by(rank, Lower("shown_name"), "shown_name", "id")

    def others_like(self, entry: "CodexEntry") -> Self:
        """Those of its kind besides itself, by name."""
        return self.filter(kind=entry.kind).exclude(pk=entry.pk).order_by(Lower("name"), "id")

    def with_ids(self, ids: Iterable[UUID]) -> Self:
        return self.filter(pk__in=ids)


def _names_of_outer(viewer: Viewer) -> CodexNameQuerySet:
    """For a subquery in a query of entries: the names of each that the viewer may know."""
    from events_app.models.codex_name import CodexName

    return CodexName.objects.known_to(viewer).filter(entry=OuterRef("pk"))
