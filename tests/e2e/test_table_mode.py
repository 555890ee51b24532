"""Table mode in a real browser: what is typed is recorded once and in order, whatever the connection does."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import Event
from sessions_app.models import Session
from tests.conftest import Table
from tests.e2e.axe import assert_accessible
from tests.e2e.conftest import PHONE, OpenPage
from tests.factories import NOON, CharacterFactory, SessionFactory

pytestmark = pytest.mark.django_db(transaction=True)

DESKTOP = {"viewport": {"width": 1280, "height": 800}}
SIZES = {"phone": PHONE, "desktop": DESKTOP}
CUT_OFF = ("ERR_INTERNET_DISCONNECTED", "ERR_FAILED")
TEN = [f"Bell number {count}" for count in range(1, 11)]


@pytest.fixture
def playing(table: Table) -> Session:
    CharacterFactory(campaign=table.campaign, name="Tamsin Vane")
    return SessionFactory(campaign=table.campaign, number=3, in_progress=True)


@pytest.fixture(autouse=True)
def _quiet(open_page: OpenPage, complaints: list[str]) -> Iterator[None]:
    """A browser says that it is cut off; that is what these tests do to it."""
    yield
    complaints[:] = [said for said in complaints if not any(word in said for word in CUT_OFF)]


def table_page(open_page: OpenPage, table: Table, session: Session, **options: object) -> Page:
    page = open_page(table.gm.user, **options)
    page.goto(f"{session.get_absolute_url()}play/")
    return page


def write(page: Page, line: str) -> None:
    page.locator("#capture-line").fill(line)
    page.locator("#capture-line").press("Enter")


def saved(page: Page) -> None:
    expect(page.locator("#play-status [data-words]")).to_have_text("All saved.")
    expect(page.locator("#play-waiting li")).to_have_count(0)


def top_of(entry: Locator) -> float:
    box = entry.bounding_box()
    assert box
    return box["y"]


def names(session: Session) -> list[str]:
    return list(Event.objects.of_session(session).live().in_recorded_order().values_list("name", flat=True))


def test_ten_lines_written_without_a_connection(open_page: OpenPage, table: Table, playing: Session) -> None:
    page = table_page(open_page, table, playing, **PHONE)
    page.context.set_offline(True)
    for line in TEN:
        write(page, line)
    expect(page.locator("#play-waiting li")).to_have_count(10)
    expect(page.locator("#play-status")).to_contain_text("10 lines waiting")
    expect(page.locator("#capture-line")).to_be_focused()
    assert names(playing) == []
    page.context.set_offline(False)
    saved(page)
    assert names(playing) == TEN
    assert page.locator("#play-last b").all_text_contents() == TEN
    times = list(Event.objects.of_session(playing).in_recorded_order().values_list("real_time", flat=True))
    assert times == sorted(times)
    assert times[0] < Event.objects.of_session(playing).in_recorded_order()[0].created_at


def test_lines_outlive_the_page(open_page: OpenPage, table: Table, playing: Session) -> None:
    page = table_page(open_page, table, playing)
    page.context.set_offline(True)
    write(page, "Rain")
    page.get_by_role("button", name="+10 min", exact=True).click()
    page.locator("#capture-line").fill("Half a")
    page.goto("about:blank")
    page.context.set_offline(False)
    page.goto(f"{playing.get_absolute_url()}play/")
    saved(page)
    expect(page.locator("#capture-line")).to_have_value("Half a")
    assert [event.type for event in Event.objects.of_session(playing).in_recorded_order()] == ["note", "time_advanced"]
    expect(page.locator(".play-time")).to_have_text("9:10 AM")


def test_an_answer_that_is_lost_doubles_nothing(open_page: OpenPage, table: Table, playing: Session) -> None:
    page = table_page(open_page, table, playing)
    lost: list[str] = []

    def lose_first(route: object) -> None:
        if route.request.method == "POST" and not lost:  # type: ignore[attr-defined]
            lost.append(route.fetch().text())  # type: ignore[attr-defined]
            route.abort()  # type: ignore[attr-defined]
        else:
            route.continue_()  # type: ignore[attr-defined]

    page.route("**/play/", lose_first)
    for line in ("Rain", "Hail", "Snow"):
        write(page, line)
    saved(page)
    assert lost
    assert names(playing) == ["Rain", "Hail", "Snow"]


def test_two_tabs_send_what_is_kept_once_and_in_order(open_page: OpenPage, table: Table, playing: Session) -> None:
    page = table_page(open_page, table, playing)
    other = page.context.new_page()
    other.goto(f"{playing.get_absolute_url()}play/")
    page.context.set_offline(True)
    for count, line in enumerate(TEN):
        write((page, other)[count % 2], line)
    expect(page.locator("#play-waiting li")).to_have_count(10)
    page.context.set_offline(False)
    saved(page)
    saved(other)
    assert names(playing) == TEN


def test_without_locks_a_lease_does_the_same(open_page: OpenPage, table: Table, playing: Session) -> None:
    """Browsers have no locks on a page that is served over plain HTTP, as from a laptop at the table."""
    page = open_page(table.gm.user)
    page.context.add_init_script("Object.defineProperty(navigator, 'locks', { value: undefined })")
    page.goto(f"{playing.get_absolute_url()}play/")
    other = page.context.new_page()
    other.goto(f"{playing.get_absolute_url()}play/")
    page.context.set_offline(True)
    for line in TEN:
        write(page, line)
    page.context.set_offline(False)
    saved(page)
    saved(other)
    assert names(playing) == TEN


def test_a_line_that_cannot_be_recorded_waits_for_the_gm_alone(
    open_page: OpenPage, table: Table, playing: Session
) -> None:
    page = table_page(open_page, table, playing)
    page.context.set_offline(True)
    for line in ("Rain", "dmg Tamsin Vane > Cultist", "Snow"):
        write(page, line)
    page.context.set_offline(False)
    refused = page.locator("#play-waiting li[data-state=refused]")
    expect(refused).to_contain_text("Needs you:")
    expect(page.locator("#play-last")).to_contain_text("Snow")
    page.reload()
    page.locator("#capture-line").fill("I was typing")
    refused.get_by_role("button", name="Edit").click()
    expect(page.locator("#capture-line")).to_have_value("dmg Tamsin Vane > Cultist")
    expect(page.locator("#play-preview [data-problem]")).to_be_visible()
    # What the preview says cannot be recorded is not even sent.
    page.locator("#capture-line").press("Enter")
    expect(page.locator("#capture-line")).to_have_value("dmg Tamsin Vane > Cultist")
    write(page, "dmg Tamsin Vane > Cultist 14")
    saved(page)
    expect(page.locator("#capture-line")).to_have_value("I was typing")
    damage = Event.objects.of_session(playing).get(type="damage")
    snow = Event.objects.of_session(playing).get(name="Snow")
    assert damage.amount == 14
    assert damage.real_time < snow.real_time


def test_a_log_in_that_has_expired_keeps_the_lines(open_page: OpenPage, table: Table, playing: Session) -> None:
    page = table_page(open_page, table, playing)
    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    write(page, "Rain")
    expect(page.locator("#play-status")).to_contain_text("You are logged out. 1 line kept")
    expect(page.locator("#play-status a")).to_be_visible()
    assert names(playing) == []
    page.context.add_cookies(cookies)
    page.reload()
    saved(page)
    assert names(playing) == ["Rain"]


def test_clock_combat_and_undo(open_page: OpenPage, table: Table, playing: Session) -> None:
    page = table_page(open_page, table, playing, **PHONE)
    clock = page.locator(".play-time")
    page.get_by_role("button", name="+1 h", exact=True).click()
    expect(clock).to_have_text("10:00 AM")
    page.get_by_text("Set or rewind").click()
    page.get_by_role("button", name="−10 min").click()
    expect(clock).to_have_text("9:50 AM")
    page.get_by_text("Set or rewind").click()
    page.get_by_label("Set the clock to").fill("Day 3, 6:00 PM")
    page.get_by_label("Set the clock to").press("Enter")
    expect(clock).to_have_text("6:00 PM")
    expect(page.locator(".play-day")).to_have_text("Day 3")
    write(page, "Ambushed by cultists /combat")
    page.get_by_role("button", name="First round").click()
    page.get_by_role("button", name="Next round").click()
    expect(page.locator("#play-combat")).to_contain_text("Round 2")
    page.get_by_text("End combat").click()
    page.get_by_role("button", name="Victory").click()
    expect(page.locator("#play-combat")).to_be_hidden()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#play-combat")).to_contain_text("Round 2")
    page.get_by_role("button", name="Redo").click()
    expect(page.locator("#play-combat")).to_be_hidden()


def test_undo_without_a_connection_takes_back_the_newest_waiting_line(
    open_page: OpenPage, table: Table, playing: Session
) -> None:
    page = table_page(open_page, table, playing, **PHONE)
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_disabled()
    page.context.set_offline(True)
    for line in ("Rain", "loot 40gp", "Snow"):
        write(page, line)
    undo.click()
    expect(page.locator("#play-status")).to_contain_text("Taken back: “Snow”.")
    undo.click()
    expect(page.locator("#play-waiting li")).to_have_count(1)
    undo.click()
    expect(page.locator("#play-waiting li")).to_have_count(0)
    expect(undo).to_be_disabled()
    write(page, "Hail")
    page.context.set_offline(False)
    saved(page)
    assert names(playing) == ["Hail"]


def test_what_is_recorded_is_not_undone_without_a_connection_and_that_is_said(
    open_page: OpenPage, table: Table, playing: Session
) -> None:
    page = table_page(open_page, table, playing)
    write(page, "Rain")
    saved(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#play-status")).to_contain_text("nothing was undone")
    assert names(playing) == ["Rain"]


def test_undo_while_a_line_is_on_its_way_takes_back_exactly_that_line(
    open_page: OpenPage, table: Table, playing: Session
) -> None:
    page = table_page(open_page, table, playing)
    write(page, "Rain")
    saved(page)
    held: list[object] = []

    def hold_first(route: object) -> None:
        if route.request.method == "POST" and not held:  # type: ignore[attr-defined]
            held.append(route)
        else:
            route.continue_()  # type: ignore[attr-defined]

    page.route("**/play/", hold_first)
    with page.expect_request(lambda request: request.method == "POST"):
        write(page, "loot 40gp")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#play-status")).to_contain_text("Taken back: “loot 40gp”.")
    expect(page.locator("#play-waiting li")).to_have_count(0)
    # Once more: that is the line before, and has to wait.
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#play-status")).to_contain_text("as soon as your lines are saved")
    write(page, "Snow")
    held[0].continue_()  # type: ignore[attr-defined]
    expect(page.locator("#play-last")).to_contain_text("Snow")
    expect(page.locator("#play-last")).not_to_contain_text("40")
    assert not Event.objects.of_session(playing).live().filter(type="treasure_gained").exists()


def test_a_line_that_is_refused_at_once_is_in_the_box_again(
    open_page: OpenPage, table: Table, playing: Session
) -> None:
    page = table_page(open_page, table, playing)
    write(page, "dmg Tamsin Vane > Cultist")
    expect(page.locator("#play-preview [data-problem]")).to_be_visible()
    expect(page.locator("#capture-line")).to_have_value("dmg Tamsin Vane > Cultist")
    expect(page.locator("#capture-line")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#play-waiting li")).to_have_count(0)


def test_lines_that_need_somebody_stand_in_one_row(open_page: OpenPage, table: Table, playing: Session) -> None:
    page = table_page(open_page, table, playing, **PHONE)
    page.context.set_offline(True)
    for line in ("dmg Tamsin Vane > Cultist", "loot", "Rain"):
        write(page, line)
    page.context.set_offline(False)
    row = page.get_by_text("2 lines need you")
    expect(row).to_be_visible()
    expect(page.get_by_role("button", name="Discard")).to_have_count(0)
    row.click()
    page.get_by_role("button", name="Discard").first.click()
    expect(page.locator("#play-waiting li")).to_have_count(1)
    expect(page.get_by_role("button", name="Discard")).to_be_visible()


def test_a_problem_is_muted_while_somebody_types(open_page: OpenPage, table: Table, playing: Session) -> None:
    page = table_page(open_page, table, playing)
    box, preview = page.locator("#capture-line"), page.locator("#play-preview")
    box.press_sequentially("dmg tam")
    expect(preview.locator("[data-problem]")).to_be_visible()
    expect(page.get_by_role("option")).to_have_count(1)
    # As long as a name is being chosen it stays so.
    page.wait_for_timeout(900)
    expect(preview).to_have_attribute("data-muted", "")
    expect(box).not_to_have_attribute("aria-invalid", "true")
    box.press("Tab")
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(preview).not_to_have_attribute("data-muted", "")


def test_names_are_completed_by_keyboard_and_by_touch(open_page: OpenPage, table: Table, playing: Session) -> None:
    page = table_page(open_page, table, playing)
    box, options = page.locator("#capture-line"), page.get_by_role("option")
    write(page, "met Priestess Elara @Temple Hall")
    saved(page)
    page.context.set_offline(True)
    box.press_sequentially("heal el")
    expect(options).to_have_text(["Priestess Elara"])
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    expect(box).to_have_value("heal Priestess Elara ")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("> tam")
    box.press("Tab")
    expect(box).to_have_value("heal Priestess Elara > Tamsin Vane ")
    box.press_sequentially("8 @t")
    expect(options).to_have_text(["Temple Hall"])
    options.first.click()
    expect(box).to_have_value("heal Priestess Elara > Tamsin Vane 8 @Temple Hall ")
    expect(box).to_be_focused()
    box.press_sequentially("tam")
    box.press("Escape")
    expect(options).to_have_count(0)


def test_a_player_follows_without_reloading(open_page: OpenPage, table: Table, playing: Session) -> None:
    record_events(
        table.campaign,
        [EventItem(type="combat_start", name="At the ford"), EventItem(type="combat_end", data={"outcome": "truce"})]
        + [EventItem(type="note", name=f"Step {count}") for count in range(60)],
        session=playing,
        by=None,
        now=NOON,
    )
    player = open_page(table.player.user)
    player.goto(playing.get_absolute_url())
    player.evaluate("window.stays = true")
    fold = player.locator(".timeline-combat details")
    fold.locator("summary").click()
    player.get_by_text("Step 40").scroll_into_view_if_needed()
    place = top_of(player.get_by_text("Step 40"))
    gm = table_page(open_page, table, playing)
    write(gm, "The bell moves /gm")
    write(gm, "The tide turns")
    saved(gm)
    fresh = player.locator(".timeline-entry.is-new")
    expect(fresh).to_contain_text("The tide turns", timeout=3_000)
    expect(player.locator("#live-said")).to_contain_text("The tide turns")
    # A page scrolls by whole pixels.
    assert top_of(player.get_by_text("Step 40")) == pytest.approx(place, abs=1)
    assert fold.evaluate("fold => fold.open")
    assert player.evaluate("window.stays")
    assert "The bell moves" not in player.content()
    write(gm, "+1h")
    expect(player.locator("#live .game-clock")).to_have_text("Day 0, 10:00 AM")


def test_following_ends_with_the_session(open_page: OpenPage, table: Table, playing: Session) -> None:
    player = open_page(table.player.user)
    player.goto(playing.get_absolute_url())
    Session.objects.update(status="completed", real_end_time=NOON)
    expect(player.locator(".session-header [data-status=completed]")).to_be_visible()
    expect(player.locator("#live")).to_have_count(0)
    asked: list[str] = []
    player.on("request", lambda request: asked.append(request.url) if "/live/" in request.url else None)
    player.wait_for_timeout(5_000)
    assert asked == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_is_accessible(open_page: OpenPage, table: Table, playing: Session, size: str, scheme: str) -> None:
    page = table_page(open_page, table, playing, **SIZES[size], color_scheme=scheme)
    for line in ("Ambushed by cultists /combat", "round", "dmg Tamsin Vane > Cultist 14", "A bell /gm"):
        write(page, line)
    saved(page)
    assert_accessible(page)
    page.context.set_offline(True)
    write(page, "heal Tamsin Vane")
    # A refused line comes back into the box, unless something else is being written there.
    page.locator("#capture-line").press_sequentially("dmg tam")
    page.context.set_offline(False)
    expect(page.locator("#play-waiting li[data-state=refused]")).to_be_visible()
    page.get_by_label("Only the GM").check()
    for summary in ("Set or rewind", "End combat"):
        page.get_by_text(summary).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["viewport"]["width"]
    assert_accessible(page)


def test_it_works_without_scripts(open_page: OpenPage, table: Table, playing: Session) -> None:
    page = table_page(open_page, table, playing, **PHONE, java_script_enabled=False)
    write(page, "Ambushed by cultists /combat")
    page.get_by_role("button", name="First round").click()
    page.get_by_role("button", name="+10 min", exact=True).click()
    expect(page.locator(".play-time")).to_have_text("9:10 AM")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".play-time")).to_have_text("9:00 AM")
    page.get_by_label("Only the GM").check()
    write(page, "dmg Tamsin Vane > Cultist")
    expect(page.locator("[data-problem]")).to_be_visible()
    expect(page.locator("#capture-line")).to_have_value("dmg Tamsin Vane > Cultist")
    write(page, "dmg Tamsin Vane > Cultist 14")
    expect(page.locator("#play-last")).to_contain_text("14 damage")
    assert Event.objects.of_session(playing).get(type="damage").visibility == "gm"


def test_a_secret_is_one_lines_own(open_page: OpenPage, table: Table, playing: Session) -> None:
    page = table_page(open_page, table, playing)
    secret = page.get_by_label("Only the GM")
    secret.check()
    write(page, "The bell moves")
    expect(secret).not_to_be_checked()
    write(page, "The tide turns")
    saved(page)
    told = Event.objects.of_session(playing).values_list("name", "visibility")
    assert dict(told) == {"The bell moves": "gm", "The tide turns": "party"}
    # A draft is what it was begun as.
    page.locator("#capture-line").fill("The duke lies")
    secret.check()
    page.reload()
    expect(page.locator("#capture-line")).to_have_value("The duke lies")
    expect(secret).to_be_checked()
