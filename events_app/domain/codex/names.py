"""By which names an entry goes: claiming one, giving one up."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.storable import UNSTORABLE
from campaigntracker.campaigns.models import Campaign
from events_app.models import CodexEntry, CodexName
from events_app.models.codex_entry import LONGEST_NAME


def tidy_name(name: str, *, field: str = "name") -> str:
    """The name without blanks around it. Raise RuleError for one that cannot be kept."""
    name = name.strip()
    if not name:
        raise RuleError(_("A name is needed."), field=field)
    if len(name) > LONGEST_NAME:
        raise RuleError(_("A name has at most %(limit)s characters.") % {"limit": LONGEST_NAME}, field=field)
    if UNSTORABLE.search(name):
        raise RuleError(_("Contains a character that cannot be kept."), field=field)
    return name


def lock_entry(entry: CodexEntry) -> CodexEntry:
    """Lock campaign and entry, in the order in which recording does; return the entry as it stands now.

    Raise RuleError when it has gone, as after a merge.
    """
    campaign = Campaign.objects.select_for_update().get(pk=entry.campaign_id)
    found = CodexEntry.objects.of(campaign).select_for_update().filter(pk=entry.pk).first()
    if found is None:
        raise RuleError(_("This page is no longer there: somebody may have merged it with another."))
    found.campaign = campaign
    return found


@transaction.atomic
def restore_name(entry: CodexEntry, *, name: str, revealed: bool, now: dt.datetime) -> CodexEntry:
    """Let the entry go by a name again that it once had. Raise RuleError when another has it by now."""
    entry = lock_entry(entry)
    own = CodexName.objects.of(entry.campaign).claiming([name]).filter(entry=entry)
    if not own.update(revealed=revealed):
        claim_name(entry, name, is_alias=True, revealed=revealed)
    entry.version += 1
    entry.updated_at = now
    entry.save(update_fields=["version", "updated_at"])
    return entry


def claim_name(
    entry: CodexEntry, name: str, *, is_alias: bool, revealed: bool = False, field: str = "name"
) -> CodexName:
    """Give the entry a name. Raise RuleError when another of its kind has it: the database lets only one claim it."""
    row = CodexName(
        campaign=entry.campaign, entry=entry, kind=entry.kind, name=name, is_alias=is_alias, revealed=revealed
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        taken = CodexName.objects.of(entry.campaign).claiming([name]).filter(kind=entry.kind).select_related("entry")
        holder = taken.first()
        if holder is None:
            raise
        if holder.entry_id == entry.pk:
            message = _("“%(name)s” is one of its names already.") % {"name": name}
        else:
            message = _("“%(name)s” is a name of %(entry)s: choose another, or merge the two.") % {
                "name": name,
                "entry": holder.entry,
            }
        raise RuleError(message, field=field) from None
    return row
