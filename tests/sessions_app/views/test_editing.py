"""Editing a session, alone and at the same time as somebody else."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sessions_app.domain.drafts import draft_of
from sessions_app.domain.lifecycle import start_session
from sessions_app.models import Session
from tests.conftest import Table
from tests.factories import NOON, CharacterFactory, MemberFactory, SessionFactory, SessionPlayerFactory, UserFactory
from tests.sessions_app.views.forms import open_form, typed_into

SECONDS = dt.timedelta(seconds=23)


@pytest.fixture
def session(table: Table) -> Session:
    """A played one, with all that a form could lose: seconds, orders, retired characters, odd spacing."""
    session = SessionFactory(
        campaign=table.campaign,
        number=4,
        title="The ford",
        completed=True,
        real_start_time=NOON + SECONDS,
        real_end_time=NOON + dt.timedelta(hours=4) + SECONDS,
        game_start_time=7,
        planned_objectives=["Cross", "Hide"],
        actual_objectives=["Sang", "Cross"],
        tags=["water", "night"],
        description="One\n\nTwo",
        summary={"auto": "Rain.", "gm": "We crossed.", "highlights": ["The fall", "The rise"]},
        stats={"npcsKilled": 3},
        gm_notes="Shh",
    )
    row = SessionPlayerFactory(
        session=session, member=table.player.member, attended=True, arrived_late=True, note="Ill", rsvp="late"
    )
    for status in ("dead", "active"):
        character = CharacterFactory(campaign=table.campaign, member=table.player.member, status=status)
        row.characters.add(character, through_defaults={"campaign": table.campaign})
    return session


@pytest.fixture
def url(session: Session) -> str:
    return reverse("session_edit", args=[session.campaign.slug, session.number])


def test_saving_untouched_changes_nothing_at_all(table: Table, session: Session, url: str) -> None:
    before = draft_of(session)
    assert table.gm.client.post(url, open_form(table.gm.client, url)).status_code == 302
    session = Session.objects.get(pk=session.pk)
    assert draft_of(session) == before
    assert (session.summary["auto"], session.stats, session.version) == ("Rain.", {"npcsKilled": 3}, 2)


def test_everything_can_be_corrected(table: Table, session: Session, url: str) -> None:
    seat = f"seat-{table.player.member.id.hex}"
    form = open_form(table.gm.client, url) | {
        "real_end_time": "2025-01-20T17:00",
        "game_start_time": "Day 15, 9:00 AM",
        "game_end_time": "Day 15, 3:30 PM",
        "ticked": ["Hide"],
        "improvised": "Made peace\r\n\r\nFled",
        "highlights": "One",
        "gm_summary": "Anew.",
        f"{seat}-note": "Well again",
        f"{seat}-left_early": "on",
    }
    assert table.gm.client.post(url, form).status_code == 302
    session.refresh_from_db()
    assert session.real_end_time == NOON.replace(hour=17)
    assert session.real_start_time == NOON + SECONDS
    assert (session.game_start_time, session.game_end_time) == (15 * 86_400, 15 * 86_400 + 23_400)
    assert session.actual_objectives == ["Hide", "Made peace", "Fled"]
    assert session.summary == {"auto": "Rain.", "gm": "Anew.", "highlights": ["One"]}
    [entry] = draft_of(session).roster
    assert (entry.note, entry.left_early, entry.arrived_late) == ("Well again", True, True)


def test_a_tick_goes_with_its_objective_when_that_is_reworded(table: Table, session: Session, url: str) -> None:
    form = open_form(table.gm.client, url) | {"planned_objectives": ["Cross the river", "Hide"]}
    table.gm.client.post(url, form)
    session.refresh_from_db()
    assert session.actual_objectives == ["Sang", "Cross the river"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"real_end_time": "2025-01-20T11:00"}, "The session cannot end before it starts."),
        ({"game_end_time": "Day 0, 8:00 AM"}, "Game time cannot end before it starts."),
        ({"game_end_time": "noonish"}, "Write a moment such as"),
        ({"game_end_time": "Day " + "9" * 60}, "is not a game time"),
        ({"game_end_time": "second 99999999999999999999"}, "too far away"),
        ({"game_end_time": "15"}, "could be a day, an hour or a length"),
        ({"improvised": "a\x00"}, "Null characters"),
        ({"ticked": ["x" * 501]}, "Select a valid choice"),
    ],
)
def test_bad_input_gets_a_message_and_is_kept(
    table: Table, session: Session, url: str, changes: dict, message: str
) -> None:
    form = open_form(table.gm.client, url) | {"notes": "Precious"} | changes
    response = table.gm.client.post(url, form)
    assert message in response.content.decode()
    back = typed_into(response.content.decode())
    assert (back["notes"], back["base_version"]) == (["Precious"], ["1"])
    session.refresh_from_db()
    assert session.version == 1


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 50, "²"])
def test_a_form_that_does_not_say_what_it_saw_is_settled_first(
    table: Table, session: Session, url: str, version: str
) -> None:
    form = open_form(table.gm.client, url) | {"base_version": version, "title": "Mine"}
    response = table.gm.client.post(url, form)
    assert "Both versions" in response.content.decode()
    session.refresh_from_db()
    assert session.title == "The ford"


class TestTwoEditors:
    def test_the_second_sees_both_versions_and_loses_nothing(self, table: Table, session: Session, url: str) -> None:
        mine = open_form(table.gm.client, url) | {"title": "Mine", "notes": "My notes"}
        theirs = open_form(table.gm.client, url) | {"title": "Theirs", "location": "Their place"}
        table.gm.client.post(url, theirs)
        response = table.gm.client.post(url, mine)
        html = response.content.decode()
        assert "Both versions" in html
        assert Session.objects.get(pk=session.pk).title == "Theirs"
        back = typed_into(html)
        assert (back["title"], back["notes"]) == (["Mine"], ["My notes"])
        assert '<p class="version-text">Theirs</p>' in html
        # What I never touched is proposed as they saved it; what I wrote, as I did.
        assert (back["keep-title"], back["keep-notes"], back["keep-location"]) == (["mine"], ["mine"], ["theirs"])
        assert "keep-description" not in back

        assert table.gm.client.post(url, back).status_code == 302
        settled = Session.objects.get(pk=session.pk)
        assert (settled.title, settled.notes, settled.location) == ("Mine", "My notes", "Their place")
        assert draft_of(settled).roster == draft_of(session).roster

    def test_the_saved_version_can_be_kept_field_by_field(self, table: Table, session: Session, url: str) -> None:
        mine = open_form(table.gm.client, url) | {"title": "Mine", "planned_objectives": ["Mine"]}
        table.gm.client.post(url, open_form(table.gm.client, url) | {"title": "Theirs", "planned_objectives": ["T"]})
        back = typed_into(table.gm.client.post(url, mine).content.decode())
        table.gm.client.post(url, back | {"keep-title": "theirs", "planned_objectives": ["Both"]})
        settled = Session.objects.get(pk=session.pk)
        assert (settled.title, settled.planned_objectives) == ("Theirs", ["Both"])

    def test_only_what_both_changed_is_asked(self, table: Table, session: Session, url: str) -> None:
        mine = open_form(table.gm.client, url) | {"title": "Mine", "notes": "My notes"}
        theirs = open_form(table.gm.client, url) | {"title": "Theirs", "location": "Their place"}
        table.gm.client.post(url, theirs)
        response = table.gm.client.post(url, mine)
        assert [difference.name for difference in response.context["differences"]] == ["title"]
        assert {difference.name for difference in response.context["merged"]} == {"notes", "location"}
        html = response.content.decode()
        assert "kept:" in html
        assert "in another window" in html

    def test_the_other_editor_is_named(self, table: Table, session: Session, url: str) -> None:
        other = MemberFactory(campaign=table.campaign, role="gm", display_name="Noor", user=UserFactory())
        client = Client()
        client.force_login(other.user, backend="django.contrib.auth.backends.ModelBackend")
        mine = open_form(table.gm.client, url) | {"title": "Mine"}
        client.post(url, open_form(client, url) | {"title": "Theirs"})
        html = table.gm.client.post(url, mine).content.decode()
        assert "Noor saved “Session 4" in html

    def test_the_roster_is_settled_too(self, table: Table, session: Session, url: str) -> None:
        seat = f"seat-{table.player.member.id.hex}"
        mine = open_form(table.gm.client, url) | {f"{seat}-note": "Mine"}
        table.gm.client.post(url, open_form(table.gm.client, url) | {f"{seat}-note": "Theirs"})
        html = table.gm.client.post(url, mine).content.decode()
        assert "Theirs" in html
        back = typed_into(html)
        assert back["keep-roster"] == ["mine"]
        table.gm.client.post(url, back)
        assert draft_of(session).roster[0].note == "Mine"

    def test_a_third_version_in_between_is_shown_as_well(self, table: Table, session: Session, url: str) -> None:
        mine = open_form(table.gm.client, url) | {"title": "Mine"}
        table.gm.client.post(url, open_form(table.gm.client, url) | {"title": "Second"})
        back = typed_into(table.gm.client.post(url, mine).content.decode())
        table.gm.client.post(url, open_form(table.gm.client, url) | {"title": "Third"})
        html = table.gm.client.post(url, back).content.decode()
        assert '<p class="version-text">Third</p>' in html
        assert typed_into(html)["title"] == ["Mine"]
        assert Session.objects.get(pk=session.pk).title == "Third"

    def test_mistakes_and_buttons_do_not_end_the_settling(self, table: Table, session: Session, url: str) -> None:
        mine = open_form(table.gm.client, url) | {"title": "Mine", "planned_objectives": ["Mine"]}
        table.gm.client.post(url, open_form(table.gm.client, url) | {"location": "Their place"})
        back = typed_into(table.gm.client.post(url, mine).content.decode())
        for changes in ({"number": "x"}, {"objectives_add": "1"}):
            html = table.gm.client.post(url, back | changes).content.decode()
            assert "Both versions" in html
            again = typed_into(html)
            assert (again["title"], again["keep-location"]) == (["Mine"], ["theirs"])
        assert again["planned_objectives"] == ["Mine", ""]

    def test_a_form_opened_before_the_start_does_not_wipe_what_play_brought(self, table: Table, url: str) -> None:
        planned = SessionFactory(campaign=table.campaign, number=5)
        row = SessionPlayerFactory(session=planned, member=table.player.member)
        edit = reverse("session_edit", args=[table.campaign.slug, 5])
        mine = open_form(table.gm.client, edit) | {"notes": "Late thought"}
        start_session(planned, now=NOON + SECONDS, game_start_time=77)
        back = typed_into(table.gm.client.post(edit, mine).content.decode())
        table.gm.client.post(edit, back)
        planned.refresh_from_db()
        row.refresh_from_db()
        assert (planned.notes, planned.game_start_time, row.attended) == ("Late thought", 77, True)
        assert planned.real_start_time == NOON + SECONDS

    def test_without_the_version_check_the_first_editors_words_would_be_gone(
        self, table: Table, session: Session, url: str
    ) -> None:
        """The twin: as if the form knew the newest version however old it is."""
        mine = open_form(table.gm.client, url) | {"title": "Mine"}
        table.gm.client.post(url, open_form(table.gm.client, url) | {"title": "Theirs"})
        unchecked = {**mine, "base_version": str(Session.objects.get(pk=session.pk).version)}
        table.gm.client.post(url, unchecked)
        assert Session.objects.get(pk=session.pk).title == "Mine"


@pytest.mark.parametrize("seen", ["", ":", "title", "title:", "title:x:y title:z", "x" * 9_000])
def test_a_garbled_memory_of_what_was_seen_is_no_error(table: Table, session: Session, url: str, seen: str) -> None:
    form = open_form(table.gm.client, url) | {"seen": seen, "base_version": "0", "title": "Mine"}
    assert "Both versions" in table.gm.client.post(url, form).content.decode()


def test_a_large_table_takes_no_more_queries(table: Table, session: Session, url: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            table.gm.client.get(url)
        return len(captured)

    queries()
    few = queries()
    for _ in range(8):
        member = MemberFactory(campaign=table.campaign)
        row = SessionPlayerFactory(session=session, member=member)
        character = CharacterFactory(campaign=table.campaign, member=member)
        row.characters.add(character, through_defaults={"campaign": table.campaign})
    assert queries() == few


def test_what_was_not_saved_is_said_at_the_top_with_a_way_there(table: Table, session: Session, url: str) -> None:
    form = open_form(table.gm.client, url)
    seat = next(name for name in form if name.endswith("-is_on")).removesuffix("-is_on")
    form |= {"number": "many", f"{seat}-attended": "on", f"{seat}-excused": "on"}
    html = table.gm.client.post(url, form).content.decode()
    head = html[html.index('id="not-saved"') : html.index('<div class="field-row">')]
    assert 'href="#id_number"' in head
    assert f'href="#id_{seat}-excused"' in head
    assert f"{table.player.member}: Excused" in head
    assert "not-saved" not in table.gm.client.get(url).content.decode()
