"""How long people sat at the table, in words: the same everywhere."""

from django.utils.translation import gettext as _

# Beyond so many hours nobody asks for the minutes.
HOURS_ALONE = 100


def play_time(minutes: float) -> str:
    """4 h 10 min; 50 min; whole hours alone where there are very many: 1,204 h."""
    hours, rest = divmod(round(minutes), 60)
    if hours >= HOURS_ALONE:
        hours, rest = hours + (rest >= 30), 0
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return _("%(hours)s h") % {"hours": f"{hours:,}"}
    return _("%(hours)s h %(minutes)s min") % {"hours": f"{hours:,}", "minutes": rest}
