"""Sessions as they are told to somebody who was not there."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from campaigntracker.campaigns.models import Character, Member, Viewer
from events_app.domain.away.fortunes import Fortune, fortunes_of
from events_app.domain.projection import SessionDigest, kept_copy, session_digest
from events_app.domain.recap import recap_text, short_recap, to_markdown
from sessions_app.models import Session, SessionGoal, SessionPlayer


@dataclass(frozen=True, slots=True)
class MissedSession:
    """One session, as one viewer may know it. `recap` is Markdown, "" where nothing is told.

    `levels`: (character, level) of those that rose; `outcomes`: the goals that the session brought into another state.
    """

    session: Session
    recap: str
    digest: SessionDigest
    came: tuple[SessionPlayer, ...]
    fortunes: tuple[Fortune, ...]
    levels: tuple[tuple[str, int], ...]
    outcomes: tuple[SessionGoal, ...]

    @property
    def xp(self) -> int:
        return self._figure("xpEarned")

    @property
    def treasure(self) -> int:
        return self._figure("treasureGained")

    def _figure(self, key: str) -> int:
        return next(figure.value for figure in self.digest.figures if figure.key == key)


def tell_missed(
    sessions: Sequence[Session], viewer: Viewer, member: Member | None, *, in_full: bool
) -> tuple[MissedSession, ...]:
    """In their order, in a fixed number of queries. `in_full`: with whole recaps instead of two sentences of each.

    `member` is whose characters are followed.
    """
    ids = [session.pk for session in sessions]
    rosters = _rosters(viewer, ids)
    outcomes: defaultdict[UUID, list[SessionGoal]] = defaultdict(list)
    for row in SessionGoal.objects.visible_to(viewer).outcomes_of(ids):
        outcomes[row.session_id].append(row)
    own = _characters_of(viewer, member) if member else []
    return tuple(
        _tell(session, viewer, own, rosters[session.pk], tuple(outcomes[session.pk]), in_full=in_full)
        for session in sessions
    )


def _tell(
    session: Session,
    viewer: Viewer,
    own: list[str],
    roster: list[SessionPlayer],
    outcomes: tuple[SessionGoal, ...],
    *,
    in_full: bool,
) -> MissedSession:
    session.campaign = viewer.campaign
    copy = kept_copy(session, viewer)
    stated = session.summary.get("gm", "")
    composed = recap_text(session, viewer) if in_full else _shortly(session, viewer)
    return MissedSession(
        session=session,
        recap=stated or composed or session.description,
        digest=session_digest(session, viewer),
        came=tuple(row for row in roster if row.attended),
        fortunes=fortunes_of(own, copy, roster),
        levels=tuple((fact.text, fact.number) for fact in copy.facts.of("levels")),
        outcomes=outcomes,
    )


def _shortly(session: Session, viewer: Viewer) -> str:
    return session.summary.get("auto", "") or to_markdown(short_recap(session, viewer))


def _rosters(viewer: Viewer, ids: list[UUID]) -> defaultdict[UUID, list[SessionPlayer]]:
    rosters: defaultdict[UUID, list[SessionPlayer]] = defaultdict(list)
    for row in SessionPlayer.objects.of_sessions(viewer.campaign, ids).with_who():
        rosters[row.session_id].append(row)
    return rosters


def _characters_of(viewer: Viewer, member: Member) -> list[str]:
    return list(Character.objects.of(viewer.campaign).played_by(member).in_order().values_list("name", flat=True))
