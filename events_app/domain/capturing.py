"""Recording a line as it was typed at the table: once, and never anything but what its preview showed."""

import dataclasses
import datetime as dt
import re
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from campaigntracker.campaigns.domain.storable import UNSTORABLE
from campaigntracker.campaigns.models import Campaign, Character, Member
from campaigntracker.ids import uuid7
from events_app.capture import Reading, Table, read_line
from events_app.capture.line import MOST_ITEMS
from events_app.capture.table import KnownGoal
from events_app.domain.closing.loot import sharers_among
from events_app.domain.errors import BadItemError
from events_app.domain.names import known_names
from events_app.domain.recording import record_events
from events_app.domain.running import RunningCombat, running_combat
from events_app.models import Event, Visibility
from sessions_app.domain.locking import lock_session
from sessions_app.models import Goal, Session, SessionPlayer

# The source of every event that was captured; a line's events are numbered behind its id: “id”, “id#2”, “id#3”.
SOURCE = "table"
NUMBERED = re.compile(r"#[0-9]{1,2}$")
LONGEST_ID = 150


NOTHING = Reading()


@dataclass(frozen=True, slots=True)
class Captured:
    """What became of a line: its events, or the problem for which there are none.

    `repeated`: it was recorded before, and these are its events of then; `reading` is then empty. `changed`: something
    else happened since the preview, so that the line would now record something else: `reading` is the new preview.
    """

    events: tuple[Event, ...] = ()
    reading: Reading = NOTHING
    problem: str = ""
    repeated: bool = False
    changed: bool = False

    @property
    def ok(self) -> bool:
        return bool(self.events)


@transaction.atomic
def capture(
    session: Session,
    text: str,
    *,
    by: Member | None,
    now: dt.datetime,
    external_id: str = "",
    said_at: dt.datetime | None = None,
    visibility: str | None = None,
    fingerprint: str = "",
) -> Captured:
    """Read a line as the table stands now, and record what it says.

    The same `external_id` again changes nothing and gives the first result, whatever has happened in between.
    `said_at`: when it was typed, if that was before now. `visibility`: who may read it where no tag says so.
    `fingerprint`: of the reading that was shown; nothing else is recorded.
    """
    if len(external_id) > LONGEST_ID or UNSTORABLE.search(external_id) or "#" in external_id:
        return Captured(problem=_("The line's id cannot be kept."))
    session = lock_session(session)
    if external_id and (before := line_events(session.campaign, external_id)):
        return Captured(tuple(before), repeated=True)
    if not (session.is_in_progress or session.is_completed):
        return Captured(problem=_("%(session)s has not begun: there is nothing to log yet.") % {"session": session})
    table = table_for(session, running_combat(session))
    reading = read_line(text, table, secret=visibility == Visibility.GM)
    if not reading.ok:
        return Captured(reading=reading, problem=reading.problem)
    if fingerprint and fingerprint != reading.fingerprint:
        problem = _(
            "Something else happened meanwhile. This is what the line would record now: send it again if it fits."
        )
        return Captured(reading=reading, problem=problem, changed=True)
    line = external_id or str(uuid7())
    real_time, game_time = _when(session, said_at, now), None if table.clock_runs else table.clock
    items = [
        dataclasses.replace(
            item,
            source=SOURCE,
            external_id=number_in_line(line, position),
            real_time=real_time,
            game_time=game_time,
        )
        for position, item in enumerate(reading.items, start=1)
    ]
    try:
        with transaction.atomic():
            recorded = record_events(session.campaign, items, session=session, by=by, now=now)
    except BadItemError as error:
        return Captured(reading=reading, problem=error.message)
    return Captured(tuple(result.event for result in recorded), reading)


def preview(session: Session, text: str, *, visibility: str | None = None) -> tuple[Reading, Table]:
    """What `capture` would record if nothing else happened first, and the table it was read against."""
    table = table_for(session, running_combat(session))
    return read_line(text, table, secret=visibility == Visibility.GM), table


def table_for(session: Session, combat: RunningCombat | None) -> Table:
    """What a line of this session is read against; for GMs, since names may be secrets. Expects the campaign loaded.

    `combat`: the `running_combat` of all that were logged.
    Once the session is over the clock is where the session ended, and stands still.
    """
    campaign, runs = session.campaign, session.is_in_progress
    characters = Character.objects.of(campaign).in_order().values_list("pk", "name", "status", "aliases")
    party = tuple(name for _pk, name, status, _aliases in characters if status == "active")
    others = (name for _pk, name, _status, aliases in characters for name in (name, *aliases))
    roster = SessionPlayer.objects.of(session).select_related("member").prefetch_related("played").in_order()
    names = known_names(campaign)
    players = Member.objects.of(campaign).at_the_table().in_order().values_list("display_name", flat=True)
    return Table(
        definition=campaign.definition,
        clock=campaign.clock if runs or session.game_end_time is None else session.game_end_time,
        seconds_per_round=campaign.seconds_per_round,
        characters=party,
        people=tuple(dict.fromkeys(name for name in (*others, *names.people) if name not in party)),
        places=names.locations,
        players=tuple(players),
        sharers=sharers_among(roster, {pk: name for pk, name, _status, _aliases in characters}),
        goals=tuple(
            KnownGoal(goal.title, goal.public_id, goal.is_open, goal.is_secret)
            for goal in Goal.objects.of(campaign).in_order()
        ),
        round=combat.round if combat else 0,
        in_combat=combat is not None,
        is_combat_secret=combat is not None and combat.is_secret,
        clock_runs=runs,
    )


def number_in_line(line: str, position: int) -> str:
    return line if position == 1 else f"{line}#{position}"


def line_events(campaign: Campaign, external_id: str) -> list[Event]:
    """The events of the captured line with this id, or to which the event with this id belongs, in order."""
    line = NUMBERED.sub("", external_id)
    ids = [number_in_line(line, position) for position in range(1, MOST_ITEMS + 1)]
    return list(Event.objects.of(campaign).filter(source=SOURCE, external_id__in=ids).in_recorded_order())


def _when(session: Session, said_at: dt.datetime | None, now: dt.datetime) -> dt.datetime:
    """When the line was typed, unless the clock of whoever typed it is wrong."""
    begun = session.real_start_time
    if said_at is None or said_at > now or begun is None or said_at < begun:
        return now
    return said_at
