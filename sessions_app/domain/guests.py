"""Who is expected at the table, and who only sat in."""

from django.db.models import Exists, Q

from campaigntracker.campaigns.models import Campaign, Member
from campaigntracker.campaigns.models.member import MemberQuerySet
from sessions_app.models import SessionPlayer


def players_to_ask(campaign: Campaign) -> MemberQuerySet:
    """The players who are asked to a session by themselves.

    Not somebody who so far came as a guest alone, until a GM puts them on a roster otherwise, or they log in for their
    seat.
    """
    rows = SessionPlayer.objects.of_outer_member()
    only_sat_in = Q(Exists(rows.guests()), ~Exists(rows.regulars()), user=None)
    return Member.objects.of(campaign).players().exclude(only_sat_in)
