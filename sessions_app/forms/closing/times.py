"""When it was, on both clocks."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigntracker import gametime
from campaigntracker.campaigns.domain.errors import RuleError
from campaigntracker.web.formfields import GameTimeField, LocalDateTimeField, not_before
from events_app.domain.closing import Step, Times
from sessions_app.domain.planning import check_times
from sessions_app.forms.closing.base import StepForm
from sessions_app.models import Session

# How far ahead an end may lie: a GM closes a little early, but does not end a session that is yet to be played.
LONGEST_AHEAD = dt.timedelta(hours=12)


class TimesStep(StepForm):
    """While the session goes on, its ends are suggested: now, and where the game clock stands; as they were noted
    before where it was reopened.
    """

    step, title, icon = Step.TIMES, gettext_lazy("When it was"), "clock"

    real_start_time = LocalDateTimeField(label=gettext_lazy("Started"), required=False)
    real_end_time = LocalDateTimeField(label=gettext_lazy("Ended"), required=False)

    field_order = ("real_start_time", "real_end_time", "game_start_time", "game_end_time", "goes_back")

    def __init__(
        self,
        session: Session,
        *,
        now: dt.datetime,
        story: int | None = None,
        ends: bool = False,
        data: QueryDict | None = None,
    ) -> None:
        """`story`: how far the game had come before a flashback."""
        self.now = now
        is_open = session.is_in_progress
        real_end = now if is_open and session.real_end_time is None else session.real_end_time
        clock = session.campaign.clock
        game_end = clock if is_open and session.game_end_time is None else session.game_end_time
        super().__init__(
            session,
            data=data,
            initial={
                "real_start_time": LocalDateTimeField.shown(session.real_start_time),
                "real_end_time": LocalDateTimeField.shown(real_end),
                "game_start_time": session.game_start_time,
                "game_end_time": game_end,
            },
        )
        self.fields["real_end_time"].required = ends
        for name, label, at in (
            ("game_start_time", _("Game time at the start"), session.game_start_time),
            ("game_end_time", _("Game time at the end"), game_end),
        ):
            self.fields[name] = GameTimeField(
                label=label,
                required=False,
                definition=session.campaign.definition,
                now=clock if at is None else at,
                seconds_per_round=session.campaign.seconds_per_round,
            )
        self.fields["game_end_time"].help_text = (
            _("Where the game clock stands. Write a moment, a time, or a step such as “+2h”.")
            if is_open and session.game_end_time is None
            else _("As it was noted before. Write a moment, a time, or a step from there such as “+2h”.")
        )
        if story is not None and is_open:
            words = _("This was a flashback: afterwards the game clock stands at %(moment)s again")
            label = words % {"moment": gametime.format(story, session.campaign.definition)}
            self.fields["goes_back"] = forms.BooleanField(label=label, required=False, initial=True)
        self.order_fields(self.field_order)

    def clean_real_end_time(self) -> dt.datetime | None:
        ended: dt.datetime | None = self.cleaned_data["real_end_time"]
        if ended and ended > self.now + LONGEST_AHEAD:
            raise ValidationError(_("That is still to come. A session ends when its play does: look at the date."))
        return ended

    def clean(self) -> dict[str, Any]:
        """What is wrong with one clock is said whatever is wrong with the other."""
        said = super().clean() or self.cleaned_data
        real, game = ("real_start_time", "real_end_time"), ("game_start_time", "game_end_time")
        if not any(name in self.errors for name in real):
            self._check(*self._real(), None, None)
        if not any(name in self.errors for name in game):
            self._check(None, None, *map(self._game, game))
        return said

    def _check(
        self, real_start: dt.datetime | None, real_end: dt.datetime | None, start: int | None, end: int | None
    ) -> None:
        try:
            check_times(real_start, real_end, start, end)
        except RuleError as error:
            self.add_error(error.field, error.message)

    @property
    def summary(self) -> str:
        parts = [_clock(self["real_start_time"].value()), _clock(self["real_end_time"].value())]
        real = " – ".join(part for part in parts if part)
        return " · ".join(filter(None, (real, str(self["game_end_time"].value() or ""))))

    def said(self) -> Times:
        """What was left alone is exactly as it is saved, seconds included."""
        said = self.cleaned_data
        start, end = self._real()
        return Times(
            real_start=start,
            real_end=end,
            game_start=self._game("game_start_time"),
            game_end=self._game("game_end_time"),
            goes_back=said.get("goes_back", "goes_back" not in self.fields),
        )

    def _real(self) -> tuple[dt.datetime | None, dt.datetime | None]:
        start = _exact(self.cleaned_data["real_start_time"], self.session.real_start_time)
        end = _exact(self.cleaned_data["real_end_time"], self.session.real_end_time)
        return start, not_before(end, start)

    def _game(self, name: str) -> int | None:
        typed: int | None = self.cleaned_data[name]
        return typed if name in self.changed_data else self.initial[name]


def _exact(typed: dt.datetime | None, saved: dt.datetime | None) -> dt.datetime | None:
    return saved if typed == LocalDateTimeField.shown(saved) else typed


def _clock(value: Any) -> str:
    """The time of day of what a field shows: of a moment in the reader's zone, or of what was typed."""
    if isinstance(value, dt.datetime):
        local = value if timezone.is_naive(value) else timezone.localtime(value)
        return formats.date_format(local, "H:i")
    return str(value or "").partition("T")[2]
