"""What every line of the log is written with: icons, words in the reader's language, addresses of one campaign."""

from html import escape
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from events_app.rendering.icons import IconSheet

# The form outside of the timeline by which its buttons are sent: it holds the token, which no kept text may hold.
TURN_FORM = "event-turn"
_NO_EVENT = UUID(int=0)


class Pen:
    """For one campaign and one kind of reader. `is_gm`: writes the ways to correct what is told.

    `opens_all`: every combat stands open.
    """

    def __init__(self, slug: str, *, is_gm: bool, opens_all: bool = False) -> None:
        self.slug, self.is_gm, self.opens_all = slug, is_gm, opens_all
        self.icons = IconSheet()
        self.to = hidden(_("to"))
        self.place = hidden(_("Place:"))
        self.combat = hidden(_("Combat:"))
        self.secret = f'<span class="badge badge-secret">{self.icons["lock"]}{escape(_("GM only"))}</span>'
        self.voided = f'<span class="badge">{escape(_("Voided"))}</span>'
        self.not_ended = f'<span class="badge">{escape(_("not ended"))}</span>'
        self.going_on = f'<span class="badge">{escape(_("going on"))}</span>'
        self._marks: dict[tuple[str, str, str], str] = {}
        self._event = _around(slug, "event")
        self._edit = _around(slug, "event_edit") if is_gm else ("", "")
        self._restore = _around(slug, "event_restore") if is_gm else ("", "")
        self._correct = self.icons["pencil"] + escape(_("Correct")) if is_gm else ""
        self._restored = self.icons["rotate-ccw"] + escape(_("Restore it")) if is_gm else ""

    def mark(self, icon: str, category: str, label: str) -> str:
        """The round mark on the spine, with the category read out."""
        key = (icon, category, label)
        if key not in self._marks:
            self._marks[key] = f'<span class="timeline-mark">{self.icons[icon]}{hidden(f"{label}:")}</span>'
        return self._marks[key]

    def address(self, event_id: UUID) -> str:
        """What leads to where the event stands."""
        before, after = self._event
        return f"{before}{event_id}{after}"

    def correction(self, event_id: UUID, title: str) -> str:
        """A GM's way to correct an event."""
        before, after = self._edit
        return f'<a class="timeline-edit" href="{before}{event_id}{after}">{self._correct}{hidden(" " + title)}</a>'

    def time_correction(self, event_id: UUID) -> str:
        """The same for the time that a rest takes, beside that of the rest."""
        before, after = self._edit
        words = escape(_("Correct its time"))
        return f'<a class="timeline-edit" href="{before}{event_id}{after}">{self.icons["pencil"]}{words}</a>'

    def restoring(self, event_id: UUID, title: str) -> str:
        """The button that takes a void back; sent by the form that stands outside of the timeline."""
        before, after = self._restore
        return (
            f'<button class="timeline-edit" type="submit" form="{TURN_FORM}" formaction="{before}{event_id}{after}">'
            f"{self._restored}{hidden(' ' + title)}</button>"
        )


def hidden(text: str) -> str:
    """What is read out and not seen."""
    return f'<span class="visually-hidden">{escape(text)}</span>'


def _around(slug: str, name: str) -> tuple[str, str]:
    """An event's address before and after its id: asking the URL resolver hundreds of times takes milliseconds."""
    before, _id, after = reverse(name, args=[slug, _NO_EVENT]).partition(str(_NO_EVENT))
    return escape(before), escape(after)
