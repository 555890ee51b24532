"""Which sessions a list shows, as its address says."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import formats, timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models import Member, Viewer
from campaigntracker.postgres.prepared import Prepared, prepared
from campaigntracker.web.kept import Kept
from events_app.models import Event
from sessions_app.filters.form import (
    AWAY,
    CAME,
    INVERTED,
    NO_DATE,
    STATUSES,
    PlayerFilter,
    SessionFilterForm,
    day_input,
)
from sessions_app.filters.sorting import DEFAULT_SORT, SortLink, sort_links
from sessions_app.models import Session
from sessions_app.models.session_lines import SORTS
from sessions_app.models.session_queryset import SessionQuerySet


@dataclass(frozen=True, slots=True)
class Reading:
    """What an address without a mistake asks for: the fields' values, and the same `asked` in words."""

    values: Mapping[str, Any]
    asked: tuple[str, ...]


# Making and checking the form takes longer than reading the page.
_kept: Kept[Reading] = Kept(lambda reading: 1_500)
# So does putting together the query of a page.
_queries: "Kept[Prepared[[UUID], tuple[Any, ...]]]" = Kept(lambda query: 30_000)
# What narrows the list in the same way whoever looks, and in whichever campaign.
IMPERSONAL = {"status", "tag"}


class SessionFilter(django_filters.FilterSet):
    """Finds lines of the list. Bad input narrows nothing; its message stands beside the field."""

    q = django_filters.CharFilter(
        method="by_text", label=_("Text, names, events"), widget=forms.TextInput(attrs={"type": "search"})
    )
    status = django_filters.ChoiceFilter(
        method="by_status",
        label=_("Status"),
        choices=STATUSES,
        empty_label=_("Any"),
        error_messages={"invalid_choice": _("There is no such status.")},
    )
    tag = django_filters.ChoiceFilter(
        method="by_tag",
        label=_("Tag"),
        choices=(),
        empty_label=_("Any"),
        error_messages={"invalid_choice": _("No session carries this tag.")},
    )
    player = PlayerFilter(
        method="by_player",
        label=_("Player"),
        queryset=Member.objects.none(),
        empty_label=_("Anyone"),
        error_messages={"invalid_choice": _("Nobody like that is at this table.")},
    )
    attendance = django_filters.ChoiceFilter(
        method="by_attendance",
        label=_("This player"),
        choices=[(CAME, _("Came")), (AWAY, _("Was away"))],
        empty_label=_("Comes or came"),
        error_messages={"invalid_choice": _("Choose one of the answers in the list.")},
    )
    since = django_filters.DateFilter(method="from_day", label=_("From"), widget=day_input(), error_messages=NO_DATE)
    until = django_filters.DateFilter(method="to_day", label=_("Until"), widget=day_input(), error_messages=NO_DATE)

    class Meta:
        model = Session
        fields: list[str] = []
        form = SessionFilterForm

    def __init__(self, query: QueryDict, viewer: Viewer) -> None:
        """What django-filter sets up waits until the form is asked for."""
        self.viewer, self.data = viewer, query
        self.sort = query.get("sort", "") if query.get("sort", "") in SORTS else DEFAULT_SORT
        # All that is the campaign's own in what the filter shows.
        self.choices = Session.objects.choices_of(viewer.campaign)
        self.chosen = tuple(query.get(name, "") for name in self.base_filters)
        self._form: SessionFilterForm | None = None
        key = (self.choices, self.chosen, get_language())
        found = _kept.find(key)
        self.reading = found or self._read()
        if found is None and not self.has_errors:
            _kept.keep(key, self.reading)

    @property
    def form(self) -> SessionFilterForm:
        if self._form is None:
            super().__init__(self.data, Session.objects.lines_for(self.viewer))
            form: SessionFilterForm = self.get_form_class()(self.data)
            tags, players = self.choices
            tag: Any = form.fields["tag"]
            tag.choices = [(name, name) for name in tags]
            # The list is at hand; the field would read it as model instances once more.
            player: Any = form.fields["player"]
            player.queryset = Member.objects.of(self.viewer.campaign).at_the_table()
            player.widget.choices = [("", player.empty_label), *players]
            self._form = form
        return self._form

    @property
    def has_errors(self) -> bool:
        """A reading that was kept has none, and needs no form."""
        return self._form is not None and bool(self._form.errors)

    def _read(self) -> Reading:
        self.form.full_clean()
        values = {name: value for name, value in self.form.cleaned_data.items() if value}
        return Reading(values, tuple(self._in_words(values)))

    def filter_queryset(self, queryset: SessionQuerySet) -> SessionQuerySet:
        """A span that ends before it begins holds no day; showing more would look like an answer."""
        for name, value in self.reading.values.items():
            queryset = getattr(self, self.base_filters[name].method)(queryset, name, value)
        return queryset.none() if self.has_errors and self.form.has_error("until", INVERTED) else queryset

    @property
    def sorted_qs(self) -> SessionQuerySet:
        return self.filter_queryset(Session.objects.lines_for(self.viewer)).sorted_by(self.sort)

    def read_lines(self, start: int, stop: int) -> list[tuple[Any, ...]]:
        """A part of what is found, as `lines_for` says."""
        if self.has_errors or not self.reading.values.keys() <= IMPERSONAL:
            found: Any = self.sorted_qs[start:stop]
            return list(found)

        def lines(campaign: UUID) -> Any:
            found = self.filter_queryset(Session.objects.lines(is_gm=self.viewer.is_gm).filter(campaign=campaign))
            return found.sorted_by(self.sort)[start:stop]

        key = (self.viewer.is_gm, self.sort, tuple(self.reading.values.items()), start, stop)
        return _queries.get(key, lambda: prepared(lines))(self.viewer.campaign.pk)

    @property
    def puts_next_first(self) -> bool:
        return self.sort == DEFAULT_SORT

    @property
    def asked(self) -> tuple[str, ...]:
        """What the list is narrowed to, in words."""
        return self.reading.asked

    def _in_words(self, values: Mapping[str, Any]) -> list[str]:
        said = dict(values)
        if "q" in said:
            said["q"] = f"“{said['q']}”"
        if "tag" in said:
            said["tag"] = f"#{said['tag']}"
        for name in ("status", "attendance"):
            if name in said:
                field: Any = self.form.fields[name]
                said[name] = dict(field.choices)[said[name]]
        for name, words in (("since", gettext("from %(day)s")), ("until", gettext("until %(day)s"))):
            if name in said:
                said[name] = words % {"day": formats.date_format(said[name], "j M Y")}
        return [str(value) for value in said.values()]

    def sort_links(self) -> list[SortLink]:
        return sort_links(self.data, self.sort)

    @property
    def is_narrowed(self) -> bool:
        """Whether the address asks for less than everything."""
        return any(self.chosen)

    @property
    def is_seated(self) -> bool:
        """Answers and notes of rosters are for those who have a seat."""
        return self.viewer.member is not None

    def by_text(self, sessions: SessionQuerySet, name: str, text: str) -> SessionQuerySet:
        return sessions.matching(text, told=self._sessions_that_tell_of, with_notes=self.is_seated)

    def _sessions_that_tell_of(self, word: str) -> QuerySet[Any]:
        """A struck entry is found by nobody, a secret one by its GM alone."""
        return Event.objects.visible_to(self.viewer).live().mentioning(word).values("session")

    def by_status(self, sessions: SessionQuerySet, name: str, status: str) -> SessionQuerySet:
        return sessions.with_status(status)

    def by_player(self, sessions: SessionQuerySet, name: str, member: Member) -> SessionQuerySet:
        narrowed = {CAME: sessions.attended_by, AWAY: sessions.missed_by}
        expected = partial(sessions.with_player, with_answers=self.is_seated)
        return narrowed.get(self.reading.values.get("attendance", ""), expected)(member)

    def by_attendance(self, sessions: SessionQuerySet, name: str, answer: str) -> SessionQuerySet:
        """Says of the player chosen what `by_player` narrows the list to."""
        return sessions

    def by_tag(self, sessions: SessionQuerySet, name: str, tag: str) -> SessionQuerySet:
        return sessions.tagged(tag)

    def from_day(self, sessions: SessionQuerySet, name: str, day: dt.date) -> SessionQuerySet:
        return sessions.starting_between(_midnight(day), None)

    def to_day(self, sessions: SessionQuerySet, name: str, day: dt.date) -> SessionQuerySet:
        """Sessions of that day itself are meant too."""
        return sessions.starting_between(None, _midnight(day + dt.timedelta(days=1)) if day < dt.date.max else None)


def _midnight(day: dt.date) -> dt.datetime:
    """Where the day begins, in the zone in which the page shows its dates."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
