"""Searching one of a thousand campaigns that hold a million events together, and ten million: the page and its query.

``BENCH_EVENTS=1000000`` leaves out the larger; ``BENCH_ANEW=1`` fills the scratch databases again.
"""

from __future__ import annotations

import logging
import os
import random
import statistics
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator

import django

from tests.bench._servers import Site, limit_site
from tests.bench.table import Table

SIZES = tuple(int(size) for size in os.environ.get("BENCH_EVENTS", "1000000,10000000").split(","))
ANEW = bool(os.environ.get("BENCH_ANEW"))
ROUNDS = 40
COLUMNS = ("p50", "p95", "worst")
# The limit app's own table holds so many sessions of 250 events.
LIMIT_SESSIONS = 4_000

QUERIES = {
    "rare word": {"q": "beholder"},
    "common word": {"q": "attack"},
    "two words": {"q": "priestess torches"},
    "phrase": {"q": '"hidden in the ledger" longsword'},
    "phrase that occurs": {"q": '"torches burn low"'},
    "prefix": {"q": "cultis*"},
    "rare prefix": {"q": "behol*"},
    "exclusion": {"q": "attack -longsword"},
    "only an exclusion": {"q": "-attack"},
    "a word nobody wrote": {"q": "zyzzyva"},
    "category": {"category": "social"},
    "type": {"type": "npc_killed"},
    "who": {"actor": "Drusilia"},
    "where": {"place": "Temple Hall"},
    "a session": {"session": "7"},
    "sessions, word": {"session": "3-12", "q": "mirror"},
    "real dates": {"since": "2020-02-01", "until": "2020-03-15"},
    "game dates": {"game_from": "Day 3", "game_to": "Day 9"},
    "amount": {"at_least": "58"},
    "secrets": {"secret": "on"},
    "all at once": {"q": "goblin -mirror", "category": "combat", "place": "mill", "at_least": "5", "session": "2-15"},
    "best match first": {"q": "attack room", "order": "best"},
}
OF_PLAYERS = {"a player's common word": {"q": "attack"}, "a player's rare word": {"q": "beholder"}}


def tables() -> Iterator[Table]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "campaigntracker.settings")
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)
    settings.ALLOWED_HOSTS.append("testserver")
    logging.disable(logging.WARNING)
    from tests.bench.filled import database

    for size in SIZES:
        with database(size, anew=ANEW):
            page, query = _measured(size)
            yield page
            yield query
    if 1_000_000 in SIZES:
        with limit_site(sessions=LIMIT_SESSIONS) as limit, database(1_000_000):
            if limit is not None:
                yield _beside(limit)


def _measured(size: int) -> tuple[Table, Table]:
    from django.test import Client

    from campaigntracker.accounts.models import User
    from tests.bench.filled import GM, PLAYER

    title = f"{size:,} events in 1,000 campaigns: "
    page = Table(title + "the page", COLUMNS, unit="ms")
    query = Table(title + "the query", COLUMNS, unit="ms")
    gm = User.objects.get(username=GM)
    client = Client(headers={"HX-Request": "true"})
    client.force_login(gm, backend="django.contrib.auth.backends.ModelBackend")
    whole = Client()
    whole.force_login(gm, backend="django.contrib.auth.backends.ModelBackend")
    all_pages: list[float] = []
    all_queries: list[float] = []
    chance = random.Random(1)  # noqa: S311 - the same campaigns each time
    player = Client(headers={"HX-Request": "true"})
    player.force_login(User.objects.get(username=PLAYER), backend="django.contrib.auth.backends.ModelBackend")
    readers = {"gm": client, "player": player}
    for name, asked in {**QUERIES, "deep page": {"q": "room"}, **OF_PLAYERS}.items():
        role = "player" if name in OF_PLAYERS else "gm"
        reader, pages, queries = readers[role], [], []
        for _round in range(ROUNDS):
            slug = f"campaign-{chance.randrange(1_000)}"
            where = dict(asked)
            if name == "deep page":
                where["after"] = _deep(slug, where)
            pages.append(_milliseconds(lambda slug=slug, where=where, reader=reader: _get(reader, slug, where)))
            queries.append(_milliseconds(_search(slug, where, role)))
        page.rows[name], query.rows[name] = _spread(pages), _spread(queries)
        all_pages += pages
        all_queries += queries
    page.rows["all of these"], query.rows["all of these"] = _spread(all_pages), _spread(all_queries)
    full = [_milliseconds(lambda: _get(whole, "campaign-7", {"q": "attack"})) for _round in range(ROUNDS)]
    page.rows["without htmx, common word"] = _spread(full)
    return page, query


def _get(client: object, slug: str, where: dict[str, str]) -> None:
    response = client.get(f"/c/{slug}/events/", where)  # type: ignore[attr-defined]
    if b"result-count" not in response.content:
        raise RuntimeError(f"{slug} {where}: no answer")


def _search(slug: str, where: dict[str, str], role: str = "gm") -> Callable[[], object]:
    from django.http import QueryDict

    from campaigntracker.campaigns.models import Member, Viewer
    from events_app.domain.search_cursor import read_cursor
    from events_app.domain.searching import search_events
    from events_app.forms.search import SearchForm

    member = Member.objects.select_related("campaign").get(campaign__slug=slug, role=role)
    viewer = Viewer(member.campaign, member)
    form = SearchForm(QueryDict(urllib.parse.urlencode(where)), viewer)
    form.is_valid()
    question, after = form.question(), read_cursor(where.get("after", ""))
    return lambda: search_events(viewer, question, after=after)


def _deep(slug: str, where: dict[str, str]) -> str:
    """The cursor of the tenth page."""
    after = ""
    for _page in range(9):
        following = _search(slug, {**where, "after": after})().following  # type: ignore[attr-defined]
        if following is None:
            break
        after = str(following)
    return after


def _beside(limit: Site) -> Table:
    """The limit app has one table without campaigns: it searches the whole million for its 50 newest."""
    from django.test import Client

    from campaigntracker.accounts.models import User
    from tests.bench.filled import GM

    client = Client(headers={"HX-Request": "true"})
    client.force_login(User.objects.get(username=GM), backend="django.contrib.auth.backends.ModelBackend")
    table = Table("A million events, p50, beside the limit app", ("limit app", "ours"), unit="ms")
    for word in ("beholder", "attack"):
        address = f"{limit.base}/search?q={word}"
        theirs, ours = [], []
        for number in range(ROUNDS):
            theirs.append(_milliseconds(lambda address=address: urllib.request.urlopen(address).read()))
            ours.append(
                _milliseconds(lambda number=number, word=word: _get(client, f"campaign-{number * 23}", {"q": word}))
            )
        table.rows[word] = [statistics.median(theirs), statistics.median(ours)]
    return table


def _milliseconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1_000


def _spread(figures: list[float]) -> list[float]:
    ordered = sorted(figures)
    return [statistics.median(ordered), ordered[int(len(ordered) * 0.95)], ordered[-1]]
