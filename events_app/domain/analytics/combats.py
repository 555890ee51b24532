"""How often they fought."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events_app.domain.analytics.chart import Chart, column_of
from events_app.domain.analytics.rows import Evening


def combats(evenings: Sequence[Evening]) -> Chart | None:
    fought = column_of(evenings, "combatEncounters", _("Combats"), "combat", "combats")
    peaceful = sum(1 for value in fought.values if not value)
    summary = ngettext(
        "%(count)s session went by without a fight.", "%(count)s sessions went by without a fight.", peaceful
    ) % {"count": peaceful}
    if not peaceful:
        summary = _("No session went by without a fight.") if len(evenings) > 1 else ""
    return Chart(
        "combats",
        _("Combats"),
        _("How many began in each session."),
        summary,
        tuple(evenings),
        (fought,),
        left=_("combats"),
        has_running=True,
    ).of_those_with_data()
