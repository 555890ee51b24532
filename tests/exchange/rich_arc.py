"""What the rich campaign pursues, plans and has behind it."""

from campaigntracker.campaigns.models import Campaign, Member
from events_app.domain.items import EventItem
from events_app.domain.recording import record_events
from sessions_app.models import Session
from tests.exchange.rich_words import GM_DRAFT, GM_GOAL, GM_NOTES, GM_PREP, LATER
from tests.factories import (
    ChapterFactory,
    DateAnswerFactory,
    DateOptionFactory,
    GoalFactory,
    PrepItemFactory,
    SessionGoalFactory,
)


def add_arc(campaign: Campaign) -> None:
    """Uses every field of goals, prepared items, proposed dates and chapters."""
    first, next_one = Session.objects.of(campaign).in_order()[:2]
    Session.objects.of_id(first).update(recap_draft=GM_DRAFT)
    _add_goals(campaign, first, next_one)
    _add_plans(campaign, first, next_one)
    ChapterFactory(
        campaign=campaign,
        title="The first half",
        first_number=0,
        last_number=3,
        recap="It *begins*.",
        gm_notes=GM_NOTES,
    )
    ChapterFactory(campaign=campaign, title="The second", first_number=5, external_id="ch-2", created_at=LATER)


def _add_goals(campaign: Campaign, first: Session, next_one: Session) -> None:
    plot = GoalFactory(
        campaign=campaign, title=GM_GOAL, gm_notes=GM_NOTES, visibility="gm", external_id=f"plot-{GM_GOAL}"
    )
    rooms = GoalFactory(
        campaign=campaign,
        title="See every room",
        description="All *twenty*.",
        gm_notes=GM_NOTES,
        target=20,
        unit="rooms",
        parent=plot,
        created_at=LATER,
    )
    # The part came before what it became a part of.
    key = GoalFactory(campaign=campaign, title="Find the key", state="achieved", external_id="key")
    key.parent = GoalFactory(campaign=campaign, title="Get in", parent=rooms, state="dropped")
    key.save()
    SessionGoalFactory(session=first, goal=key, outcome="achieved", note="Under the mat")
    SessionGoalFactory(session=first, goal=plot, outcome="failed", note=GM_GOAL)
    SessionGoalFactory(session=next_one, goal=rooms)
    items = [
        EventItem(type="goal_progress", name="Rooms", amount=3, data={"goalId": goal_id, "of": 20}, real_time=LATER)
        for goal_id in (str(rooms.pk), "key", plot.external_id, "unheard of")
    ]
    record_events(campaign, items, session=first, by=None, now=LATER)


def _add_plans(campaign: Campaign, first: Session, next_one: Session) -> None:
    done = PrepItemFactory(session=first, text="Came up", done_at=LATER, external_id="prep-a")
    left = PrepItemFactory(session=first, kind="secret", text=GM_PREP, position=done.position + 1)
    PrepItemFactory(session=next_one, kind="secret", text=GM_PREP, position=1, carried_from=left)
    PrepItemFactory(session=next_one, kind="task", text="Draw a map", position=0)
    for player, answer in zip(Member.objects.of(campaign).as_they_came(), ("yes", "maybe", "no"), strict=True):
        option = DateOptionFactory(session=next_one, picked=answer == "maybe")
        DateAnswerFactory(option=option, member=player, answer=answer, answered_at=LATER)
    DateOptionFactory(session=next_one, starts_at=LATER)
