"""The demo campaign: its document, and the people who may log in to it."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils.text import slugify

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.models import Campaign, Member
from campaigntracker.exchange.importing import import_document
from campaigntracker.exchange.reading.document import read_document
from campaigntracker.exchange.reading.text import check_values
from campaigntracker.exchange.records import CampaignDocument

FOLDER = Path(__file__).parent / "demo"


@dataclass(frozen=True, slots=True)
class Login:
    """`password` is None where its owner has changed it."""

    username: str
    password: str | None
    name: str
    role: str


def demo_document() -> dict[str, Any]:
    """The whole document: the campaign with the events of its sessions, which lie in a file each."""
    document = json.loads((FOLDER / "campaign.json").read_text(encoding="utf-8"))
    files = sorted((FOLDER / "events").glob("*.json"))
    document["events"] = [event for file in files for event in json.loads(file.read_text(encoding="utf-8"))]
    return document


def find_demo() -> Campaign | None:
    """The demo campaign, when it has been loaded."""
    stub = json.loads((FOLDER / "campaign.json").read_text(encoding="utf-8"))["campaign"]
    return Campaign.objects.filter(external_id=stub["id"], slug=stub["slug"]).first()


@transaction.atomic
def load_demo(*, password: str, now: dt.datetime) -> Campaign:
    """Create the campaign with a login for each of its members. Raise DocumentError when its address is taken."""
    value = demo_document()
    check_values(value)
    document = read_document(value)
    return import_document(document, now=now, accounts=dict(_accounts(document, password)))


def demo_logins(campaign: Campaign, password: str) -> list[Login]:
    """Who can log in to the demo campaign, GMs first; only the password that is asked about can be told."""
    members = Member.objects.of(campaign).in_order().exclude(user=None).select_related("user")
    users = {member.pk: member.user for member in members if member.user}
    # Checking is slow on purpose; those who kept the demo's password share one hash.
    right = {encoded: check_password(password, encoded) for encoded in {user.password for user in users.values()}}
    return [
        Login(
            username=users[member.pk].username,
            password=password if right[users[member.pk].password] else None,
            name=member.display_name,
            role=member.get_role_display(),
        )
        for member in members
    ]


def _accounts(document: CampaignDocument, password: str) -> Iterator[tuple[str, User]]:
    """An account for each member, named after them; one that is somebody else's is left alone."""
    encoded = make_password(password)
    seated: set[str] = set()
    for member in document.members:
        stem = slugify(member.name).split("-")[0] or "player"
        username, counter = stem, 2
        while username in seated or _is_somebody_elses(username, password):
            username, counter = f"{stem}{counter}", counter + 1
        seated.add(username)
        user, _is_new = User.objects.get_or_create(
            username=username, defaults={"password": encoded, "name": member.name}
        )
        yield member.id, user


def _is_somebody_elses(username: str, password: str) -> bool:
    """Whether the name is taken by anybody but one who was made for an earlier demo."""
    user = User.objects.filter(username=username).first()
    return user is not None and not check_password(password, user.password)
