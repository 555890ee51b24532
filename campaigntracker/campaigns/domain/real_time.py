"""Which real moments can be meant."""

import datetime as dt

from django.utils.translation import gettext as _

# Table-top play began in 1974. What lies far outside is a slip of the finger, and in some time zones no date at all.
YEARS = range(1900, 2201)


def problem_with(moment: dt.datetime | None) -> str:
    """A sentence on what is wrong with a real moment; empty when nothing is, or when there is none."""
    if moment is None or moment.year in YEARS:
        return ""
    return _("The year must be %(first)s to %(last)s.") % {"first": YEARS[0], "last": YEARS[-1]}
