"""Which addresses are those of a webhook."""

import pytest

from campaigntracker.campaigns.domain.errors import RuleError
from sessions_app.domain.notices.address import masked, read_webhook_address

HOSTS = {"discord.com", "ptb.discord.com"}


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("https://discord.com/api/webhooks/123/a-b_C", "/api/webhooks/123/a-b_C"),
        ("https://ptb.discord.com/api/v10/webhooks/123/abc", "/api/v10/webhooks/123/abc"),
        ("https://discord.com/api/webhooks/123/abc?thread_id=9", "/api/webhooks/123/abc?thread_id=9"),
    ],
)
def test_webhooks(text: str, path: str) -> None:
    assert read_webhook_address(text, hosts=HOSTS).path == path


@pytest.mark.parametrize(
    "text",
    [
        "http://discord.com/api/webhooks/1/a",
        "https://discord.com:8443/api/webhooks/1/a",
        "https://discord.com:443/api/webhooks/1/a",
        "https://evil.example/api/webhooks/1/a",
        "https://discord.com.evil.example/api/webhooks/1/a",
        "https://evildiscord.com/api/webhooks/1/a",
        "https://discord.com@evil.example/api/webhooks/1/a",
        "https://user:password@discord.com/api/webhooks/1/a",
        "https://evil.example#@discord.com/api/webhooks/1/a",
        "https://evil.example\\@discord.com/api/webhooks/1/a",
        "https://discord.com/../api/webhooks/1/a",
        "https://discord.com/api/webhooks/1/../../users/@me",
        "https://discord.com/api/webhooks/1/a/github",
        "https://discord.com/api/webhooks/1/a#x",
        "https://discord.com/api/webhooks/1/a?wait=true",
        "https://discord.com/api/webhooks/1/a\r\nHost: evil.example",
        "https://discord.com/api/webhooks/1/a\n",
        " https://discord.com/api/webhooks/1/a",
        "https://127.0.0.1/api/webhooks/1/a",
        "https://[::1]/api/webhooks/1/a",
        "https://localhost/api/webhooks/1/a",
        "https://ⅾiscord.com/api/webhooks/1/a",
        "https://discord.com/api/webhooks/١/a",
        "https://DISCORD.com/api/webhooks/1/a",
        "//discord.com/api/webhooks/1/a",
        "discord.com/api/webhooks/1/a",
        "",
    ],
)
def test_everything_else(text: str) -> None:
    with pytest.raises(RuleError) as caught:
        read_webhook_address(text, hosts=HOSTS)
    assert caught.value.field == "webhook_url"


def test_what_is_shown_of_one_does_not_open_it() -> None:
    assert masked("https://discord.com/api/webhooks/123/abcdefghijklmnopqrstuvwxyz") == "discord.com …wxyz"
    assert masked("https://discord.com/api/webhooks/123/short") == "discord.com …"
    assert masked("whatever") == "…"
