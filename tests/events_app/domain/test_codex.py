"""How entries of the codex are born, renamed, merged, and kept apart."""

from collections.abc import Callable
from unittest import mock

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import CaptureQueriesContext

from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.models import Campaign
from events_app.domain.codex.births import note_names
from events_app.domain.codex.changing import EntryDraft, add_alias, create_entry, edit_entry, remove_alias
from events_app.domain.codex.merging import merge_entries
from events_app.domain.correcting import correct_event
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from events_app.models import CodexEntry, CodexName
from tests.campaigns.test_claim_races import at_once
from tests.factories import NOON, CampaignFactory, CharacterFactory, CodexEntryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign() -> Campaign:
    return CampaignFactory()


def log(campaign: Campaign, *items: EventItem) -> None:
    record_events(campaign, list(items), session=None, by=None, now=NOON)


def pages(campaign: Campaign) -> set[tuple[str, str]]:
    return set(CodexEntry.objects.of(campaign).values_list("kind", "name"))


def test_events_give_birth_to_whom_and_what_they_name(campaign: Campaign) -> None:
    CharacterFactory(campaign=campaign, name="Nim", aliases=["Little Nim"])
    log(
        campaign,
        EventItem(type="npc_introduced", actor="Elara", location="Temple Hall"),
        EventItem(type="dialogue", actor="ELARA"),
        EventItem(type="dialogue", actor="Malachar"),
        EventItem(type="dialogue", actor="nim"),
        EventItem(type="dialogue", actor="Little Nim"),
        EventItem(type="location_discovered", name="The Stair"),
        EventItem(type="item_acquired", name="Lamp", actor="Nim"),
        EventItem(type="quest_completed", name="Ring the bell"),
        EventItem(type="damage", actor="Cultist 4", target="Nim", amount=3),
        EventItem(type="npc_introduced", actor=" "),
    )
    assert pages(campaign) == {
        ("npc", "Elara"), ("npc", "Malachar"), ("location", "Temple Hall"), ("location", "The Stair"),
        ("item", "Lamp"), ("quest", "Ring the bell"),
    }  # fmt: skip


def test_plain_blows_take_no_query_and_known_names_one(campaign: Campaign) -> None:
    blow = EventItem(type="damage", actor="Nim", target="Cultist", amount=3)
    meeting = EventItem(type="npc_introduced", actor="Elara")
    log(campaign, meeting)
    for item, count in ((blow, 0), (meeting, 1)):
        with CaptureQueriesContext(connection) as captured:
            note_names(campaign, [item] * 100, now=NOON)
        assert len(captured) == count


def test_a_corrected_name_is_born_too(campaign: Campaign) -> None:
    [recorded] = record_events(campaign, [EventItem(type="note", name="x")], session=None, by=None, now=NOON)
    correct_event(recorded.event, EventItem(type="item_acquired", name="Lamp"), now=NOON)
    assert pages(campaign) == {("item", "Lamp")}


def test_letters_that_fold_in_two_ways_harm_nobody(campaign: Campaign) -> None:
    for _time in range(2):
        log(
            campaign,
            *(EventItem(type="item_acquired", name=name) for name in ("İstanbul", "ΟΔΟΣ", "Straße", "STRASSE")),
        )
    assert CodexName.objects.count() == CodexEntry.objects.count()


def test_rebuild_fills_in_what_is_missing(campaign: Campaign) -> None:
    log(campaign, EventItem(type="npc_introduced", actor="Elara", location="Temple Hall"))
    before = pages(campaign)
    CodexEntry.objects.all().delete()
    call_command("rebuild", campaign.slug)
    assert pages(campaign) == before


def test_a_renamed_entry_keeps_its_old_name_as_an_alias(campaign: Campaign) -> None:
    entry = create_entry(campaign, kind="npc", draft=EntryDraft(name="Elara"), now=NOON)
    entry = edit_entry(entry, EntryDraft(name="Priestess Elara"), now=NOON)
    assert set(entry.names.values_list("name", "is_alias")) == {("Elara", True), ("Priestess Elara", False)}
    entry = edit_entry(entry, EntryDraft(name="elara"), now=NOON)
    assert set(entry.names.values_list("name", "is_alias")) == {("elara", False), ("Priestess Elara", True)}


def test_a_parted_alias_gets_its_page_back(campaign: Campaign) -> None:
    log(campaign, EventItem(type="npc_introduced", actor="Elara"), EventItem(type="npc_introduced", actor="The voice"))
    voice, elara = CodexEntry.objects.get(name="The voice"), CodexEntry.objects.get(name="Elara")
    merged = merge_entries(voice, into=elara, now=NOON)
    assert pages(campaign) == {("npc", "Elara")}
    add_alias(merged, "Nobody's", revealed=False, now=NOON)
    for alias in merged.names.filter(is_alias=True):
        remove_alias(alias, now=NOON)
    assert pages(campaign) == {("npc", "Elara"), ("npc", "The voice")}


def test_only_pages_of_one_kind_are_merged(campaign: Campaign) -> None:
    place, person = CodexEntryFactory(campaign=campaign, kind="location"), CodexEntryFactory(campaign=campaign)
    for pair in ((place, person), (person, person)):
        with pytest.raises(RuleError):
            merge_entries(pair[0], into=pair[1], now=NOON)


def test_the_database_refuses_two_who_claim_one_name(campaign: Campaign) -> None:
    one, other = CodexEntryFactory(campaign=campaign, name="Elara"), CodexEntryFactory(campaign=campaign)
    with pytest.raises(IntegrityError, match="codex_name_key"), transaction.atomic():
        CodexName.objects.create(campaign=campaign, entry=other, kind="npc", name="ELARA", is_alias=True)
    with pytest.raises(RuleError, match="is a name of Elara"):
        add_alias(other, "elara", revealed=False, now=NOON)
    with pytest.raises(RuleError, match="one of its names already"):
        add_alias(one, "elara", revealed=False, now=NOON)


def claim_at_once(campaign: Campaign) -> list[type]:
    entries = CodexEntryFactory.create_batch(2, campaign=campaign)
    acts: list[Callable[[], object]] = [
        lambda entry=entry: add_alias(entry, "The voice", revealed=False, now=NOON)  # type: ignore[misc]
        for entry in entries
    ]
    return sorted((type(result) for result in at_once(*acts)), key=str)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_claim_a_name_at_once_one_is_told_in_words() -> None:
    assert set(claim_at_once(CampaignFactory())) == {CodexEntry, RuleError}


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_the_database_still_decides() -> None:
    with mock.patch.object(models.QuerySet, "select_for_update", lambda queryset, **options: queryset):
        assert set(claim_at_once(CampaignFactory())) == {CodexEntry, RuleError}


@pytest.mark.django_db(transaction=True)
def test_without_the_key_both_would_have_it() -> None:
    campaign = CampaignFactory()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE events_app_codexname DROP CONSTRAINT codex_name_key")
    try:
        assert claim_at_once(campaign) == [CodexEntry, CodexEntry]
    finally:
        CodexName.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute(
                "ALTER TABLE events_app_codexname ADD CONSTRAINT codex_name_key UNIQUE (campaign_id, kind, folded)"
            )
