"""The campaign itself: its name, its settings, its calendar and clock."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from campaigntracker.accounts.models.user import validate_time_zone
from campaigntracker.campaigns.domain.campaigns import CampaignSettings
from campaigntracker.exchange.errors import DocumentError, show
from campaigntracker.exchange.reading.place import Place
from campaigntracker.exchange.records import CampaignRecord
from campaigntracker.gametime import DEFAULT_SECONDS_PER_ROUND, CalendarDefinition, GameTimeError, readers

KEYS = (
    "id",
    "name",
    "slug",
    "gameSystem",
    "description",
    "timeZone",
    "public",
    "calendar",
    "epoch",
    "secondsPerRound",
    "clock",
    "createdAt",
)
LONGEST_SLUG = 80


def read_campaign(place: Place) -> CampaignRecord:
    place.required().fields(KEYS)
    calendar, epoch = place.at("calendar"), place.at("epoch")
    try:
        definition = CalendarDefinition.from_json(calendar.value, epoch.value)
    except GameTimeError as error:
        _refuse_foreign(calendar)
        located = error.under(str(place))
        raise DocumentError(located.path, located.problem) from None
    rounds = place.at("secondsPerRound").whole(1, 86_400) or DEFAULT_SECONDS_PER_ROUND
    settings = CampaignSettings(
        name=place.at("name").required().text(200),
        game_system=place.at("gameSystem").text(100),
        description=place.at("description").text(),
        time_zone=_time_zone(place.at("timeZone")),
        is_public=place.at("public").flag(),
        seconds_per_round=rounds,
    )
    return CampaignRecord(
        id=place.at("id").required().identifier(),
        slug=read_slug(place.at("slug")),
        settings=settings,
        calendar=calendar.value or {},
        epoch=epoch.value or {},
        definition=definition,
        clock=place.at("clock").game_time(definition, rounds),
        created_at=place.at("createdAt").instant(),
    )


def _refuse_foreign(calendar: Place) -> None:
    """Tell a calendar file of another program for what it is, rather than name the first key that is not ours."""
    if isinstance(calendar.value, dict) and "kind" not in calendar.value:
        for reader in readers.READERS:
            if reader.recognises(calendar.value):
                message = _(
                    "is a calendar of %(format)s; a document holds one in this site's own format. Import without it, "
                    "then upload it on the calendar page of the campaign's settings"
                )
                raise calendar.error(message % {"format": reader.FORMAT})


def read_slug(place: Place) -> str:
    slug = place.text(LONGEST_SLUG)
    if slug and not re.fullmatch(r"[-a-zA-Z0-9_]+", slug):
        raise place.error(_("“%(slug)s” cannot be an address: letters, digits, - and _ only") % {"slug": show(slug)})
    return slug


def _time_zone(place: Place) -> str:
    name = place.text() or "UTC"
    try:
        validate_time_zone(name)
    except ValidationError:
        raise place.error(_("“%(name)s” is not a time zone") % {"name": show(name)}) from None
    return name
