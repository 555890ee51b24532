"""One row of every kind in a campaign."""

from dataclasses import dataclass

from campaigntracker.campaigns.models import ApiToken, Campaign, Character, Invitation, Member
from events_app.models import CodexEntry, Event
from sessions_app.models import Chapter, DateAnswer, Goal, PrepItem, Session
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
)


@dataclass(frozen=True)
class Rows:
    """One row of each kind, all of one campaign; their names hold a word of their own."""

    campaign: Campaign
    member: Member
    character: Character
    invitation: Invitation
    apitoken: ApiToken
    session: Session
    event: Event
    codexentry: CodexEntry
    goal: Goal
    prepitem: PrepItem
    chapter: Chapter
    dateanswer: DateAnswer


def rows_of(campaign: Campaign, word: str) -> Rows:
    member = MemberFactory(campaign=campaign, display_name=f"{word} member")
    character = CharacterFactory(campaign=campaign, name=f"{word} character", member=member)
    session = SessionFactory(campaign=campaign, title=f"{word} session", number=7, completed=True, gm=member)
    SessionPlayerFactory(session=session, member=member)
    return Rows(
        campaign=campaign,
        member=member,
        character=character,
        invitation=InvitationFactory(
            campaign=campaign, member=MemberFactory(campaign=campaign, display_name=f"{word} seat")
        ),
        apitoken=ApiTokenFactory(campaign=campaign, name=f"{word} token", created_by=member),
        session=session,
        event=EventFactory(session=session, name=f"{word} event", actor=f"{word} actor"),
        codexentry=CodexEntryFactory(campaign=campaign, name=f"{word} entry"),
        goal=GoalFactory(campaign=campaign, title=f"{word} goal", parent=GoalFactory(campaign=campaign)),
        prepitem=PrepItemFactory(session=session, text=f"{word} prepared"),
        chapter=ChapterFactory(campaign=campaign, title=f"{word} chapter"),
        dateanswer=DateAnswerFactory(option__session=session, member=member),
    )
