"""What grows from session to session: enemies fallen, treasure, experience."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from events_app.domain.analytics.chart import Chart, Column, column_of, highest
from events_app.domain.analytics.rows import Evening
from events_app.domain.analytics.wording import plain, session


def kills(evenings: Sequence[Evening]) -> Chart | None:
    column = column_of(evenings, "npcsKilled", _("Enemies fallen"), "combat", "kills")
    return _chart("kills", _("Enemies fallen"), _("As the log counts those who were killed."), column, evenings)


def treasure(evenings: Sequence[Evening]) -> Chart | None:
    column = column_of(evenings, "treasureGained", _("Gold found"), "treasure", "treasure")
    return _chart("treasure", _("Treasure"), _("In gold pieces, as it was found or paid."), column, evenings)


def experience(evenings: Sequence[Evening]) -> Chart | None:
    column = column_of(evenings, "xpEarned", _("Experience"), "progress", "xp")
    return _chart("xp", _("Experience"), _("As it was awarded."), column, evenings)


def _chart(key: str, title: str, note: str, column: Column, evenings: Sequence[Evening]) -> Chart | None:
    best = highest(column, evenings)
    summary = ""
    if best and len(evenings) == 1:
        summary = _("%(total)s in all.") % {"total": plain(column.total)}
    elif best:
        summary = _("%(total)s in all; the most, %(most)s, in %(session)s.") % {
            "total": plain(column.total),
            "most": plain(best[1]),
            "session": session(best[0].number),
        }
    return Chart(
        key, title, note, summary, tuple(evenings), (column,), left=column.label.lower(), has_running=True
    ).of_those_with_data()
