"""What the admin asks of a session."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.admin.fields import LinesField, TextsField
from campaigntracker.campaigns.admin.forms import CorrectionForm, Difference
from sessions_app.domain.drafts import DRAFT_COLUMNS, RosterEntry, SessionDraft
from sessions_app.models import SessionPlayer

TICKS = ("attended", "arrived_late", "left_early", "excused", "is_guest")


class SessionForm(CorrectionForm):
    game_times = ("game_start_time", "game_end_time")

    gm_summary = TextsField(label=_("Recap by the GM"), required=False, widget=AdminTextareaWidget)
    highlights = LinesField(
        label=_("Highlights"),
        required=False,
        widget=AdminTextareaWidget(attrs={"rows": 4}),
        base_field=forms.CharField(),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        summary = self.instance.summary
        for name, key, empty in (("gm_summary", "gm", ""), ("highlights", "highlights", [])):
            self.initial[name] = self.stored[name] = summary.get(key, empty)
        for name in ("planned_objectives", "actual_objectives", "tags", "highlights"):
            self.fields[name].help_text = _("One a line.")

    def draft(self, roster: tuple[RosterEntry, ...]) -> SessionDraft:
        columns = {name: self.kept(name) for name in DRAFT_COLUMNS if name != "gm_id"}
        gm = self.cleaned_data["gm"]
        return SessionDraft(
            **columns,
            gm_id=gm.pk if gm else None,
            gm_summary=self.kept("gm_summary"),
            highlights=self.kept("highlights"),
            roster=roster,
        )

    def _compare_with_what_was_seen(self) -> None:
        super()._compare_with_what_was_seen()
        if self.is_outdated:
            rows = SessionPlayer.objects.of(self.instance).select_related("member").prefetch_related("characters")
            theirs = "\n".join(_line(row) for row in rows.in_order())
            self.differences.append(Difference(str(_("Roster")), theirs, str(_("as it stands in the table below"))))


def _line(row: SessionPlayer) -> str:
    """One row of the roster in one line: Ada (Brynn): answer Yes; attended."""
    characters = ", ".join(str(character) for character in row.characters.all())
    said = [f"{_label('rsvp')} {row.get_rsvp_display()}"]
    said += [_label(name) for name in TICKS if getattr(row, name)]
    if row.note:
        said.append(row.note)
    return f"{row.member}{f' ({characters})' if characters else ''}: {'; '.join(said)}"


def _label(name: str) -> str:
    field: Any = SessionPlayer._meta.get_field(name)
    return str(field.verbose_name)
