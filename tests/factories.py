"""Rows for tests, each valid by itself and all of one campaign where they meet."""

import datetime as dt

import factory
from allauth.account.models import EmailAddress
from django.utils import timezone

from campaigntracker.accounts.models import User
from campaigntracker.campaigns.models import ApiToken, Campaign, Character, Invitation, Member
from campaigntracker.campaigns.models.api_token import VISIBLE, digest_of, make_secret
from events_app.models import CodexEntry, CodexName, Event
from sessions_app.models import (
    CalendarFeed,
    Chapter,
    DateAnswer,
    DateOption,
    Goal,
    Notice,
    PrepItem,
    Session,
    SessionGoal,
    SessionPlayer,
)

NOON = dt.datetime(2025, 1, 20, 12, 0, tzinfo=dt.UTC)


def confirmed_address(user: User) -> EmailAddress:
    """The user's address, known to be theirs."""
    return EmailAddress(user=user, email=user.email, verified=True, primary=True)


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    password = factory.django.Password("a good long password")

    @factory.post_generation
    def confirmed(user: User, create: bool, extracted: bool | None, **kwargs: object) -> None:  # noqa: N805
        """Whether the address is known to be theirs; True unless `UserFactory(confirmed=False)`."""
        if create and user.email and extracted is not False:
            confirmed_address(user).save()


class CampaignFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Campaign

    name = factory.Sequence(lambda n: f"Campaign {n}")
    slug = factory.Sequence(lambda n: f"campaign-{n}")
    epoch = factory.LazyFunction(lambda: {"day": 0, "hour": 9})
    created_at = factory.LazyFunction(timezone.now)


class MemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Member

    campaign = factory.SubFactory(CampaignFactory)
    display_name = factory.Sequence(lambda n: f"Member {n}")
    role = "player"
    created_at = NOON


class CharacterFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Character

    campaign = factory.SubFactory(CampaignFactory)
    name = factory.Sequence(lambda n: f"Character {n}")


class InvitationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Invitation

    campaign = factory.SubFactory(CampaignFactory)
    created_at = factory.LazyFunction(timezone.now)
    expires_at = factory.LazyFunction(lambda: timezone.now() + dt.timedelta(days=30))


class ApiTokenFactory(factory.django.DjangoModelFactory):
    """A token whose secret is `secret`; without one it is made up."""

    class Meta:
        model = ApiToken

    class Params:
        secret = factory.LazyFunction(make_secret)

    campaign = factory.SubFactory(CampaignFactory)
    name = factory.Sequence(lambda n: f"Token {n}")
    prefix = factory.LazyAttribute(lambda token: token.secret[:VISIBLE])
    digest = factory.LazyAttribute(lambda token: digest_of(token.secret))
    can_write = True
    reads = "all"
    created_at = NOON


class SessionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Session

    class Params:
        in_progress = factory.Trait(status="in_progress", real_start_time=NOON, game_start_time=0)
        completed = factory.Trait(
            status="completed",
            real_start_time=NOON,
            real_end_time=NOON + dt.timedelta(hours=4),
            game_start_time=0,
            game_end_time=32_400,
        )

    campaign = factory.SubFactory(CampaignFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Session title {n}")
    created_at = NOON
    updated_at = NOON


class SessionPlayerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SessionPlayer

    session = factory.SubFactory(SessionFactory)
    campaign = factory.SelfAttribute("session.campaign")
    member = factory.SubFactory(MemberFactory, campaign=factory.SelfAttribute("..campaign"))


class GoalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Goal

    campaign = factory.SubFactory(CampaignFactory)
    title = factory.Sequence(lambda n: f"Goal {n}")
    created_at = NOON
    updated_at = NOON


class SessionGoalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SessionGoal

    session = factory.SubFactory(SessionFactory)
    campaign = factory.SelfAttribute("session.campaign")
    goal = factory.SubFactory(GoalFactory, campaign=factory.SelfAttribute("..campaign"))


class DateOptionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DateOption

    session = factory.SubFactory(SessionFactory)
    campaign = factory.SelfAttribute("session.campaign")
    starts_at = factory.Sequence(lambda n: NOON + dt.timedelta(days=n))


class DateAnswerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DateAnswer

    option = factory.SubFactory(DateOptionFactory)
    campaign = factory.SelfAttribute("option.campaign")
    member = factory.SubFactory(MemberFactory, campaign=factory.SelfAttribute("..campaign"))
    answer = "yes"
    answered_at = NOON


class PrepItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PrepItem

    session = factory.SubFactory(SessionFactory)
    campaign = factory.SelfAttribute("session.campaign")
    text = factory.Sequence(lambda n: f"Prepared {n}")
    position = factory.Sequence(lambda n: n)


class NoticeFactory(factory.django.DjangoModelFactory):
    """A reminder by mail that is due."""

    class Meta:
        model = Notice

    session = factory.SubFactory(SessionFactory)
    campaign = factory.SelfAttribute("session.campaign")
    member = factory.SubFactory(MemberFactory, campaign=factory.SelfAttribute("..campaign"))
    kind = "reminder"
    channel = "mail"
    key = factory.Sequence(lambda n: f"reminder-{n}")
    next_attempt_at = NOON
    created_at = NOON


class CalendarFeedFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CalendarFeed

    member = factory.SubFactory(MemberFactory)
    campaign = factory.SelfAttribute("member.campaign")
    digest = factory.Sequence(lambda n: f"{n:064x}")
    created_at = NOON


class ChapterFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Chapter

    campaign = factory.SubFactory(CampaignFactory)
    title = factory.Sequence(lambda n: f"Chapter {n}")
    first_number = factory.Sequence(lambda n: n)
    created_at = NOON
    updated_at = NOON


class EventFactory(factory.django.DjangoModelFactory):
    """An event as a row. What depends on recording (counter, figures) needs `record_events` instead."""

    class Meta:
        model = Event

    session = factory.SubFactory(SessionFactory, completed=True)
    campaign = factory.SelfAttribute("session.campaign")
    seq = factory.Sequence(lambda n: n + 1)
    real_time = NOON
    game_time = 0
    category = "note"
    type = "note"
    name = factory.Sequence(lambda n: f"Event {n}")
    created_at = NOON
    updated_at = NOON


class CodexEntryFactory(factory.django.DjangoModelFactory):
    """An entry with its own name, as making one by hand leaves it."""

    class Meta:
        model = CodexEntry
        skip_postgeneration_save = True

    campaign = factory.SubFactory(CampaignFactory)
    kind = "npc"
    name = factory.Sequence(lambda n: f"Entry {n}")
    created_at = NOON
    updated_at = NOON

    @factory.post_generation
    def own_name(entry: CodexEntry, create: bool, extracted: object, **kwargs: object) -> None:  # noqa: N805
        CodexName.objects.create(campaign=entry.campaign, entry=entry, kind=entry.kind, name=entry.name)
