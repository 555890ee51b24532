"""A session's composed recap as a page shows it, kept until something in it changes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from campaigntracker.campaigns.models import Viewer
from campaigntracker.web.kept import Kept
from events_app.domain.recap import Part, Recap, Sentence, outcomes_of, recap_of, short_recap, to_markdown, to_text
from sessions_app.domain.rows import SessionLine
from sessions_app.models import Session

ANY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class ShownRecap:
    """`html`: paragraphs in which every sentence leads to its events.

    `markdown`: what the party reads of it, for a GM too: it is there to be taken to where anybody may read it.
    """

    html: SafeString
    markdown: str


_kept: Kept[ShownRecap] = Kept(lambda shown: len(shown.html) + len(shown.markdown) + 1_000)


def show_recap(session: Session, viewer: Viewer, *, site: str) -> ShownRecap:
    """The viewer's copy. `site` is the address that links need elsewhere, without a path: https://example.org."""

    party = party_viewer(viewer)
    outcomes = outcomes_of(session, viewer)
    known = outcomes_of(session, party) if viewer.is_gm and outcomes else outcomes

    def make() -> ShownRecap:
        recap = recap_of(session, viewer, outcomes=outcomes)
        shared = recap_of(session, party, outcomes=known) if viewer.is_gm else recap
        event, goal = (reverse(name, args=[viewer.campaign.slug, ANY]) for name in ("event", "goal"))

        def to_event(pk: UUID) -> str:
            return event.replace(str(ANY), str(pk))

        def to_goal(pk: UUID) -> str:
            return goal.replace(str(ANY), str(pk))

        markdown = to_markdown(
            shared, link=lambda event: site + to_event(event), goal_link=lambda goal: site + to_goal(goal)
        )
        return ShownRecap(_html(recap, to_event, to_goal), markdown)

    return _kept.get((*_key(session, viewer, site), outcomes, known), make)


def party_viewer(viewer: Viewer) -> Viewer:
    """Who reads what leaves the GM's hands."""
    return Viewer.of_role(viewer.campaign, is_gm=False)


_short: Kept[str] = Kept(lambda text: len(text) + 500)


def short_recaps(sessions: Iterable[Session | SessionLine], viewer: Viewer) -> dict[UUID, str]:
    """Two sentences of plain text for each session, "" for none, by its id.

    For sessions read without `projection`: those whose text is not at hand are read in one query.
    """
    keys = {session.pk: _key(session, viewer, "") for session in sessions}
    found = {pk: text for pk, key in keys.items() if (text := _short.find(key)) is not None}
    missing = [pk for pk in keys if pk not in found]
    for session in Session.objects.of(viewer.campaign).with_ids(missing) if missing else ():
        session.campaign = viewer.campaign
        found[session.pk] = text = to_text(short_recap(session, viewer))
        _short.keep(keys[session.pk], text)
    return found


def _key(session: Session | SessionLine, viewer: Viewer, site: str) -> tuple[object, ...]:
    campaign = viewer.campaign
    return (
        "recap",
        session.pk,
        "gm" if viewer.is_gm else "party",
        session.log_version_for(viewer),
        session.game_start_time,
        session.game_end_time,
        campaign.slug,
        campaign.stored_calendar,
        site,
        get_language(),
    )


Address = Callable[[UUID], str]


def _html(recap: Recap, to_event: Address, to_goal: Address) -> SafeString:
    def told(sentence: Sentence) -> str:
        return "".join(_part(part, to_event, to_goal) for part in sentence.parts)

    paragraphs = (f"<p>{' '.join(map(told, paragraph))}</p>" for paragraph in recap.paragraphs)
    # Every text was escaped, and the addresses hold nothing but a slug and an id.
    return mark_safe("\n".join(paragraphs))  # noqa: S308


def _part(part: Part, to_event: Address, to_goal: Address) -> str:
    text = escape(part.text)
    if part.events:
        address = to_event(part.events[0])
    elif part.goal:
        address = to_goal(part.goal)
    else:
        return text
    inner = text.strip(" ;")
    before, after = text[: text.index(inner)], text[text.index(inner) + len(inner) :]
    return f'{before}<a href="{address}">{inner}</a>{after}'
