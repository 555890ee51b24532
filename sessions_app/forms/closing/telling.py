"""What came of the evening: objectives, highlights, the recap."""

from collections.abc import Collection, Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from campaigntracker.web.formfields import LinesField, TextField
from events_app.domain.closing import RecapText, Step
from sessions_app.domain.recap_text import RecapUse, usual_use
from sessions_app.forms.closing.base import StepForm, listed
from sessions_app.forms.objectives import TickedField, achieved_of, tickable
from sessions_app.models import Session


class ObjectivesStep(StepForm):
    step, title, icon = Step.OBJECTIVES, gettext_lazy("Objectives"), "target"

    ticked = TickedField(label=gettext_lazy("What was achieved of the plan"), required=False)
    improvised = LinesField(
        label=gettext_lazy("What was achieved besides"),
        required=False,
        help_text=gettext_lazy("One a line."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, session: Session, *, done: Collection[str] = (), data: QueryDict | None = None) -> None:
        """`done`: the quests that the log says were completed; an objective of that name is suggested as achieved."""
        planned, actual = session.planned_objectives, session.actual_objectives
        if session.is_in_progress and session.real_end_time is None and not actual:
            names = {name.casefold() for name in done}
            actual = [text for text in planned if text.casefold() in names]
        super().__init__(session, data=data, initial=achieved_of(planned, actual))
        self.fields["ticked"].choices = tickable(planned, self["ticked"].value() or [])  # type: ignore[attr-defined]

    @property
    def summary(self) -> str:
        ticked, planned = self["ticked"].value() or [], self.fields["ticked"].choices  # type: ignore[attr-defined]
        others = [line for line in str(self["improvised"].value() or "").splitlines() if line.strip()]
        parts = []
        if planned:
            parts.append(_("%(met)s of %(planned)s") % {"met": len(ticked), "planned": len(planned)})
        if others:
            parts.append(ngettext("%(count)s besides", "%(count)s besides", len(others)) % {"count": len(others)})
        return ", ".join(parts)

    def said(self) -> list[str]:
        said = self.cleaned_data
        return list(dict.fromkeys([*said["ticked"], *said["improvised"]]))


class HighlightsStep(StepForm):
    """`logged`: what the log tells to be remembered. It stands among the highlights by itself."""

    step, title, icon = Step.HIGHLIGHTS, gettext_lazy("Highlights"), "star"

    quotes = TickedField(label=gettext_lazy("Said at the table"), required=False)
    highlights = LinesField(
        label=gettext_lazy("What you will still talk about in a year"),
        required=False,
        help_text=gettext_lazy("One a line."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, session: Session, *, logged: Sequence[str], quotes: Sequence[str], data: QueryDict | None = None
    ) -> None:
        kept = session.summary.get("highlights", [])
        self.logged = logged
        super().__init__(
            session,
            data=data,
            initial={
                "quotes": [quote for quote in quotes if quote in kept],
                "highlights": [line for line in kept if line not in quotes],
            },
        )
        self.fields["quotes"].choices = tickable(quotes, self["quotes"].value() or [])  # type: ignore[attr-defined]

    @property
    def summary(self) -> str:
        typed = [line for line in str(self["highlights"].value() or "").splitlines() if line.strip()]
        return listed([*typed, *(self["quotes"].value() or []), *self.logged], most=1)

    def said(self) -> list[str]:
        """Each once, the quotes where they stood."""
        said = self.cleaned_data
        wanted = dict.fromkeys([*said["highlights"], *said["quotes"]])
        before = [line for line in self.session.summary.get("highlights", []) if line in wanted]
        return before if set(before) == set(wanted) and _is_in_order(before, said["highlights"]) else list(wanted)


def _is_in_order(lines: Sequence[str], wanted: Sequence[str]) -> bool:
    return [line for line in lines if line in wanted] == list(dict.fromkeys(wanted))


class RecapStep(StepForm):
    step, title, icon = Step.RECAP, gettext_lazy("Recap"), "scroll-text"

    gm_summary = TextField(
        label=gettext_lazy("In your words"), required=False, help_text=gettext_lazy("Markdown."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip
    recap_use = forms.ChoiceField(label=gettext_lazy("What becomes of it"), required=False, widget=forms.RadioSelect)

    def __init__(self, session: Session, *, data: QueryDict | None = None) -> None:
        self.published: str = session.summary.get("gm", "")
        self.is_draft = bool(session.recap_draft)
        super().__init__(
            session,
            data=data,
            initial={
                "gm_summary": session.recap_draft or self.published,
                "recap_use": usual_use(session).value,
            },
        )
        choices = [
            (RecapUse.PUBLISH.value, _("Published: everybody at the table reads it")),
            (RecapUse.DRAFT.value, _("A draft: GMs alone read it")),
        ]
        if self.published:
            choices[1] = (RecapUse.DRAFT.value, _("A draft beside it: the table reads what was published before"))
            choices.append((RecapUse.WITHDRAW.value, _("A draft again: the table no longer reads it")))
        self.fields["recap_use"].choices = choices  # type: ignore[attr-defined]

    @property
    def summary(self) -> str:
        if self.is_touched:
            return _("not saved yet")
        if self.is_draft:
            return _("a draft, for GMs alone")
        return _("published") if self.published else ""

    def said(self) -> RecapText:
        said = self.cleaned_data
        return RecapText(text=said["gm_summary"], use=RecapUse(said["recap_use"] or usual_use(self.session)))
