"""What a session adds up to, as the document says: summary, stats, and which of it a person stated."""

from django.utils.translation import gettext as _

from campaigntracker.exchange.errors import show
from campaigntracker.exchange.reading.place import Place
from campaigntracker.exchange.records import Account
from events_app.domain.figures import FIGURE_KEYS, LIST_KEYS

# Sums of amounts may outgrow the amounts.
BIGGEST_FIGURE = 10**30


def read_account(summary: Place, stats: Place, stated: Place) -> Account:
    summary.fields(("auto", "gm", *LIST_KEYS))
    stats.fields(FIGURE_KEYS)
    stated.fields(("stats", "auto", *LIST_KEYS))
    lists = {key: summary.at(key).texts() for key in LIST_KEYS if summary.at(key).is_given}
    figures = {key: stats.at(key).whole(-BIGGEST_FIGURE, BIGGEST_FIGURE) for key in FIGURE_KEYS}
    known = {key: value for key, value in figures.items() if value is not None}
    # An export says of a recap that it was composed; what others send is their own.
    is_composed = stated.at("auto").is_given and not stated.at("auto").flag()
    auto = summary.at("auto").text()
    return Account(
        auto="" if is_composed else auto,
        gm=summary.at("gm").text(),
        lists=lists,
        stats=known,
        stated_lists={key: _among(stated.at(key), lists.get(key, [])) for key in LIST_KEYS},
        stated_stats=frozenset(_among(stated.at("stats"), list(known))),
    )


def _among(place: Place, known: list[str]) -> list[str]:
    for entry in place.entries():
        if entry.text() not in known:
            raise entry.error(_("“%(value)s” does not stand in this session") % {"value": show(entry.text())})
    return place.texts()
