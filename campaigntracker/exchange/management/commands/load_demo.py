"""Load the demo campaign, with a login for everybody at its table."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigntracker.exchange.demo_campaign import Login, demo_logins, find_demo, load_demo
from campaigntracker.exchange.errors import DocumentError

PASSWORD = "demo-campaign"  # noqa: S105 - known to everybody, and refused where others can reach the site


class Command(BaseCommand):
    help = "Load the demo campaign unless it is there already, and say how to log in to it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--password", help="the password of all demo logins; needed on a site that others can reach"
        )

    def handle(self, *, password: str | None, **options: Any) -> None:
        campaign = find_demo()
        if campaign is None:
            if password is None and not settings.IS_LOCAL:
                message = _(
                    "Others can reach this site, and everybody knows the demo's password: choose one with --password."
                )
                raise CommandError(message)
            try:
                campaign = load_demo(password=password or PASSWORD, now=timezone.now())
            except DocumentError as error:
                raise CommandError(str(error)) from None
        self.stdout.write(_("The demo campaign is at %(url)s") % {"url": f"{settings.SITE_URL}/c/{campaign.slug}/"})
        self._print_table(demo_logins(campaign, password or PASSWORD))

    def _print_table(self, logins: list[Login]) -> None:
        rows = [(_("Log in as"), _("Password"), _("Who it is"))]
        rows += [(one.username, one.password or _("(changed)"), f"{one.name}, {one.role}") for one in logins]
        widths = [max(len(row[column]) for row in rows) for column in range(2)]
        for username, password, person in rows:
            self.stdout.write(f"  {username:<{widths[0]}}  {password:<{widths[1]}}  {person}")
