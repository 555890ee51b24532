"""What the party dealt, bore and mended."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from events_app.domain.analytics.chart import Chart, column_of
from events_app.domain.analytics.rows import Evening
from events_app.domain.analytics.wording import plain


def damage(evenings: Sequence[Evening]) -> Chart | None:
    dealt = column_of(evenings, "totalDamageDealt", _("Dealt"), "combat", "dealt")
    taken = column_of(evenings, "totalDamageReceived", _("Taken"), "treasure", "taken")
    healed = column_of(evenings, "totalHealingDone", _("Healed"), "exploration", "healed")
    return Chart(
        "damage",
        _("Damage and healing"),
        _("Dealt by the party to others, taken by the party, and healed by it."),
        _("%(dealt)s dealt, %(taken)s taken, %(healed)s healed in all.")
        % {"dealt": plain(dealt.total), "taken": plain(taken.total), "healed": plain(healed.total)},
        tuple(evenings),
        (dealt, taken, healed),
        left=_("points"),
        has_running=True,
    ).of_those_with_data()
