"""The database itself refuses a row that ties two campaigns together, whoever writes it and however."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from campaigntracker.campaigns.models import CampaignOwned
from events_app.models import SavedSearch
from tests.factories import (
    NOON,
    ApiTokenFactory,
    CalendarFeedFactory,
    CampaignFactory,
    CharacterFactory,
    CodexEntryFactory,
    DateAnswerFactory,
    DateOptionFactory,
    EventFactory,
    GoalFactory,
    InvitationFactory,
    MemberFactory,
    NoticeFactory,
    PrepItemFactory,
    SessionFactory,
    SessionGoalFactory,
    SessionPlayerFactory,
)

pytestmark = pytest.mark.django_db


def owned_models() -> list[type[CampaignOwned]]:
    return [model for model in apps.get_models() if issubclass(model, CampaignOwned)]


def references() -> list[tuple[type[CampaignOwned], models.ForeignKey]]:
    """Every foreign key from one campaign-owned table to another."""
    return [
        (model, field)
        for model in owned_models()
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey) and issubclass(field.related_model, CampaignOwned)
    ]


def label(part: type[CampaignOwned] | models.ForeignKey) -> str:
    return getattr(part, "__name__", None) or part.name


def row_with(model: type[CampaignOwned], column: str) -> CampaignOwned:
    """A row whose reference is set."""
    session = SessionFactory()
    campaign = session.campaign
    member, character = MemberFactory(campaign=campaign), CharacterFactory(campaign=campaign)
    player = SessionPlayerFactory(session=session, member=member)
    match model._meta.object_name:
        case "ApiToken":
            return ApiTokenFactory(campaign=campaign, created_by=member)
        case "Character":
            return CharacterFactory(campaign=campaign, member=member)
        case "Invitation":
            return InvitationFactory(campaign=campaign, member=member)
        case "Session":
            return SessionFactory(campaign=campaign, gm=member)
        case "SessionPlayer":
            return player
        case "SessionPlayerCharacter":
            return player.played.create(campaign=campaign, character=character)
        case "SavedSearch":
            return SavedSearch.objects.create(
                campaign=campaign, member=member, name="Dragons", query="q=dragon", created_at=NOON
            )
        case "Goal":
            return GoalFactory(campaign=campaign, parent=GoalFactory(campaign=campaign))
        case "SessionGoal":
            return SessionGoalFactory(session=session)
        case "DateOption":
            return DateOptionFactory(session=session)
        case "DateAnswer":
            return DateAnswerFactory(option__session=session)
        case "PrepItem":
            return PrepItemFactory(session=session, carried_from=PrepItemFactory(session=session))
        case "Notice":
            return NoticeFactory(session=session)
        case "CalendarFeed":
            return CalendarFeedFactory(member=member)
        case "Event":
            return EventFactory(session=session, author=member)
        case "CodexName":
            return CodexEntryFactory(campaign=campaign).names.get()
    raise AssertionError(f"no row for {model.__name__}.{column}: add it here")


def point_elsewhere(row: CampaignOwned, field: models.ForeignKey) -> None:
    """Set the reference to a row of another campaign, in raw SQL, and check at once."""
    target = {
        "Member": MemberFactory,
        "Character": CharacterFactory,
        "Session": SessionFactory,
        "SessionPlayer": SessionPlayerFactory,
        "CodexEntry": CodexEntryFactory,
        "Goal": GoalFactory,
        "DateOption": DateOptionFactory,
        "PrepItem": PrepItemFactory,
    }[field.related_model._meta.object_name]()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f'UPDATE "{row._meta.db_table}" SET "{field.column}" = %s WHERE id = %s', [target.pk, row.pk])


def test_there_are_references_to_check() -> None:
    assert len(references()) >= 9


@pytest.mark.parametrize(("model", "field"), references(), ids=label)
def test_a_reference_to_another_campaign_is_refused(model: type[CampaignOwned], field: models.ForeignKey) -> None:
    row = row_with(model, field.column)
    assert getattr(row, field.column) is not None
    with pytest.raises(IntegrityError, match="same_campaign"):
        point_elsewhere(row, field)


@pytest.mark.parametrize(("model", "field"), references(), ids=label)
def test_without_the_composite_key_it_would_be_taken(model: type[CampaignOwned], field: models.ForeignKey) -> None:
    row = row_with(model, field.column)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        table = model._meta.db_table
        cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{field.column}_same_campaign"')
    point_elsewhere(row, field)
    row.refresh_from_db()
    assert getattr(row, field.name).campaign_id != row.campaign_id


def test_a_new_event_cannot_name_another_campaigns_session() -> None:
    session, stranger = SessionFactory(completed=True), CampaignFactory()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError, match="session_id_same_campaign"), transaction.atomic():
        EventFactory(campaign=stranger, session=session)
