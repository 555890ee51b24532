"""Reading one line: the front door of this package."""

import dataclasses

from django.utils.translation import gettext as _

from events_app.capture.clock import length_of, time_item
from events_app.capture.moments import clock_line
from events_app.capture.parts import SECRET_WORD, Parts, take_apart
from events_app.capture.reading import MisreadError, ProseError, Reading
from events_app.capture.registry import PARTY_TAGS, SECRET_TAGS, Verb, closest_tag, verb_for_tag, verb_of
from events_app.capture.saying import Said
from events_app.capture.sentences import subject_first, would_be
from events_app.capture.spelling import Names
from events_app.capture.strangers import strangers
from events_app.capture.table import Table
from events_app.capture.verbs.story import words_item
from events_app.domain.checking import LONGEST, check_item
from events_app.domain.errors import BadItemError
from events_app.domain.items import EventItem
from events_app.domain.reaching import is_too_far, too_far

LONGEST_LINE = 2000
MOST_ITEMS = 20


def read_line(text: str, table: Table, *, secret: bool = False) -> Reading:
    """What a line says; never raises. `secret`: it is the GM's alone unless a tag says otherwise."""
    line = " ".join(text.split())
    try:
        if not line:
            raise MisreadError(_("Write what happened."))
        if len(line) > LONGEST_LINE:
            raise MisreadError(_("That is too long for one line."))
        return _Reader(line, table, secret).read()
    except MisreadError as error:
        return Reading(problem=error.problem)


class _Reader:
    def __init__(self, line: str, table: Table, secret: bool) -> None:
        self.table = table
        self.people = Names.of((*table.characters, *table.people), called=table.characters)
        self.places = Names.of(table.places)
        self.parts: Parts = take_apart(line, self.places)
        self.hints: list[str] = []
        self.verb, self.is_secret = self._tags(secret)
        if self.is_secret and (word := SECRET_WORD.match(line)):
            rest = line[word.end() :]
            self.hints.append(_("For GMs, since it begins with “secret”. For everybody: note secret %s") % rest)
        if len(self.parts.places) > 1:
            raise MisreadError(_("One place a line: %s") % ", ".join(f"@{place}" for place in self.parts.places))
        self.place = self.parts.places[0] if self.parts.places else ""

    def _tags(self, secret: bool) -> tuple[Verb | None, bool]:
        verbs = []
        for tag in self.parts.tags:
            if tag in SECRET_TAGS or tag in PARTY_TAGS:
                secret = tag in SECRET_TAGS
            elif verb := verb_for_tag(tag):
                verbs.append(verb)
            else:
                raise MisreadError(
                    _("“/%(tag)s” is no kind of event. Did you mean “/%(close)s”?")
                    % {"tag": tag[:40], "close": closest_tag(tag)}
                )
        if len(set(verbs)) > 1:
            raise MisreadError(_("One kind of event a line, please."))
        return (verbs[0] if verbs else None), secret

    def read(self) -> Reading:
        items = self._all_finished(self._events())
        if self.parts.meanwhile:
            length = length_of(self.parts.meanwhile, self.table)
            passing = self._finished(time_item(length or 0, self.table))
            # Whoever travels arrives when the time has passed.
            position = 0 if items and all(item.type == "travel" for item in items) else len(items)
            items.insert(position, passing)
        if len(items) > MOST_ITEMS:
            raise MisreadError(_("That is more than %(most)s events for one line.") % {"most": MOST_ITEMS})
        moves = any(item.type == "time_advanced" for item in items)
        if moves and self.is_secret:
            raise MisreadError(_("The game clock is everybody's: time cannot pass in secret."))
        if moves and not self.table.clock_runs:
            raise MisreadError(_("The session is over: its game clock stands still."))
        clock = self.table.clock + sum(item.amount or 0 for item in items if item.type == "time_advanced")
        if is_too_far(clock, self.table.definition, before=self.table.clock):
            raise MisreadError(too_far())
        for item in items:
            try:
                check_item(item)
            except BadItemError as error:
                raise MisreadError(error.message) from None
        new_names, meant = strangers(items, self.people, self.table)
        hint = " ".join([*self.hints, *meant])
        return Reading(tuple(items), hint=hint, clock=self.table.clock if moves else None, new_names=new_names)

    def _all_finished(self, events: list[EventItem]) -> list[EventItem]:
        """What the line says is of the combat that begins; one that ends for it stays as open or secret as it was."""
        if [item.type for item in events] != ["combat_end", "combat_start"]:
            return [self._finished(item) for item in events]
        ends, begins = events
        visibility = "gm" if self.table.is_combat_secret else "party"
        return [dataclasses.replace(ends, visibility=visibility), self._finished(begins)]

    def _finished(self, item: EventItem) -> EventItem:
        """With what the line says of all its events."""
        clock_only = item.type == "time_advanced"
        description = " ".join(
            part for part in (item.description, "" if clock_only else self.parts.description) if part
        )
        return dataclasses.replace(
            item,
            location=item.location or ("" if clock_only else self.place),
            description=description,
            visibility="gm" if self.is_secret or item.visibility == "gm" else "party",
        )

    def _events(self) -> list[EventItem]:
        text = self.parts.text
        if self.verb:
            return self.verb.read(self._said(self.verb, self.verb.name, text, is_meant=True))
        if not text and not self.parts.description and self.parts.meanwhile:
            return []
        found = verb_of(text)
        try:
            if found:
                verb, word, rest, is_meant = found
                return verb.read(self._said(verb, word, rest, is_meant=is_meant))
        except ProseError as sentence:
            if sentence.usage:
                self.hints.append(_("Noted as text. An event would be written so: %s") % sentence.usage)
        if item := clock_line(text, self.table):
            return [item]
        if items := subject_first(text, lambda verb, rest: self._said(verb, verb.name, rest, is_meant=True)):
            self.hints.clear()
            return items
        prose = self.parts.prose
        if not prose:
            raise MisreadError(_("Write what happened."))
        if self.parts.description and len(text) <= LONGEST["name"] and " -- " in prose:
            return [words_item("note", prose.split(" -- ")[0])]
        if not self.hints:
            self.hints.extend(would_be(prose, self.people))
        self.parts = dataclasses.replace(self.parts, description="")
        return [words_item("note", prose)]

    def _said(self, verb: Verb, word: str, rest: str, *, is_meant: bool) -> Said:
        return Said(word, rest, is_meant, verb.usage, self.place, self.table, self.people, self.places, self.hints)
