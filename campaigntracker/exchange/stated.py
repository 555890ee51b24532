"""Telling what a person stated from what the events give anyway.

A document carries what holds: a stated figure where there is one, else the computed one; a list's stated names, then
the computed ones. Reading it back, a figure or name counts as stated when the document's `stated` says so, or when the
events do not give it. Everything else stays computed, so that statistics follow later corrections, and a name that
only the GM's events give does not become one that the party reads.
"""

from campaigntracker.exchange.records import Account


def stated_figures(account: Account, computed: dict[str, int]) -> dict[str, int]:
    """`computed`: the figures that the GM's events give."""
    return {
        key: value
        for key, value in account.stats.items()
        if key in account.stated_stats or value != computed.get(key, 0)
    }


def stated_names(account: Account, computed: dict[str, list[str]]) -> dict[str, list[str]]:
    """`computed`: the lists that the GM's events give."""
    found = {
        key: [name for name in names if name in account.stated_lists.get(key, []) or name not in computed.get(key, [])]
        for key, names in account.lists.items()
    }
    return {key: names for key, names in found.items() if names}
