"""The admin opens for those it is for, and every page of it renders."""

import pytest

from tests.admin.forms import MODELS, address
from tests.conftest import Persona, Table
from tests.factories import (
    ApiTokenFactory,
    ChapterFactory,
    CharacterFactory,
    CodexEntryFactory,
    DateAnswerFactory,
    EventFactory,
    GoalFactory,
    InvitationFactory,
    MemberFactory,
    PrepItemFactory,
    SessionFactory,
    SessionPlayerFactory,
    UserFactory,
)


@pytest.mark.parametrize("name", ["player", "spectator", "stranger"])
def test_nothing_is_there_for_those_who_run_no_campaign(table: Table, name: str) -> None:
    for path in ("", "login/", "sessions_app/session/", "autocomplete/", "jsi18n/", "no/such/page/"):
        assert getattr(table, name).client.get(f"/admin/{path}").status_code == 404


def test_a_staff_flag_alone_opens_nothing(table: Table) -> None:
    user = UserFactory(is_staff=True)
    table.stranger.client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert table.stranger.client.get("/admin/").status_code == 404


@pytest.mark.parametrize("path", ["", "sessions_app/session/?status__exact=planned", "no/such/page/"])
def test_somebody_not_logged_in_is_sent_to_the_login_of_the_site(table: Table, path: str) -> None:
    response = table.anonymous.client.get(f"/admin/{path}")
    assert response.status_code == 302
    assert response.url.startswith("/accounts/login/?next=/admin/")


def test_a_gm_needs_no_staff_flag(table: Table) -> None:
    assert not table.gm.user.is_staff
    page = table.gm.client.get("/admin/")
    assert page.status_code == 200
    assert {model["object_name"] for app in page.context["app_list"] for model in app["models"]} == {
        "ApiToken",
        "Campaign",
        "Chapter",
        "Character",
        "CodexEntry",
        "DateAnswer",
        "Event",
        "Goal",
        "Invitation",
        "Member",
        "Notice",
        "NoticeSettings",
        "PrepItem",
        "Session",
    }


def test_the_door_closes_when_the_last_seat_as_gm_is_lost(table: Table) -> None:
    table.gm.member.role = "player"
    table.gm.member.save()
    assert table.gm.client.get("/admin/").status_code == 404


def test_an_inactive_gm_stays_outside(table: Table) -> None:
    table.gm.user.is_active = False
    table.gm.user.save()
    assert table.gm.client.get("/admin/").status_code == 302


def test_accounts_are_for_superusers(table: Table, superuser: Persona) -> None:
    for path in ("", "add/", f"{table.player.user.pk}/change/", f"{table.player.user.pk}/password/"):
        assert superuser.client.get(f"/admin/accounts/user/{path}").status_code == 200
        assert table.gm.client.get(f"/admin/accounts/user/{path}").status_code == 403


def test_every_page_renders(table: Table, superuser: Persona) -> None:
    session = SessionFactory(campaign=table.campaign, completed=True)
    SessionPlayerFactory(session=session, member=table.player.member)
    rows = {
        "apitoken": ApiTokenFactory(campaign=table.campaign),
        "campaign": table.campaign,
        "character": CharacterFactory(campaign=table.campaign, member=table.player.member),
        "codexentry": CodexEntryFactory(campaign=table.campaign),
        "event": EventFactory(session=session),
        "goal": GoalFactory(campaign=table.campaign),
        "chapter": ChapterFactory(campaign=table.campaign),
        "dateanswer": DateAnswerFactory(option__session=session, member=table.player.member),
        "invitation": InvitationFactory(campaign=table.campaign, member=MemberFactory(campaign=table.campaign)),
        "member": table.player.member,
        "prepitem": PrepItemFactory(session=session),
        "session": session,
    }
    for persona in (table.gm, superuser):
        for name in MODELS:
            pages = [address(name), address(name, rows[name].pk, "change")]
            if name not in ("invitation", "apitoken", "dateanswer"):
                pages += [address(name, "add"), address(name, rows[name].pk, "history")]
            for page in pages:
                assert persona.client.get(page).status_code == 200, page
        for path in ("", "campaigns/", "sessions_app/", "events_app/", "jsi18n/"):
            assert persona.client.get(f"/admin/{path}").status_code == 200


def test_what_is_typed_into_an_address_never_breaks_a_list(table: Table) -> None:
    queries = [("q", "\x00"), ("name", "\x00"), ("campaign__id__exact", "nonsense"), ("p", "x"), ("o", "99.x")]
    queries.append(("campaign__members__user__password__startswith", "p"))
    for model in MODELS:
        for name, value in queries:
            assert table.gm.client.get(address(model), {name: value}).status_code in (200, 302, 400)
        for row in ("nonsense", "\x00"):
            assert table.gm.client.get(address(model, row, "change")).status_code == 404
