"""The addresses a webhook may have: those of a few hosts we know, and nothing beside."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.errors import RuleError

# All of it is matched, so there is no room for a user, a port, another path or a fragment.
SHAPE = re.compile(
    r"https://(?P<host>[a-z0-9]+(?:[.-][a-z0-9]+)+)(?P<path>/api(?:/v\d{1,2})?/webhooks/\d{1,25}/(?P<token>[\w-]{1,200})"
    r"(?:\?thread_id=\d{1,25})?)",
    re.ASCII,
)
VISIBLE = 4


@dataclass(frozen=True, slots=True)
class WebhookAddress:
    """`path` opens the channel to whoever knows it: it is never shown and never logged."""

    host: str
    path: str


def read_webhook_address(text: str, *, hosts: Collection[str]) -> WebhookAddress:
    """Raise RuleError for everything but the address of a webhook on one of the hosts."""
    match = SHAPE.fullmatch(text)
    if match is None:
        raise RuleError(
            _("That is not the address of a webhook. It looks like https://discord.com/api/webhooks/1234/abcd."),
            field="webhook_url",
        )
    if match["host"] not in hosts:
        raise RuleError(
            _("Webhooks can be sent to these hosts only: %(hosts)s.") % {"hosts": ", ".join(sorted(hosts))},
            field="webhook_url",
        )
    return WebhookAddress(match["host"], match["path"])


def masked(url: str) -> str:
    """Enough to tell one's own webhooks apart, too little to use one: discord.com …a1b2."""
    match = SHAPE.fullmatch(url)
    if match is None:
        return "…"
    end = match["token"][-VISIBLE:] if len(match["token"]) > 4 * VISIBLE else ""
    return f"{match['host']} …{end}"
