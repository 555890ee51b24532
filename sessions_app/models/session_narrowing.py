"""What the list of sessions can be narrowed by."""

import datetime as dt
from collections.abc import Callable
from typing import Any, Self

from django.db import models
from django.db.models import Exists, F, Q

from campaigntracker.campaigns.models import Member
from sessions_app.models.session_player import SessionPlayer
from sessions_app.models.session_states import SessionStates

# Lists of texts, each list as one text.
SEARCHED_LISTS = {
    f"{name}_text": models.Func(
        F(name), models.Value("\n"), function="array_to_string", output_field=models.TextField()
    )
    for name in ("planned_objectives", "actual_objectives")
}

SEARCHED_FIELDS = (
    "title",
    "description",
    "location",
    "notes",
    "gm__display_name",
    *SEARCHED_LISTS,
    *(
        f"summary__{key}"
        for key in (
            "gm",
            "auto",
            "highlights",
            "npcsIntroduced",
            "locationsVisited",
            "itemsAcquired",
            "questsStarted",
            "questsCompleted",
        )
    ),
)


class SessionNarrowing(SessionStates):
    """Each word leaves those that fit."""

    def tagged(self, tag: str) -> Self:
        return self.filter(tags__contains=[tag])

    def attended_by(self, member: Member) -> Self:
        return self.filter(Q(players__member=member, players__attended=True))

    def missed_by(self, member: Member) -> Self:
        """Those played without this member, on the roster or not."""
        came = SessionPlayer.objects.of_outer_session().attended().filter(member=member)
        return self.played().exclude(Exists(came))

    def with_player(self, member: Member, *, with_answers: bool = True) -> Self:
        """Those this member came to, and those still to be played that the member has not declined.

        For a reader who may not know the answers also those that were declined.
        """
        is_expected = Q(status__in=("planned", "in_progress"))
        if with_answers:
            is_expected &= ~Q(players__rsvp="no")
        return self.filter(Q(players__attended=True) | is_expected, players__member=member)

    def starting_between(self, start: dt.datetime | None, end: dt.datetime | None) -> Self:
        """Those whose real start lies in [start, end); None leaves a side open."""
        sessions = self
        if start is not None:
            sessions = sessions.filter(real_start_time__gte=start)
        if end is not None:
            sessions = sessions.filter(real_start_time__lt=end)
        return sessions

    def matching(
        self, text: str, *, told: Callable[[str], models.QuerySet[Any]] | None = None, with_notes: bool = True
    ) -> Self:
        """Those that hold every word of the text in what the party may read, or bear it as their number.

        The notes of rosters are the party's alone: for anybody else without them.

        `told` gives for a word the ids of the sessions whose log mentions it; the log lies in an app above this one,
        and who asks decides what of it may be known.
        """
        sessions = self
        for word in text.split():
            number = word.lstrip("#")
            found = Q(number=int(number)) if number.isascii() and number.isdigit() else Q()
            for name in SEARCHED_FIELDS:
                found |= Q(**{f"{name}__icontains": word})
            found |= Q(tags__contains=[word.lower()])
            found |= Q(Exists(SessionPlayer.objects.of_outer_session().mentioning(word, with_notes=with_notes)))
            if told is not None:
                found |= Q(pk__in=told(word))
            sessions = sessions.alias(**SEARCHED_LISTS).filter(found)
        return sessions
