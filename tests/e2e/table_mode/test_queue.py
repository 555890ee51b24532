"""What is typed is recorded once and in order, whatever the connection does."""

import pytest
from playwright.sync_api import expect

from events_app.models import Event
from sessions_app.models import Session
from tests.conftest import Table
from tests.e2e.conftest import PHONE, OpenPage
from tests.e2e.table_mode.writing import TEN, names, saved, table_page, write

pytestmark = pytest.mark.django_db(transaction=True)


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
