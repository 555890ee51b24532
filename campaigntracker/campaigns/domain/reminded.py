"""Whether mails about a campaign's sessions reach somebody."""

from campaigntracker.campaigns.models import Member


def set_reminded(member: Member, *, wanted: bool) -> Member:
    member.is_reminded = wanted
    member.save(update_fields=["is_reminded"])
    return member
