from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from campaigntracker.campaigns.models import Campaign
from events_app.domain.codex.births import fill_codex
from events_app.domain.projection import refresh_campaign, stale_sessions


class Command(BaseCommand):
    help = "Compute every session's figures anew from its events, and give codex pages to what they name."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", nargs="?", help="the address of one campaign; all campaigns when left out")
        parser.add_argument("--stale", action="store_true", help="only what an earlier version of the program kept")

    def handle(self, *args: Any, slug: str | None, stale: bool, **options: Any) -> None:
        campaigns = Campaign.objects.order_by("slug")
        if stale:
            campaigns = campaigns.filter(pk__in=stale_sessions().values("campaign"))
        if slug:
            campaigns = campaigns.filter(slug=slug)
            if not campaigns:
                raise CommandError(f"There is no campaign “{slug}”.")
        for campaign in campaigns:
            with transaction.atomic():
                # The lock that recording takes, so that no event slips in between counting and keeping.
                locked = Campaign.objects.select_for_update().get(pk=campaign.pk)
                changed = refresh_campaign(locked, only_stale=stale)
                total = locked.sessions.count()
                born = fill_codex(locked, now=timezone.now())
            pages = f" {born} pages added to the codex." if born else ""
            self.stdout.write(f"{campaign.slug}: {total} sessions, {changed} of them changed.{pages}")
