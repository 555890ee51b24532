"""While you were away: what a player missed."""

from campaigntracker.campaigns.models import Campaign, Viewer
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from sessions_app.domain.absence import absence_of, absences_of_players
from sessions_app.models import Session, SessionPlayer
from tests.campaigns.counting import queries_of
from tests.conftest import Table
from tests.factories import (
    NOON,
    CampaignFactory,
    ChapterFactory,
    CharacterFactory,
    GoalFactory,
    MemberFactory,
    SessionFactory,
    SessionGoalFactory,
    SessionPlayerFactory,
)

AWAY = "/c/the-long-road/away/"


def play(campaign: Campaign, number: int, *came: object, log: tuple[EventItem, ...] = (), **fields: object) -> Session:
    session: Session = SessionFactory(campaign=campaign, number=number, completed=True, **fields)
    for member in came:
        SessionPlayerFactory(session=session, member=member, attended=True)
    record_events(campaign, list(log), session=session, by=None, now=NOON)
    return session


def read(table: Table, **query: str) -> str:
    answer = table.player.client.get(AWAY, query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_begins_where_the_player_last_was(table: Table) -> None:
    play(table.campaign, 1, title="The mill", summary={"gm": "Before all."})
    last = play(table.campaign, 2, table.player.member, title="The ferry", summary={"gm": "They were there."})
    play(table.campaign, 3, title="The ford", summary={"gm": "They *waded*.", "highlights": ["Bo fell in"]})
    play(table.campaign, 4, title="The far bank", description="As announced.")
    page = read(table)
    assert f'You last played <a href="{last.get_absolute_url()}">Session 2: The ferry</a>' in page
    for told in ("2 sessions were played since.", "They <em>waded</em>.", "Bo fell in", "As announced.", "In short"):
        assert told in page, told
    assert page.index("The ford") < page.index("The far bank")
    for left_out in ("Before all.", "They were there."):
        assert left_out not in page


def test_it_tells_what_befell_the_players_character(table: Table) -> None:
    nim = CharacterFactory(campaign=table.campaign, name="Nim", member=table.player.member)
    bo = MemberFactory(campaign=table.campaign, display_name="Bo")
    play(table.campaign, 1, table.player.member)
    log = (
        EventItem(type="damage", actor="Nim", target="Rat", amount=17),
        EventItem(type="character_down", target="Nim"),
        EventItem(type="item_acquired", actor="nim", name="A lantern"),
        EventItem(type="level_up", actor="Nim", amount=5),
        EventItem(type="xp_awarded", amount=300),
        EventItem(type="npc_introduced", actor="Elder Osk"),
        EventItem(type="quest_started", name="Find the bell"),
    )
    session = play(table.campaign, 2, bo, log=log)
    row = SessionPlayer.objects.get(session=session)
    row.characters.add(nim, through_defaults={"campaign": table.campaign})
    page = read(table)
    fortune = page.partition('class="away-fortune"')[2].partition("</div>")[0]
    for told in ("Nim", "played by Bo", "went down once", "got A lantern", "reached level 5", "dealt 17 damage"):
        assert told in fortune, told
    for told in ("Elder Osk", "Find the bell", "300 XP", "Nim reached level 5"):
        assert told in page, told
    assert "Where things stand now" in page
    assert "Open threads" in page


def test_goals_that_changed_are_told_and_secret_ones_are_not(table: Table) -> None:
    play(table.campaign, 1, table.player.member)
    session = play(table.campaign, 2)
    for title, visibility, outcome in (
        ("Cross the river", "party", "achieved"), ("Betray them", "gm", "failed"), ("Left as it was", "party", ""),
    ):  # fmt: skip
        goal = GoalFactory(campaign=table.campaign, title=title, visibility=visibility, state=outcome or "achieved")
        SessionGoalFactory(session=session, goal=goal, outcome=outcome)
    page = read(table)
    assert "Cross the river</a> (achieved)" in page
    assert "Left as it was" not in page
    assert "Betray them" not in page
    seen_by_gm = table.gm.client.get(AWAY, {"member": str(table.player.member.pk)}).content.decode()
    assert "Cross the river" in seen_by_gm
    assert "Betray them" not in seen_by_gm


def test_secrets_of_the_log_stay_with_the_gm_who_reads_it_for_a_player_too(table: Table) -> None:
    play(table.campaign, 1, table.player.member)
    secret = EventItem(type="npc_introduced", actor="The traitor", visibility="gm")
    play(table.campaign, 2, log=(EventItem(type="npc_introduced", actor="Elder Osk"), secret))
    for page in (read(table), table.gm.client.get(AWAY, {"member": str(table.player.member.pk)}).content.decode()):
        assert "Elder Osk" in page
        assert "The traitor" not in page


def test_who_missed_nothing_is_told_so(table: Table) -> None:
    play(table.campaign, 1)
    play(table.campaign, 2, table.player.member)
    page = read(table)
    assert "You missed nothing" in page
    assert "Where things stand now" in page


def test_somebody_new_reads_the_story_so_far_by_its_chapters(table: Table) -> None:
    for number in range(1, 6):
        play(table.campaign, number, title=f"Evening {number}", summary={"gm": f"Told {number}."})
    ChapterFactory(campaign=table.campaign, title="The descent", first_number=1, last_number=2, recap="Down they went.")
    # It goes on to where the next one begins.
    ChapterFactory(campaign=table.campaign, title="The way up", first_number=4, recap="Up again.", gm_notes="A trap")
    ChapterFactory(campaign=table.campaign, title="Unwritten", first_number=5)
    for persona in (table.player, table.spectator):
        page = persona.client.get(AWAY).content.decode()
        assert "The story so far" in page
        for told in ("The descent", "Down they went.", "The way up", "Told 3.", "Told 5."):
            assert told in page, told
        for left_out in ("Told 1.", "Told 2.", "Told 4.", "A trap"):
            assert left_out not in page


def test_before_the_first_session_there_is_nothing_to_tell(table: Table) -> None:
    assert "The story has not begun" in read(table)


def test_a_gm_chooses_whose_page_to_look_at(table: Table) -> None:
    play(table.campaign, 1, table.player.member)
    play(table.campaign, 2)
    page = table.gm.client.get(AWAY).content.decode()
    assert f"{AWAY}?member={table.player.member.pk}" in page
    assert "missed 1 session" in page
    theirs = table.gm.client.get(AWAY, {"member": str(table.player.member.pk)}).content.decode()
    assert "This is what Player reads." in theirs
    stranger = MemberFactory(campaign=CampaignFactory())
    for nobody in ("x", str(stranger.pk)):
        assert table.gm.client.get(AWAY, {"member": nobody}).status_code == 404
    assert table.player.client.get(AWAY, {"member": str(table.gm.member.pk)}).status_code == 404


def test_strangers_find_nothing_and_readers_of_a_public_campaign_the_story(table: Table) -> None:
    play(table.campaign, 1, title="The ford")
    for persona in (table.stranger, table.anonymous):
        assert persona.client.get(AWAY).status_code == 404
    Campaign.objects.update(is_public=True)
    for persona in (table.stranger, table.anonymous):
        assert "The ford" in persona.client.get(AWAY).content.decode()


def test_a_long_absence_has_pages_and_takes_no_more_queries(table: Table) -> None:
    bo = MemberFactory(campaign=table.campaign)
    play(table.campaign, 0, table.player.member)
    log = (EventItem(type="npc_introduced", actor="Elder Osk"), EventItem(type="quest_started", name="Q"))

    def miss(first: int, last: int) -> None:
        for number in range(first, last):
            session = play(table.campaign, number, bo, log=log)
            SessionGoalFactory(session=session, outcome="achieved")

    miss(1, 3)
    few = queries_of(table.player.client, AWAY)
    miss(3, 10)
    assert queries_of(table.player.client, AWAY) == few
    miss(10, 24)
    answers = [table.player.client.get(AWAY, {"page": page}) for page in ("1", "2")]
    assert [len(answer.context["missed"]) for answer in answers] == [20, 3]
    assert ["Where things stand now" in answer.content.decode() for answer in answers] == [False, True]


def test_the_choice_takes_as_many_queries_for_many_players(table: Table) -> None:
    play(table.campaign, 1, table.player.member)
    few = queries_of(table.gm.client, AWAY)
    play(table.campaign, 2, *MemberFactory.create_batch(4, campaign=table.campaign))
    assert queries_of(table.gm.client, AWAY) == few
    viewer = Viewer(table.campaign, table.gm.member)
    for absence in absences_of_players(viewer):
        alone = absence_of(viewer, absence.member)
        assert (alone.missed, alone.last and alone.last.number) == (
            absence.missed,
            absence.last and absence.last.number,
        )


def test_a_session_without_a_title_is_named_once(table: Table) -> None:
    play(table.campaign, 1, table.player.member)
    play(table.campaign, 2, title="")
    told = read(table).partition('<section class="section away-session"')[2].partition("</section>")[0]
    assert told.count("Session 2") == 1
