"""Reading every page that somebody can reach, and looking for what should not be there."""

import re
from html import unescape
from urllib.parse import urljoin

from django.http import HttpResponse
from django.test import Client

from tests.conftest import Persona, Table
from tests.web.secret_table import NUMBER, SECRET


def whole(answer: HttpResponse) -> str:
    """All that goes out: body, headers, cookies."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    return "\n".join([headers, answer.cookies.output(), body.decode()])


def crawl(client: Client, start: str, **headers: str) -> dict[str, str]:
    """Every page that links lead to from `start`, by address; "" for those that do not answer 200."""
    pages: dict[str, str] = {}
    waiting = [start]
    while waiting:
        address = waiting.pop()
        answer = client.get(address, headers=headers)
        pages[address] = ""
        if answer.status_code == 200:
            pages[address] = whole(answer)
            found = re.findall(r'(?:href|hx-get)="([^"]*)"', pages[address])
            links = {urljoin(address, unescape(link).partition("#")[0]) for link in found}
            links = {link for link in links if not lies_far_away(link)}
            # One filter at a time: all combinations of them would be thousands of pages.
            fresh = {link for link in links if link.startswith("/c/") and link.count("=") < 2}
            waiting += sorted(fresh - {*pages, *waiting})
    return pages


def lies_far_away(link: str) -> bool:
    """The calendar goes on for ever in both directions; the story is told of days 0 and 1."""
    day = re.search(r"/days/(-?\d+)/|/calendar/\?at=(-?\d+)$", link)
    return day is not None and abs(int(day[1] or day[2])) > 1


def betrays(text: str) -> bool:
    """Whether it holds the word, in any case, or the number, however it is written."""
    plain = re.sub(r"(?<=\d)[,.\u202f\u00a0](?=\d{3})", "", text)
    return SECRET.lower() in text.lower() or f"{NUMBER}" in plain or f"{NUMBER + 1}" in plain


def leaks(pages: dict[str, str]) -> list[str]:
    return [address for address, page in pages.items() if betrays(page)]


def readers(table: Table) -> list[Persona]:
    """Everybody but the GM."""
    return [persona for persona in table.everybody() if persona is not table.gm]
