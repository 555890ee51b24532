"""Create a campaign from a file of the format `campaigntracker/1`."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigntracker.accounts.models import User
from campaigntracker.exchange.errors import DocumentError, show
from campaigntracker.exchange.files import read_file
from campaigntracker.exchange.importing import import_document
from campaigntracker.exchange.progress import Progress
from campaigntracker.exchange.reading.campaign import read_slug
from campaigntracker.exchange.reading.document import read_document
from campaigntracker.exchange.reading.place import Place
from campaigntracker.exchange.reading.text import read_json


class Command(BaseCommand):
    help = "Import a whole campaign from a JSON file (campaigntracker/1): all of it, or nothing when a part is wrong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help='the file to read; "-" reads standard input')
        parser.add_argument("--owner", metavar="USERNAME", help="who gets the campaign's first GM seat")
        parser.add_argument("--slug", default="", metavar="NAME", help="the campaign's address, instead of the file's")

    def handle(self, *, file: str, owner: str | None, slug: str, **options: Any) -> None:
        try:
            read_slug(Place(slug, key="--slug"))
            user = _user(owner) if owner else None
            with Progress(_("Reading"), sys.stderr) as reading:
                document = read_document(read_json(read_file(file)), report=reading)
            with Progress(_("Writing"), sys.stderr) as writing:
                campaign = import_document(document, now=timezone.now(), owner=user, slug=slug, report=writing)
        except DocumentError as error:
            raise CommandError(str(error)) from None
        message = _("Imported “%(name)s”: %(sessions)s sessions, %(members)s members, %(events)s events. See %(url)s")
        self.stdout.write(
            message
            % {
                "name": campaign.name,
                "sessions": len(document.sessions),
                "members": len(document.members),
                "events": len(document.events),
                "url": f"/c/{campaign.slug}/",
            }
        )
        if user is None:
            self.stdout.write(_("Nobody has a login there yet; --owner gives the GM's seat to a user."))


def _user(username: str) -> User:
    user = User.objects.filter(username=username).first() if "\x00" not in username else None
    if user is None:
        raise DocumentError("--owner", _("there is no user “%(name)s”") % {"name": show(username)})
    return user
