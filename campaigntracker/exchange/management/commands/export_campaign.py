"""Write a campaign to a file of the format `campaigntracker/1`."""

import io
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from campaigntracker.campaigns.models import Campaign, Member, Role, Viewer
from campaigntracker.exchange.errors import DocumentError, show
from campaigntracker.exchange.exporting import export_document, to_text
from campaigntracker.exchange.files import write_file


class Command(BaseCommand):
    help = (
        "Export a whole campaign as JSON (campaigntracker/1): what its GM knows, or with --player what the party does."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the campaign's address")
        parser.add_argument("--player", action="store_true", help="leave out what only the GM may see")
        parser.add_argument(
            "-o", "--output", default="-", metavar="FILE", help="where to write; standard output if left out"
        )

    def handle(self, *, slug: str, player: bool, output: str, **options: Any) -> None:
        campaign = Campaign.objects.filter(slug=slug).first()
        if campaign is None:
            raise CommandError(_("there is no campaign “%(slug)s”") % {"slug": show(slug)})
        text = to_text(export_document(_viewer(campaign, player=player)))
        if output != "-":
            try:
                write_file(output, text)
            except DocumentError as error:
                raise CommandError(str(error)) from None
            return
        if isinstance(sys.stdout, io.TextIOWrapper):
            # A document is UTF-8 with plain line ends, whatever the terminal's own ways are.
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        self.stdout.write(text, ending="")


def _viewer(campaign: Campaign, *, player: bool) -> Viewer:
    """Somebody at the table in that role, without taking a seat."""
    return Viewer(campaign, Member(campaign=campaign, role=Role.PLAYER if player else Role.GM))
