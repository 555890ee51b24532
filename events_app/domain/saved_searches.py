"""Keeping searches: each member their own."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Member
from events_app.models import SavedSearch

MOST_SAVED = 30


@transaction.atomic
def save_search(member: Member, *, name: str, query: str, now: dt.datetime) -> SavedSearch:
    """Keep the search under the name; one of that name is replaced. Raise RuleError when there are too many."""
    Member.objects.select_for_update().get(pk=member.pk)
    saved = SavedSearch.objects.of_member(member)
    kept = saved.filter(name=name).first()
    if kept is not None:
        kept.query = query
        kept.save(update_fields=["query"])
        return kept
    if saved.count() >= MOST_SAVED:
        raise RuleError(_("You have %(most)s saved searches already: delete one first.") % {"most": MOST_SAVED})
    return SavedSearch.objects.create(
        campaign_id=member.campaign_id, member=member, name=name, query=query, created_at=now
    )


def delete_search(search: SavedSearch) -> None:
    search.delete()
