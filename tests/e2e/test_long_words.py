"""Words and links that no screen is wide enough for break instead of pushing the page sideways."""

import pytest
from playwright.sync_api import Page

from campaigntracker.campaigns.models import Campaign, Character, Member
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from sessions_app.models import Session
from tests.conftest import Table
from tests.e2e.conftest import PHONE, OpenPage
from tests.factories import NOON, CharacterFactory, SessionFactory, SessionPlayerFactory

pytestmark = pytest.mark.django_db(transaction=True)

SIZES = {"phone": PHONE, "desktop": {"viewport": {"width": 1280, "height": 800}}}
WORD = "Rhabarberbarbarabarbarbarenbartbarbierbier" * 10
LINK = f"https://example.org/{'a-very-long-address' * 15}?{'q' * 90}"


@pytest.fixture
def wordy(table: Table) -> Session:
    """A running session in a campaign where every text is one endless word."""
    Campaign.objects.update(name=WORD[:200], game_system=WORD[:100], description=f"{WORD} {LINK}")
    Member.objects.update(display_name=WORD[:120])
    table.campaign.refresh_from_db()
    CharacterFactory(campaign=table.campaign, name=WORD[:120], member=table.player.member)
    said = {
        "title": WORD[:200],
        "description": f"{WORD} {LINK}",
        "location": WORD[:200],
        "notes": f"{WORD}\n\n- {LINK}\n\n`{WORD}`",
        "gm_notes": WORD,
        "planned_objectives": [WORD[:400], "Short", LINK[:400]],
        "actual_objectives": [WORD[:400], WORD[5:405]],
        "tags": [WORD[:50].lower()],
        "summary": {"gm": f"{WORD} {LINK}", "highlights": [WORD[:400]]},
    }
    SessionFactory(campaign=table.campaign, number=1, completed=True, **said)
    session = SessionFactory(campaign=table.campaign, number=2, in_progress=True, **said)
    row = SessionPlayerFactory(session=session, member=table.player.member, attended=True, note=WORD[:300])
    row.characters.add(Character.objects.get(), through_defaults={"campaign": table.campaign})
    long = {"name": WORD[:300], "actor": WORD[:200], "target": WORD[:200], "location": WORD[:200], "description": LINK}
    types = ("combat_start", "damage", "combat_end", "npc_introduced", "quote", "scene", "item_acquired", "note")
    items = [EventItem(type=name, amount=123_456_789, **long) for name in types]
    record_events(table.campaign, items, session=session, by=None, now=NOON)
    return session


@pytest.mark.parametrize("size", SIZES)
def test_no_page_is_pushed_sideways(open_page: OpenPage, table: Table, wordy: Session, size: str) -> None:
    page = open_page(table.gm.user, **SIZES[size])
    home = table.campaign.get_absolute_url()
    width: int = SIZES[size]["viewport"]["width"]  # type: ignore[index]
    wide: list[object] = []
    parts = (
        "sessions/",
        "sessions/1/",
        "sessions/2/",
        "sessions/2/edit/",
        "sessions/2/end/",
        "",
        "members/",
        "settings/",
    )
    for address in (*(home + part for part in parts), "/"):
        answer = page.goto(address)
        assert answer is not None
        assert answer.ok, address
        page.evaluate("document.querySelectorAll('details').forEach(element => { element.open = true })")
        wide += sticking_out(page, address, width)
    page.goto(f"{home}sessions/2/")
    page.locator("#log-form [name=name]").fill(WORD[:300])
    page.locator("#log-form").get_by_role("button", name="Log it").click()
    page.locator("#log-status a").get_by_text(WORD[:300]).wait_for()
    wide += sticking_out(page, "after logging", width)
    assert wide == []


def sticking_out(page: Page, address: str, width: int) -> list[object]:
    """What reaches beyond the right edge. A phone's own innerWidth grows with the page and tells nothing."""
    found = page.evaluate(
        """width => document.documentElement.scrollWidth <= width ? [] : [...document.querySelectorAll('body *')]
          .filter(element => element.getBoundingClientRect().right > width + 1)
          .map(element => `${element.parentElement.className} > ${element.outerHTML.slice(0, 60)}`)""",
        width,
    )
    return [(address, found[:14])] if found else []
