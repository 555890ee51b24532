"""How full the table was."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from events_app.domain.analytics.chart import Chart, Column
from events_app.domain.analytics.rows import Evening
from events_app.domain.analytics.wording import percent


def attendance(evenings: Sequence[Evening]) -> Chart | None:
    kept = [evening.rostered > 0 or evening.came > 0 for evening in evenings]
    came = tuple(evening.came if is_kept else None for evening, is_kept in zip(evenings, kept, strict=True))
    share = tuple(100 * evening.regulars / evening.rostered if evening.rostered else None for evening in evenings)
    rostered = sum(evening.rostered for evening in evenings)
    full = sum(1 for evening in evenings if evening.rostered and evening.regulars == evening.rostered)
    summary = ""
    if len(evenings) == 1 and full:
        summary = _("Everybody came.")
    elif len(evenings) == 1 and rostered:
        summary = _("%(came)s of %(rostered)s came.") % {"came": evenings[0].regulars, "rostered": rostered}
    elif rostered:
        regulars = sum(evening.regulars for evening in evenings)
        summary = _("%(share)s of the seats were taken; everybody came to %(full)s of %(sessions)s sessions.") % {
            "share": percent(100 * regulars / rostered),
            "full": full,
            "sessions": sum(1 for evening in evenings if evening.rostered),
        }
    return Chart(
        "attendance",
        _("Who came"),
        _("Players at the table, guests too, and the share of each session’s roster that came, without guests."),
        summary,
        tuple(evenings),
        (
            Column(_("Players"), "goal", came),
            Column(_("Of the roster"), "quest", share, unit="percent", is_line=True, is_right=True),
        ),
        left=_("players"),
        right="%",
    ).of_those_with_data()
