"""All steps of closing a session, on one page."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from uuid import UUID, uuid4

from django.http import QueryDict
from django.utils.translation import gettext as _

from campaigntracker.campaigns.models import Character, Viewer
from campaigntracker.web.problems import Problem, problems_of
from events_app.domain.closing import Closing, Step, closing_fingerprints, has_next, sharers_among, what_is_missing
from events_app.domain.goals import goals_of_session, open_goals
from events_app.domain.open_quests import open_quests
from events_app.domain.projection import SessionDigest, kept_copy, party_names, session_digest
from events_app.domain.recap.sentences import bare
from sessions_app.domain.carry_over import session_to_carry_to, what_is_left
from sessions_app.domain.drafts import RosterEntry, entry_of
from sessions_app.domain.lifecycle import story_before_flashback
from sessions_app.domain.next_session import same_time_next_week
from sessions_app.domain.numbering import next_number
from sessions_app.forms.closing.attendance import AttendanceStep
from sessions_app.forms.closing.base import StepForm
from sessions_app.forms.closing.going_on import NextStep
from sessions_app.forms.closing.outcomes import QuestsStep, goal_rows
from sessions_app.forms.closing.rewards import LootStep
from sessions_app.forms.closing.telling import HighlightsStep, ObjectivesStep, RecapStep
from sessions_app.forms.closing.times import TimesStep
from sessions_app.models import Session, SessionPlayer

KEY_LENGTH = 32


class ClosingForm:
    """`fresh`: the steps shown as they are saved, whatever was typed. `ends`: it is sent to end the session.

    It takes a fixed number of queries.
    """

    def __init__(
        self,
        session: Session,
        viewer: Viewer,
        *,
        now: dt.datetime,
        data: QueryDict | None = None,
        ends: bool = False,
        fresh: Collection[Step] = (),
    ) -> None:
        self.session, self.viewer, self.now, self.data = session, viewer, now, data
        self._ends, self._fresh = ends, fresh
        self.errors: list[str] = []
        self._refused: set[Step] = set()
        self._saved_forms: Mapping[Step, StepForm] = {}
        players = SessionPlayer.objects.of(session).select_related("member").prefetch_related("played").in_order()
        self._roster = list(players)
        self._entries: list[RosterEntry] = [entry_of(row) for row in self._roster]
        self.saved = closing_fingerprints(session, self._entries)
        self.steps: dict[Step, StepForm] = {}
        for step in Step:
            self.steps[step] = self._make(step, None if data is None or step in fresh else data)
        for step, form in self.steps.items():
            form.base = form.data.get(f"base-{step}", "") if form.is_bound else self.saved.get(step, "")
            form.is_open = form.is_touched

    @cached_property
    def key(self) -> str:
        """One for each time the page is opened, and a new one once something was recorded under it."""
        is_used = {Step.LOOT, Step.QUESTS} & set(self._fresh)
        sent = "" if self.data is None or is_used else self.data.get("key", "")
        return sent if sent.isalnum() and sent.isascii() and len(sent) == KEY_LENGTH else uuid4().hex

    @cached_property
    def missing(self) -> tuple[Step, ...]:
        """Of a session that is over: the steps that want something still."""
        if not self.session.is_completed:
            return ()
        return tuple(missing.step for missing in what_is_missing(self.session, has_next=has_next(self.session)))

    @property
    def is_proposing(self) -> bool:
        step = self.steps[Step.NEXT]
        return isinstance(step, NextStep) and step.is_proposing

    def touched(self) -> tuple[Step, ...]:
        return tuple(step for step, form in self.steps.items() if form.is_touched)

    @property
    def is_typed(self) -> bool:
        """Whether the page shows something that is not saved."""
        return bool(self.touched())

    def to_end_with(self) -> tuple[Step, ...]:
        """All steps, but for those that somebody else saved meanwhile and nobody touched here."""
        return tuple(
            step
            for step, form in self.steps.items()
            if form.is_touched or step is Step.TIMES or form.base in ("", self.saved.get(step, form.base))
        )

    def to_be_told(self) -> tuple[Step, ...]:
        """Of the steps that a recap tells of: those that say something new and could be saved."""
        steps = [step for step in (Step.LOOT, Step.QUESTS) if self.steps[step].is_touched]
        if self.session.is_in_progress or self.steps[Step.TIMES].is_touched:
            steps.append(Step.TIMES)
        return tuple(step for step in steps if self.steps[step].is_valid())

    def is_valid(self, steps: Iterable[Step]) -> bool:
        # Each is asked, so that every mistake is shown at once.
        found = [(form, form.is_valid()) for form in map(self.steps.__getitem__, steps)]
        for form, is_right in found:
            form.is_open = form.is_open or not is_right
        self._refused |= {form.step for form, is_right in found if not is_right}
        return all(is_right for _form, is_right in found)

    def closing(self, steps: Iterable[Step]) -> Closing:
        return Closing(key=self.key, **{str(step): self.steps[step].said() for step in steps})

    def seen(self) -> dict[Step, str]:
        return {step: form.base for step, form in self.steps.items()}

    def take_up(self, current: Session) -> None:
        """Compare from here on with the session as it stands now."""
        again = ClosingForm(current, self.viewer, now=self.now)
        self.session, self.saved, self._saved_forms = current, again.saved, again.steps

    def add_error(self, message: str, *, field: str | None) -> None:
        """Show it beside its field, in the step that it is about, or above them all."""
        for step, form in self.steps.items():
            if field in form.fields or field == step:
                form.add_error(field if field in form.fields else None, message)
                form.is_open = True
                self._refused.add(step)
                return
        self.errors.append(message)

    def compare(self, steps: Iterable[Step]) -> None:
        """Show beside what was typed what somebody else saved in these steps."""
        for step in steps:
            self.steps[step].compare(self._saved_forms[step])
            self._refused.add(step)

    @property
    def wrong(self) -> tuple[Step, ...]:
        """The steps for which nothing was saved, once somebody tried."""
        return tuple(step for step in Step if step in self._refused)

    @property
    def problems(self) -> list[Problem]:
        """Why nothing was saved, with where to put it right; empty as long as nobody tried."""
        found = [Problem("", error) for error in self.errors]
        for step in self.wrong:
            form = self.steps[step]
            if form.theirs is not None:
                found.append(Problem(str(form.title), _("somebody else saved this too; look at both."), str(step)))
            found += problems_of(form, anchor=str(step))
        return found

    def _make(self, step: Step, data: QueryDict | None) -> StepForm:
        session = self.session
        match step:
            case Step.ATTENDANCE:
                roster = [(row.member, entry) for row, entry in zip(self._roster, self._entries, strict=True)]
                return AttendanceStep(session, roster, self._characters, data=data)
            case Step.TIMES:
                story = story_before_flashback(session) if session.is_in_progress else None
                return TimesStep(session, now=self.now, story=story, ends=self._ends, data=data)
            case Step.OBJECTIVES:
                return ObjectivesStep(session, done=self._known_to_all.quests_completed, data=data)
            case Step.HIGHLIGHTS:
                # What is ticked here everybody reads.
                facts = kept_copy(session, self._party).facts
                quotes = [_quote(fact.text, fact.detail) for fact in facts.of("quotes")]
                return HighlightsStep(session, logged=facts.texts("highlights"), quotes=quotes, data=data)
            case Step.LOOT:
                return LootStep(
                    session,
                    figures={figure.key: figure.value for figure in self._digest.figures},
                    found=self._digest.items_acquired,
                    sharers=sharers_among(self._roster, self._names),
                    party=self._takers(),
                    data=data,
                )
            case Step.QUESTS:
                goals = goal_rows(open_goals(self.viewer), goals_of_session(session, self.viewer))
                return QuestsStep(session, quests=open_quests(self.viewer), goals=goals, data=data)
            case Step.RECAP:
                return RecapStep(session, data=data)
            case Step.NEXT:
                return NextStep(
                    session,
                    planned=session_to_carry_to(session.campaign, now=self.now),
                    suggested=same_time_next_week(session, now=self.now),
                    number=next_number(session.campaign),
                    left=what_is_left(session),
                    data=data,
                )

    def _takers(self) -> dict[str, str]:
        """Who can get something, by casefolded names: the characters, and who came without one."""
        attendance = self.steps[Step.ATTENDANCE]
        others = attendance.without_character if isinstance(attendance, AttendanceStep) else []
        return {name.casefold(): name for name in others} | dict(party_names(self.session.campaign))

    @cached_property
    def _characters(self) -> list[Character]:
        return list(Character.objects.of(self.session.campaign).in_order())

    @cached_property
    def _names(self) -> dict[UUID, str]:
        return {character.id: character.name for character in self._characters}

    @cached_property
    def _party(self) -> Viewer:
        return Viewer.of_role(self.session.campaign, is_gm=False)

    @cached_property
    def _digest(self) -> SessionDigest:
        return session_digest(self.session, self.viewer)

    @cached_property
    def _known_to_all(self) -> SessionDigest:
        return session_digest(self.session, self._party)


def _quote(text: str, who: str) -> str:
    words = _("“%(text)s”") % {"text": bare(text)}
    return f"{words} ({who})" if who else words
