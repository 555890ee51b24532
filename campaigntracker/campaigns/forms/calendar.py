"""Choosing another calendar or another beginning, and saying yes to what that changes."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.domain import calendar_files
from campaigntracker.campaigns.domain.calendars import calendar_fingerprint, suggested_epoch
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.campaigns.domain.storable import is_storable
from campaigntracker.campaigns.forms import beginning
from campaigntracker.campaigns.models import Campaign
from campaigntracker.gametime import CalendarDefinition, GameDate
from campaigntracker.gametime.presets import PRESETS
from campaigntracker.gametime.readers import ReadResult

PRESENT, FILE = "present", "file"
MOST_NOTES = 200


class CalendarForm(forms.Form):
    """The present calendar, a preset, or a file: uploaded or pasted."""

    source = forms.ChoiceField(label=_("Which calendar"), initial=PRESENT, widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("Calendar file"),
        required=False,
        allow_empty_file=True,
        help_text=_(
            "JSON of Simple Calendar, Seasons & Stars, Calendaria, Calendarium, Fantasy-Calendar, Foundry or this "
            "site, up to 1 MB."
        ),
    )
    text = forms.CharField(
        label=_("Or paste what such a file holds"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
    )
    epoch = forms.CharField(label=_("The story begins on"), required=False, max_length=beginning.LONGEST)

    def __init__(self, data: Any = None, files: Any = None, *, campaign: Campaign) -> None:
        super().__init__(data, files)
        self.campaign = campaign
        self.result: ReadResult | None = None
        present = campaign.definition
        choices = [
            (PRESENT, _described(_("The present one"), present.name or _("Days counted from 0."))),
            *((preset.slug, _described(preset.name, preset.description)) for preset in PRESETS.values()),
            (FILE, _described(_("A calendar of your own"), _("From a file, which you choose or paste below."))),
        ]
        self.fields["source"].choices = choices  # type: ignore[attr-defined]
        self.fields["epoch"].help_text = _(
            "The date of second 0, in the calendar you choose; now it is “%(date)s”. Left empty, it is proposed on the "
            "next page, where nothing is changed yet."
        ) % {"date": beginning.beginning_of(present)}

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        source, file, text = (self.cleaned_data.get(name) for name in ("source", "file", "text"))
        if not source or self.errors:
            return cleaned
        if (file or text) and source not in (PRESENT, FILE):
            message = _("You gave a file besides. Choose “A calendar of your own”, or take the file away.")
            self.add_error("source", message)
        elif file and text:
            self.add_error("text", _("Give a file or its text, not both."))
        elif file:
            self._read("file", lambda: calendar_files.read_calendar_file(_content(file), called=file.name or ""))
        elif text:
            self._read("text", lambda: calendar_files.read_calendar_text(text))
        elif source == FILE:
            self.add_error("file", _("Choose a file, or paste what it holds."))
        else:
            present = self.campaign.definition
            self.result = ReadResult(present if source == PRESENT else PRESETS[source].definition)
        return cleaned

    def _read(self, field: str, read: Any) -> None:
        try:
            self.result = read()
        except RuleError as error:
            self.add_error(field, error.message)

    @property
    def today(self) -> GameDate | None:
        """What the file calls today: a good beginning as long as the game clock has not been moved."""
        return self.result.current if self.result and not self.campaign.clock else None

    def review(self) -> "ReviewForm":
        """The next form, filled in; only of a valid one."""
        assert self.result is not None  # noqa: S101 - clean() has set it or added an error
        definition = self.result.definition
        if self.today is None:
            definition = suggested_epoch(self.campaign.definition, definition)
        else:
            definition = definition.with_epoch(self.today)
        epoch = self.cleaned_data["epoch"] or beginning.beginning_of(definition)
        return ReviewForm.filled_in(self.campaign, definition, epoch=epoch, notes=self.result.not_honoured)


class ReviewForm(forms.Form):
    """What is to become the calendar, shown before anything is changed. It carries the calendar itself."""

    definition = forms.CharField(widget=forms.HiddenInput)
    notes = forms.CharField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    epoch = forms.CharField(
        label=_("The story begins on"),
        max_length=beginning.LONGEST,
        help_text=_("The date of second 0. Change it and look again as often as you like."),
    )
    keep = forms.ChoiceField(
        label=_("What is to stay as it is"),
        initial="moments",
        required=False,
        choices=[("moments", _("The moments")), ("dates", _("The dates"))],
        widget=forms.RadioSelect,
    )

    @classmethod
    def filled_in(
        cls, campaign: Campaign, definition: CalendarDefinition, *, epoch: str, notes: Any = (), keep: str = "moments"
    ) -> "ReviewForm":
        return cls(
            {
                "definition": calendar_files.write_definition(definition),
                "notes": json.dumps(notes),
                "seen": calendar_fingerprint(campaign),
                "epoch": epoch,
                "keep": keep,
            }
        )

    def clean_definition(self) -> CalendarDefinition:
        try:
            return calendar_files.read_definition(self.cleaned_data["definition"])
        except RuleError as error:
            raise ValidationError(error.message) from None

    def clean_seen(self) -> str:
        """Without a word of what was seen, it was not what there is: a conflict like any other."""
        return self.cleaned_data["seen"] or "nothing"

    def clean_notes(self) -> tuple[str, ...]:
        try:
            notes = json.loads(self.cleaned_data["notes"] or "[]")
        except (ValueError, RecursionError):
            return ()
        if not isinstance(notes, list) or not is_storable(notes):
            return ()
        return tuple(map(str, notes[:MOST_NOTES]))

    def clean(self) -> dict[str, Any] | None:
        """Leaves `chosen`: the calendar that begins on the typed date."""
        cleaned = super().clean()
        definition, epoch = self.cleaned_data.get("definition"), self.cleaned_data.get("epoch")
        if definition is not None and epoch:
            try:
                self.cleaned_data["chosen"] = beginning.begin_on(epoch, definition)
            except ValidationError as error:
                self.add_error("epoch", error)
        return cleaned

    @property
    def chosen(self) -> CalendarDefinition | None:
        """The calendar to show: with the typed date where that can be read. None when the form is damaged."""
        self.is_valid()
        return self.cleaned_data.get("chosen") or self.cleaned_data.get("definition")

    @property
    def is_as_shown(self) -> bool:
        """Whether nothing but what the page showed is asked for."""
        return self.is_valid() and self.cleaned_data["chosen"] == self.cleaned_data["definition"]

    def renewed(self, campaign: Campaign, definition: CalendarDefinition, *, can_keep_dates: bool) -> "ReviewForm":
        """The form for showing `definition` as a change of the campaign as it is now; says what is wrong with it."""
        said = self.cleaned_data
        return ReviewForm.filled_in(
            campaign,
            definition,
            epoch=self.data.get("epoch", ""),
            notes=said.get("notes", ()),
            keep="dates" if said.get("keep") == "dates" and can_keep_dates else "moments",
        )


def _content(file: UploadedFile) -> bytes:
    """What was uploaded; a file that is too large is not even read."""
    if (file.size or 0) > calendar_files.LARGEST_FILE:
        raise RuleError(calendar_files.too_large())
    return file.read()


def _described(name: Any, description: Any) -> Any:
    return format_html("<strong>{}</strong> <small>{}</small>", name, description)
