"""Which calendar a campaign has, and on which date its story begins."""

from campaigntracker.campaigns.domain.seen import fingerprint
from campaigntracker.campaigns.models import Campaign
from campaigntracker.gametime import CalendarDefinition, Counterparts, GameDate, GameTimeError


def calendar_fingerprint(campaign: Campaign) -> str:
    """The same for equal calendars with equal epochs: what a form carries to say which ones its writer saw."""
    return fingerprint({"calendar": campaign.definition.to_json(), "epoch": campaign.definition.epoch_json()})


def write_calendar(campaign: Campaign, definition: CalendarDefinition) -> None:
    """Copy calendar and epoch to the campaign; saving it is left to the caller."""
    campaign.calendar, campaign.epoch = definition.to_json(), definition.epoch_json()
    vars(campaign).pop("definition", None)


def suggested_epoch(old: CalendarDefinition, new: CalendarDefinition) -> CalendarDefinition:
    """The new calendar, beginning on the date of the old epoch where it has that date; elsewhere on the day on which
    it begins by itself, at the old time of day where its clock knows that.
    """
    try:
        return new.with_epoch(Counterparts(old, new).date(old.epoch))
    except GameTimeError:
        pass
    own, clock = new.epoch, old.epoch
    date = GameDate(own.year, own.month, own.day, clock.hour, clock.minute, clock.second, own.intercalary)
    try:
        return new.with_epoch(date)
    except GameTimeError:
        return new
