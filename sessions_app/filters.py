"""Which sessions a list shows, as its address says."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import formats, timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.models import Member, Viewer
from events_app.models import Event
from sessions_app.models import Session, SessionStatus
from sessions_app.models.session_queryset import SORTS, SessionQuerySet

DEFAULT_SORT = "next"
SORTABLE = {DEFAULT_SORT: _("Next"), "number": _("Number"), "date": _("Date"), "duration": _("Duration")}
# In the words of the badges.
STATUSES = [
    (SessionStatus.PLANNED.value, _("Planned")),
    (SessionStatus.IN_PROGRESS.value, _("In progress")),
    (SessionStatus.COMPLETED.value, _("Played")),
    (SessionStatus.CANCELLED.value, _("Cancelled")),
]

CAME, AWAY = "came", "away"
INVERTED = "inverted"
NO_DATE = {"invalid": _("There is no such day. Write it like 2025-01-20.")}


@dataclass(frozen=True, slots=True)
class SortLink:
    """A way to sort; `query` is the query string that leads to it, and turns round the order that is current.

    `direction`: "ascending", "descending", or "" for an order that has none.
    """

    label: str
    is_current: bool
    direction: str
    query: str


class SessionFilterForm(forms.Form):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", ValidationError(gettext("This day lies before the first one."), code=INVERTED))
        if cleaned.get("attendance") and not self.data.get("player"):
            self.add_error("attendance", gettext("Choose the player too."))
        return cleaned


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PlayerField(django_filters.fields.ModelChoiceField):
    """Says the same of an id that nobody has and of one that is none."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError as error:
            raise ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value}
            ) from error


class PlayerFilter(django_filters.ModelChoiceFilter):
    field_class = PlayerField


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
        self.viewer = viewer
        super().__init__(query, Session.objects.lines_for(viewer))
        self.sort = query.get("sort", "") if query.get("sort", "") in SORTS else DEFAULT_SORT
        members = Member.objects.of(viewer.campaign).at_the_table().in_order()
        tags, players = (
            tuple(Session.objects.of(viewer.campaign).tag_names()),
            tuple(members.values_list("pk", "display_name")),
        )
        # All that is the campaign's own in what the filter shows.
        self.choices = (tags, players)
        self.form.fields["tag"].choices = [(tag, tag) for tag in tags]
        # The list is at hand; the field would read it as model instances once more.
        player = self.form.fields["player"]
        player.queryset = members
        player.widget.choices = [("", player.empty_label), *players]

    def filter_queryset(self, queryset: SessionQuerySet) -> SessionQuerySet:
        """A span that ends before it begins holds no day; showing more would look like an answer."""
        found = super().filter_queryset(queryset)
        return found.none() if self.form.has_error("until", INVERTED) else found

    @property
    def sorted_qs(self) -> SessionQuerySet:
        return self.qs.sorted_by(self.sort)

    @property
    def puts_next_first(self) -> bool:
        return self.sort == DEFAULT_SORT

    @property
    def asked(self) -> list[str]:
        """What the list is narrowed to, in words."""
        said = {name: value for name, value in self.form.cleaned_data.items() if value}
        if "q" in said:
            said["q"] = f"“{said['q']}”"
        if "tag" in said:
            said["tag"] = f"#{said['tag']}"
        for name in ("status", "attendance"):
            if name in said:
                said[name] = dict(self.form.fields[name].choices)[said[name]]
        for name, words in (("since", gettext("from %(day)s")), ("until", gettext("until %(day)s"))):
            if name in said:
                said[name] = words % {"day": formats.date_format(said[name], "j M Y")}
        return [str(value) for value in said.values()]

    def sort_links(self) -> list[SortLink]:
        links = []
        for name, label in SORTABLE.items():
            is_current = self.sort.lstrip("-") == name
            if name == DEFAULT_SORT:
                target, direction = name, ""
            else:
                target = name if self.sort == f"-{name}" else f"-{name}"
                direction = "descending" if self.sort.startswith("-") else "ascending"
            links.append(SortLink(str(label), is_current, direction, self._query_sorted(target)))
        return links

    def _query_sorted(self, sort: str) -> str:
        """The filters stay, the page begins anew."""
        query = self.data.copy()
        query.pop("page", None)
        query.pop("sort", None)
        if sort != DEFAULT_SORT:
            query["sort"] = sort
        return f"?{query.urlencode()}" if query else ""

    @property
    def is_narrowed(self) -> bool:
        """Whether the address asks for less than everything."""
        return any(self.data.get(name) for name in self.filters)

    def by_text(self, sessions: SessionQuerySet, name: str, text: str) -> SessionQuerySet:
        return sessions.matching(text, told=self._sessions_that_tell_of)

    def _sessions_that_tell_of(self, word: str) -> QuerySet[Any]:
        """A struck entry is found by nobody, a secret one by its GM alone."""
        return Event.objects.visible_to(self.viewer).live().mentioning(word).values("session")

    def by_status(self, sessions: SessionQuerySet, name: str, status: str) -> SessionQuerySet:
        return sessions.with_status(status)

    def by_player(self, sessions: SessionQuerySet, name: str, member: Member) -> SessionQuerySet:
        narrowed = {CAME: sessions.attended_by, AWAY: sessions.missed_by}
        return narrowed.get(self.form.cleaned_data.get("attendance", ""), sessions.with_player)(member)

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
