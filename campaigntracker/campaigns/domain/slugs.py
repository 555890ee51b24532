"""Addresses for campaigns."""

from django.utils.text import slugify

from campaigntracker.campaigns.models import Campaign
from campaigntracker.campaigns.models.campaign import RESERVED_SLUGS


def free_slug(name: str) -> str:
    """Return an address made from the name that no campaign has: `the-nine`, or `the-nine-2` where that is taken."""
    stem = slugify(name)[:70] or "campaign"
    taken = set(Campaign.objects.filter(slug__startswith=stem).values_list("slug", flat=True)) | RESERVED_SLUGS
    slug, counter = stem, 2
    while slug in taken:
        slug, counter = f"{stem}-{counter}", counter + 1
    return slug
