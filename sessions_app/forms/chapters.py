"""Writing a chapter: its name, from which session to which, and what it was about."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigntracker.web.formfields import TextField
from sessions_app.domain.chapters import LONGEST_TITLE, ChapterDraft
from sessions_app.models import Chapter, Session


class ChapterForm(forms.Form):
    """`chapter` None for a new one. `sessions`: those to choose from, by number."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=LONGEST_TITLE)
    first = forms.TypedChoiceField(label=gettext_lazy("First session"), coerce=int)
    last = forms.TypedChoiceField(
        label=gettext_lazy("Last session"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=gettext_lazy("A chapter that goes on ends where the next one begins."),
    )
    recap = TextField(
        label=gettext_lazy("Recap"),
        required=False,
        help_text=gettext_lazy("What the chapter was about, for everybody. Markdown works."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    gm_notes = TextField(
        label=gettext_lazy("GM notes"),
        required=False,
        help_text=gettext_lazy("For GMs alone."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self,
        sessions: Sequence[Session],
        data: Any = None,
        *,
        chapter: Chapter | None = None,
        others: Iterable[Chapter] = (),
    ) -> None:
        self.chapter = chapter
        super().__init__(data, initial=_initial(chapter) if chapter else {"first": _first_free(sessions, others)})
        choices = _choices(sessions, chapter)
        self.fields["first"].choices = choices  # type: ignore[attr-defined]
        self.fields["last"].choices = [("", _("– it goes on –")), *choices]  # type: ignore[attr-defined]

    def draft(self) -> ChapterDraft:
        return ChapterDraft(**self.cleaned_data)

    def differing(self) -> list[tuple[str, str]]:
        """(label, saved text) for each field whose typed version differs from the saved one."""
        return [(str(self[name].label), self._saved(name)) for name in self.changed_data]

    def _saved(self, name: str) -> str:
        value = self.initial[name]
        field = self.fields[name]
        if isinstance(field, forms.TypedChoiceField):
            labels = {str(key): str(label) for key, label in field.choices}  # type: ignore[misc, union-attr]
            return labels["" if value is None else str(value)]
        return str(value)


def _initial(chapter: Chapter) -> dict[str, Any]:
    return {
        "title": chapter.title,
        "first": chapter.first_number,
        "last": chapter.last_number,
        "recap": chapter.recap,
        "gm_notes": chapter.gm_notes,
    }


def _choices(sessions: Iterable[Session], chapter: Chapter | None) -> list[tuple[int, str]]:
    """A number of the chapter that no session bears (any more) can be kept."""
    labels = {session.number: session.full_title for session in sessions}
    for number in (chapter.first_number, chapter.last_number) if chapter else ():
        if number is not None:
            labels.setdefault(number, _("Session %(number)s") % {"number": number})
    return sorted(labels.items())


def _first_free(sessions: Iterable[Session], others: Iterable[Chapter]) -> int | None:
    """The first session after all that chapters hold; where the last chapter goes on, the one it would end before."""
    taken = max((chapter.last_number or chapter.first_number for chapter in others), default=-1)
    numbers = [session.number for session in sessions]
    return next((number for number in numbers if number > taken), None)
