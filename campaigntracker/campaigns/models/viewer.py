"""Who is looking: what every visibility word of the QuerySets is asked with."""

from dataclasses import dataclass

from campaigntracker.campaigns.models.campaign import Campaign
from campaigntracker.campaigns.models.member import Member, Role


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody in front of one campaign; `member` is None for a stranger who reads a public campaign."""

    campaign: Campaign
    member: Member | None

    @property
    def is_gm(self) -> bool:
        return self.member is not None and self.member.is_gm

    @property
    def kind(self) -> str:
        """Whose copy of a page that is kept this reader gets: gm, party, or public for somebody without a seat."""
        if self.member is None:
            return "public"
        return "gm" if self.is_gm else "party"

    @classmethod
    def of_role(cls, campaign: Campaign, *, is_gm: bool) -> "Viewer":
        """Whoever sees what the campaign's GMs see, or else what everybody does: for queries made in advance."""
        return cls(campaign, Member(role=Role.GM) if is_gm else None)
